// Knowledge articles of the legal department: contracts, powers of attorney, claims, advice.

import type { Article } from '../article.ts'

/** Articles KB-0043 to KB-0047. */
export const LEGAL_ARTICLES: readonly Article[] = [
  {
    code: 'KB-0043',
    topics: ['contract_review'],
    service: 'LEG-101',
    department: 'legal',
    title: {
      ru: 'Согласование договора: от проекта до подписи',
      en: 'Contract review: from draft to signature',
    },
    summary: {
      ru: 'Типовой договор согласуют за день, чужую форму — за три; какие данные нужны сразу.',
      en: 'A standard contract takes a day, the other side’s form three; which data are needed at once.',
    },
    body: {
      ru: `## Выберите форму
Типовая форма центра проходит быстрее: если вы заполнили только выделенные поля, юрист смотрит её за один рабочий день. Форма контрагента или правки в тексте — до трёх рабочих дней, крупная сделка — дольше, срок назовут сразу.

## Что сделать
1. Портал, услуга «Согласование договора». Приложите проект в Word, а не скан.
2. Укажите сумму, срок, порядок оплаты, ответственного и результат проверки контрагента.
3. Ответьте на замечания в той же карточке: переписка сохранится вместе с договором.
4. После согласования отправьте на подпись по ЭДО или на бумаге.

## Кто подписывает
Директор или человек с доверенностью, в которой есть такая сделка и сумма. Не подписывайте сами «для ускорения»: могут возникнуть споры о полномочиях.

## Что часто идёт не так
- работа началась до подписи: условия уже трудно изменить;
- приложения с ценами и сроками добавлены после согласования;
- проверка контрагента не закончена, и договор ждёт её;
- подписанный экземпляр не вернулся, и бухгалтерия не может принять документы.

Источник: «Порядок договорной работы».`,
      en: `## Choose the form
The centre's standard form is faster: if you filled in only the marked fields, a lawyer looks at it within one working day. The other side's form or changes in the text take up to three working days; a large deal takes longer, and you are told at once how long.

## What to do
1. Portal, service "Contract review". Attach the draft in Word, not a scan.
2. State the amount, term, way of payment, the person in charge and the result of the counterparty check.
3. Answer remarks on the same card: the correspondence stays with the contract.
4. After approval send it for signature, by EDI or on paper.

## Who signs
The director, or a person whose power of attorney covers such a deal and amount. Do not sign yourself "to speed things up": authority may be disputed later.

## What often goes wrong
- work started before the signature: terms are hard to change by then;
- annexes with prices and dates were added after approval;
- the counterparty check is unfinished and the contract waits for it;
- the signed copy did not come back and accounting cannot accept documents.

Source: Contract Procedure.`,
    },
    audience: 'everyone',
    owner_team: 'leg_contracts',
    reviewed_on: '2026-03-03',
  },
  {
    code: 'KB-0044',
    topics: ['power_of_attorney'],
    service: 'LEG-102',
    department: 'legal',
    title: {
      ru: 'Доверенность: как получить и как отозвать',
      en: 'Power of attorney: getting and revoking one',
    },
    summary: {
      ru: 'Типовая доверенность готова за один рабочий день; что указать и когда нужен нотариус.',
      en: 'A standard one is ready in one working day; what to state and when a notary is needed.',
    },
    body: {
      ru: `Доверенность нужна, если вы действуете от имени компании: получаете груз, сдаёте документы, подписываете акты или договоры.

## Как заказать
1. Портал, услуга «Доверенность».
2. Укажите представителя, его паспортные данные и должность, перечень действий, получателя и срок.
3. Опишите полномочия узко: «получать груз по договору № …» лучше, чем «представлять во всех организациях».

Типовая форма готова за один рабочий день. Бумажный оригинал заберите на площадке или закажите доставку курьером.

## Полезно знать
- доверенность без даты выдачи ничтожна;
- если срок не указан, она действует год;
- для некоторых сделок, например с регистрацией прав на недвижимость, и для передоверия, как правило, нужен нотариус;
- получатель может требовать свою форму: приложите образец.

## Как отозвать
При переводе или увольнении представителя руководитель создаёт обращение «Отозвать доверенность». Юрист уведомляет представителя и тех, для кого она выдана. Оригинал нужно вернуть.

## Что часто идёт не так
Ошибка в паспорте; перечислены не те действия; доверенность закончилась в день поездки.

Источник: Гражданский кодекс РФ, статьи 185–189; «Порядок выдачи доверенностей».`,
      en: `You need one when you act for the company: receive goods, hand in papers, sign acts or contracts.

## How to order
1. Portal, service "Power of attorney".
2. State the representative with passport data and position, the list of actions, the recipient and the term.
3. Describe the powers narrowly: "to receive goods under contract No. …" is better than "to represent us everywhere".

A standard form is ready in one working day. Collect the paper original at your site or order a courier.

## Good to know
- a power of attorney without a date of issue is void;
- if no term is stated, it is valid for one year;
- some deals, such as those with registration of rights to real estate, and delegation to another person as a rule need a notary;
- the recipient may want its own form: attach the sample.

## How to revoke
When the representative moves or leaves, the manager creates the request "Revoke a power of attorney". The lawyer notifies the representative and those it was issued for. The original must be returned.

## What often goes wrong
A passport error; the wrong actions are listed; it expired on the day of the trip.

Source: Civil Code, articles 185–189; Power of Attorney Procedure.`,
    },
    audience: 'everyone',
    owner_team: 'leg_contracts',
    reviewed_on: '2026-06-24',
  },
  {
    code: 'KB-0045',
    topics: ['power_of_attorney', 'edo'],
    service: 'LEG-102',
    department: 'legal',
    title: {
      ru: 'Машиночитаемая доверенность (МЧД) и электронная подпись',
      en: 'Machine-readable power of attorney and electronic signature',
    },
    summary: {
      ru: 'Чтобы подписывать документы за компанию электронно, нужны личная подпись и МЧД.',
      en: 'To sign for the company electronically you need a personal signature and a machine-readable power.',
    },
    body: {
      ru: `Сотрудник подписывает документы компании своей квалифицированной подписью физического лица. Полномочия подтверждает машиночитаемая доверенность. Подпись самой организации есть только у руководителя.

## Что сделать
1. Получите подпись физического лица в аккредитованном удостоверяющем центре: список и порядок оплаты есть в услуге «Доверенность».
2. Закажите МЧД в той же услуге. Понадобятся СНИЛС, ИНН и перечень систем: ЭДО, отчётность, торги.
3. После подписи директора доверенность зарегистрируют, вы получите её номер.
4. Добавьте МЧД в систему, где подписываете документы, и проверьте на одном из них.

Срок — один рабочий день после того, как директор подписал доверенность.

## Как обращаться с подписью
Не передавайте носитель и пароль никому, даже коллеге на время отпуска: оформите ему отдельную доверенность. Потеряли носитель — сразу отзовите сертификат в удостоверяющем центре и напишите в центр.

## Что часто идёт не так
- сертификат продлён, а МЧД прежняя уже закончилась;
- в доверенности нет кода полномочий для нужного вида документа;
- после смены директора доверенность действует, но контрагент просит новую: спросите юриста.

Источник: Федеральный закон № 63-ФЗ; «Порядок работы с МЧД».`,
      en: `An employee signs the company's documents with a qualified signature of their own as a natural person. A machine-readable power of attorney proves the authority. Only the head of the company holds the organisation's signature.

## What to do
1. Get a personal signature from an accredited certification authority: the list and the way of payment are in the service "Power of attorney".
2. Order the machine-readable power in the same service. SNILS, INN and the list of systems are needed: EDI, reporting, tenders.
3. When the director has signed, it is registered and you get its number.
4. Add it to the system where you sign and try it on one document.

It takes one working day after the director's signature.

## Handling the signature
Give the key and password to nobody, not even to a colleague while you are on leave: have a separate power issued for them. If the key is lost, revoke the certificate at the authority at once and write to the centre.

## What often goes wrong
- the certificate was renewed but the power has expired;
- the power lacks the code for this kind of document;
- after a change of director the power is still valid but a counterparty wants a new one: ask a lawyer.

Source: Federal Law No. 63-FZ; Machine-Readable Power Procedure.`,
    },
    audience: 'everyone',
    owner_team: 'leg_contracts',
    reviewed_on: '2026-10-01',
  },
  {
    code: 'KB-0046',
    topics: ['claim'],
    service: 'LEG-104',
    department: 'legal',
    title: {
      ru: 'Претензия: как предъявить и как ответить',
      en: 'Claims: how to make one and how to answer',
    },
    summary: {
      ru: 'Полученную претензию передайте в тот же день; для своей соберите договор, акты и расчёт.',
      en: 'Pass on a claim you received the same day; for your own collect contract, acts and calculation.',
    },
    body: {
      ru: `## Вам прислали претензию
1. Не отвечайте по существу и ничего не признавайте, даже по телефону.
2. Зарегистрируйте дату получения, сохраните конверт или письмо.
3. В тот же день создайте обращение «Претензии и споры» и приложите всё, что есть.

Юрист скажет, что ещё нужно, в течение одного рабочего дня. Срок ответа задаёт договор или закон, часто это 30 календарных дней, но бывает и меньше.

## Контрагент не платит или нарушил срок
1. Закажите акт сверки.
2. Соберите договор, накладные или акты, переписку, расчёт долга.
3. Создайте обращение, укажите, чего вы хотите: деньги, замену, расторжение.

Проект претензии готов за пять рабочих дней. По денежным спорам между компаниями в суд обычно можно идти через 30 календарных дней после отправки, если договор не устанавливает иное.

## Что часто идёт не так
- обратились через два года: общий срок исковой давности три года, но документы уже потеряны;
- претензию отправили на старый адрес;
- отгрузки продолжались, хотя долг рос. Решение о приостановке примите вместе с юристом.

Источник: Арбитражный процессуальный кодекс РФ, статья 4; «Порядок претензионной работы».`,
      en: `## You received a claim
1. Do not answer on the substance and admit nothing, even by phone.
2. Record the date of receipt and keep the envelope or letter.
3. The same day create the request "Claims and disputes" with all that you have.

A lawyer tells you within one working day what else is needed. The contract or the law sets the term for the answer, often 30 calendar days, sometimes less.

## The other side does not pay or is late
1. Order a reconciliation statement.
2. Collect the contract, delivery notes or acts, letters and the calculation of the debt.
3. Create a request and say what you want: money, replacement, termination.

A draft claim is ready in five working days. In money disputes between companies one can usually go to court 30 calendar days after sending it, unless the contract says otherwise.

## What often goes wrong
- it is raised two years later: the general limitation period is three years, but the papers are lost;
- the claim went to an old address;
- deliveries continued while the debt grew. Decide on stopping them together with a lawyer.

Source: Commercial Procedure Code, article 4; Claims Procedure.`,
    },
    audience: 'everyone',
    owner_team: 'leg_contracts',
    reviewed_on: '2026-01-27',
  },
  {
    code: 'KB-0047',
    topics: ['legal_question'],
    service: 'LEG-103',
    department: 'legal',
    title: {
      ru: 'Вопрос юристу и запрос от госоргана',
      en: 'A question for a lawyer and an enquiry from an authority',
    },
    summary: {
      ru: 'Опишите факты и срок, а запрос госоргана передайте сразу, не отвечая на него сами.',
      en: 'Give facts and deadline; pass on an authority’s enquiry at once instead of answering it.',
    },
    body: {
      ru: `Центр отвечает на вопросы, связанные с работой компании. По личным делам сотрудников юристы не консультируют.

## Как спросить
1. Портал, услуга «Юридическая консультация».
2. Опишите, что произошло, кто участвует, какие есть документы и к какому сроку нужен ответ.
3. Сформулируйте вопрос: «можем ли мы расторгнуть договор сейчас» лучше, чем «посмотрите договор».

Ответ — в течение трёх рабочих дней. Вывод юриста относится к вашим фактам: если они изменились, напишите об этом.

## Пришёл запрос госоргана
Передайте его в тот же день, с датой получения. Не отправляйте документы самостоятельно: сначала проверяют полномочия и объём запроса. Если проверяющие пришли на площадку, будьте вежливы, попросите удостоверение и основание, позвоните по номеру 4040.

## Персональные данные и тайна
Перед передачей списков людей сторонней компании спросите юриста: могут понадобиться поручение на обработку или согласие. Соглашение о конфиденциальности подпишите до обмена сведениями, типовая форма есть в портале.

## Что часто идёт не так
Срок ответа уже прошёл; прислана половина переписки; совет, данный по другому случаю, применён к новому.

Источник: «Порядок правовой поддержки».`,
      en: `The centre answers questions about the company's work. Lawyers do not advise employees on private matters.

## How to ask
1. Portal, service "Legal advice".
2. Describe what happened, who is involved, which papers exist and when you need the answer.
3. Put a question: "may we end the contract now" is better than "please look at the contract".

The answer takes three working days. It rests on your facts: if they change, say so.

## An enquiry from an authority
Pass it on the same day with the date of receipt. Do not send papers yourself: authority and scope are checked first. If inspectors come to a site, be polite, ask for identification and grounds, and call 4040.

## Personal data and secrets
Ask a lawyer before you give lists of people to another company: a processing agreement or consent may be needed. Sign a confidentiality agreement before you exchange information; the standard form is in the portal.

## What often goes wrong
The term for the answer has passed; half of the correspondence was sent; advice given on another case was applied to a new one.

Source: Legal Support Procedure.`,
    },
    audience: 'everyone',
    owner_team: 'leg_contracts',
    reviewed_on: '2026-07-08',
  },
]
