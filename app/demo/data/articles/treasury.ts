// Knowledge articles of the treasury department: payments, guarantees and company cards.

import type { Article } from '../article.ts'

/** Articles KB-0039 to KB-0042. */
export const TREASURY_ARTICLES: readonly Article[] = [
  {
    code: 'KB-0039',
    topics: ['supplier_invoice_payment'],
    service: 'TRS-101',
    department: 'treasury',
    title: { ru: 'Как оплатить счёт поставщика', en: 'How to have a supplier’s invoice paid' },
    summary: {
      ru: 'Заявка с договором и счётом до 12:00 понедельника или среды попадает в ближайший платёжный день.',
      en: 'A request with contract and invoice by noon on Monday or Wednesday makes the next payment day.',
    },
    body: {
      ru: `Платежи поставщикам проходят по вторникам и четвергам. Заявка, согласованная до 12:00 (московское время) предыдущего дня, попадает в ближайший реестр.

## Что приложить
- счёт или требование об оплате;
- номер договора и заказа;
- закрывающий документ, если платите по факту;
- для предоплаты — условие договора, которое её допускает.

## Порядок
1. Портал, услуга «Оплата счёта поставщика». Реквизиты подставятся из карточки поставщика.
2. Владелец бюджета согласует сумму и статью.
3. Казначейство проверяет лимит и включает заявку в реестр.
4. После исполнения в обращении появится платёжное поручение.

## Если реквизиты изменились
Письма поставщика мало. Центр подтверждает новые реквизиты звонком по номеру из договора или карточки: это защита от подмены счёта мошенниками. Проверка занимает один рабочий день.

## Что часто идёт не так
- счёт выставлен на другую компанию холдинга;
- сумма больше остатка по заказу;
- ставка или сумма НДС в счёте и договоре различаются;
- счёт отправили и на почту, и в портал: дубль задержит проверку.

Источник: «Платёжный регламент», раздел 2.`,
      en: `Suppliers are paid on Tuesdays and Thursdays. A request approved by 12:00 Moscow time on the day before makes the next list.

## What to attach
- the invoice or demand for payment;
- contract and order numbers;
- the act or delivery note, if you pay after delivery;
- for an advance payment, the clause that allows it.

## Steps
1. Portal, service "Paying a supplier invoice". Bank details come from the supplier's card.
2. The budget owner approves the amount and the budget line.
3. Treasury checks the limit and puts the request on the list.
4. After execution the payment order appears in the request.

## If bank details have changed
A letter from the supplier is not enough. The centre confirms new details by a call to the number in the contract or card: this protects against forged invoices. It takes one working day.

## What often goes wrong
- the invoice names another company of the group;
- the amount exceeds what is left of the order;
- VAT in the invoice differs from the contract;
- the invoice came both by mail and in the portal: the duplicate slows the check.

Source: Payment Rules, section 2.`,
    },
    audience: 'everyone',
    owner_team: 'trs_payments',
    reviewed_on: '2026-06-30',
  },
  {
    code: 'KB-0040',
    topics: ['urgent_payment', 'payment_status'],
    service: 'TRS-102',
    department: 'treasury',
    title: { ru: 'Срочный платёж и статус платежа', en: 'Urgent payment and payment status' },
    summary: {
      ru: 'Когда платят вне реестра, кто решает и как подтвердить поставщику, что деньги ушли.',
      en: 'When payment outside the list is possible, who decides and how to prove it to the supplier.',
    },
    body: {
      ru: `## Где статус
Портал, карточка заявки: «на согласовании», «в реестре», «отправлен в банк», «исполнен», «возврат». Платёжное поручение с отметкой банка прикладывается в день исполнения. Деньги обычно доходят в тот же день, закон отводит банкам на перевод до трёх рабочих дней.

## Когда платёж срочный
Налоги, решения судов, таможня, авария, остановка производства или магазина. Ошибка в планировании основанием не считается.

## Порядок
1. Портал, услуга «Срочный платёж». Напишите, что произойдёт, если не заплатить сегодня.
2. Согласует финансовый директор вашей компании, приложите его решение.
3. До 14:00 по Москве — исполнение сегодня, позже — в начале следующего рабочего дня.

Мы не исполняем платёж по звонку или сообщению, кто бы ни просил. Просьба «заплатить срочно и никому не говорить» — признак мошенничества: сообщите о ней в ИТ и своему руководителю.

## Платёж вернулся
Банк укажет причину: закрытый счёт, неверный ИНН, ошибка в назначении. Центр напишет вам в течение двух рабочих часов и повторит платёж после исправления.

## Что часто идёт не так
Согласующий в отпуске, замещение не назначено; срочную заявку продублировали обычной и чуть не заплатили дважды.

Источник: «Платёжный регламент», раздел 4.`,
      en: `## Where the status is
Portal, the request's card: in approval, on the list, sent to the bank, executed, returned. The payment order with the bank's mark is attached on the day of execution. Money mostly arrives the same day; the law allows banks up to three working days for a transfer.

## When a payment is urgent
Taxes, court decisions, customs, an accident, a stopped plant or store. Poor planning is not a ground.

## Steps
1. Portal, service "Urgent payment". Write what happens if it is not paid today.
2. Your company's finance director approves; attach the decision.
3. Before 14:00 Moscow time it is executed today, later at the start of the next working day.

We never pay on a call or a chat message, whoever asks. "Pay at once and tell nobody" is a sign of fraud: report it to IT and to your manager.

## A returned payment
The bank gives the reason: closed account, wrong INN, error in the purpose. The centre writes to you within two working hours and repeats the payment once it is corrected.

## What often goes wrong
The approver is on leave and no deputy is set; the urgent request was doubled by an ordinary one and almost paid twice.

Source: Payment Rules, section 4.`,
    },
    audience: 'everyone',
    owner_team: 'trs_payments',
    reviewed_on: '2026-08-27',
  },
  {
    code: 'KB-0041',
    topics: ['bank_guarantee'],
    service: 'TRS-103',
    department: 'treasury',
    title: {
      ru: 'Банковская гарантия: как заказать и проверить',
      en: 'Bank guarantee: how to order and check one',
    },
    summary: {
      ru: 'Для тендера или договора: что приложить, сколько стоит время банка и что проверить в тексте.',
      en: 'For a tender or contract: what to attach, how long the bank needs, what to check in the text.',
    },
    body: {
      ru: `Независимая (банковская) гарантия обещает заказчику или покупателю, что банк заплатит, если компания не выполнит обязательство. Нужна для тендеров, авансов и исполнения контрактов.

## Заказ гарантии
1. Портал, услуга «Банковская гарантия».
2. Приложите проект договора или тендерную документацию и форму гарантии, если она обязательна.
3. Укажите сумму, срок, бенефициара и крайнюю дату подачи.

Казначейство выбирает банк и согласует стоимость с владельцем бюджета. Обычный срок — семь рабочих дней, с нестандартным текстом — до двенадцати. Начните заранее: срок задаёт банк.

## Что проверить в проекте
- наименование и ИНН бенефициара;
- срок действия: он часто должен быть длиннее срока исполнения;
- перечень документов для требования;
- соответствие требованиям закона или заказчика.

## Если гарантию принёс поставщик
Не принимайте её только по копии. Приложите её к обращению: казначейство подтвердит выдачу в банке, это занимает два рабочих дня.

## Что часто идёт не так
Срок указан до даты договора, а не до окончания обязательств; текст согласован без заказчика, и он его отклонил; после завершения работ гарантию не вернули, а комиссия начисляется.

Источник: Гражданский кодекс РФ, статья 368; «Порядок работы с гарантиями».`,
      en: `An independent (bank) guarantee promises the customer that the bank pays if the company fails to perform. It is needed for tenders, advance payments and performance of contracts.

## Ordering one
1. Portal, service "Bank guarantee".
2. Attach the draft contract or tender papers, and the form of the guarantee if one is prescribed.
3. State the amount, term, beneficiary and the last day for submission.

Treasury chooses the bank and agrees the cost with the budget owner. It usually takes seven working days, up to twelve with a special text. Start early: the bank sets the pace.

## What to check in the draft
- the beneficiary's name and INN;
- the term: it must often be longer than that of performance;
- the list of papers needed for a claim;
- compliance with the law or the customer's requirements.

## If a supplier brings you a guarantee
Do not accept it by a copy alone. Attach it to a request: treasury confirms it with the bank in two working days.

## What often goes wrong
The term ends with the contract date instead of the obligations; the text was agreed without the customer, who rejected it; the guarantee was not returned after completion and the fee runs on.

Source: Civil Code, article 368; Guarantee Procedure.`,
    },
    audience: 'everyone',
    owner_team: 'trs_payments',
    reviewed_on: '2025-12-18',
  },
  {
    code: 'KB-0042',
    topics: ['corporate_card', 'expense_refund'],
    service: 'TRS-104',
    department: 'treasury',
    title: {
      ru: 'Корпоративная карта и деньги под отчёт',
      en: 'Corporate card and money in advance',
    },
    summary: {
      ru: 'Как получить карту или аванс, чем можно платить и когда вернут ваши собственные расходы.',
      en: 'How to get a card or an advance, what it may pay for and when your own money comes back.',
    },
    body: {
      ru: `Карта удобна тем, кто регулярно ездит или покупает для подразделения. Для разовой траты проще взять деньги под отчёт.

## Как получить
1. Портал, услуга «Корпоративная карта и подотчёт». Укажите цель и лимит.
2. После согласования руководителем подпишите правила пользования.
3. Карта готова за пять рабочих дней, аванс приходит на зарплатный счёт за два.

## Как пользоваться
- платите только за то, что разрешено приказом или заявкой;
- личные покупки недопустимы даже с последующим возвратом;
- сохраняйте чек: без него расход может быть признан неподтверждённым;
- отчитывайтесь в течение трёх рабочих дней после окончания срока или поездки.

## Когда вернут ваши деньги
Если вы заплатили своими с согласия руководителя, подайте авансовый отчёт. Возмещение приходит в течение пяти рабочих дней. Не пришло — проверьте, не возвращён ли отчёт на доработку.

## Карта потеряна
Сразу заблокируйте её в приложении банка или по номеру на обороте договора, затем напишите в центр.

## Что часто идёт не так
По карте висит незакрытый отчёт, и лимит обнулён; чек оформлен на физическое лицо без нужных реквизитов; ПИН записан рядом с картой.

Источник: «Правила пользования корпоративными картами».`,
      en: `A card suits those who travel or buy for their unit regularly. For a single expense money in advance is simpler.

## How to get one
1. Portal, service "Company card and cash advance". State the purpose and the limit.
2. When your manager has approved, sign the rules of use.
3. The card is ready in five working days; an advance reaches your salary account in two.

## How to use it
- pay only for what the order or request allows;
- private purchases are not allowed, even if you pay back;
- keep the receipt: without it an expense may count as unproven;
- report within three working days after the term or the trip ends.

## When your own money comes back
If you paid with your own money with your manager's consent, hand in an expense report. The refund comes within five working days. If it has not come, see whether the report was returned to you.

## A lost card
Block it at once in the bank's app or by the number on your agreement, then write to the centre.

## What often goes wrong
An open report has set the limit to zero; the receipt lacks the company's details where they are required; the PIN is kept with the card.

Source: Corporate Card Rules.`,
    },
    audience: 'everyone',
    owner_team: 'trs_payments',
    reviewed_on: '2026-02-18',
  },
]
