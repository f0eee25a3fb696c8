// Knowledge articles of the accounting department on suppliers' documents, EDI and reconciliation.

import type { Article } from '../article.ts'

/** Articles KB-0001 to KB-0005. */
export const ACCOUNTING_DOCUMENT_ARTICLES: readonly Article[] = [
  {
    code: 'KB-0001',
    topics: ['source_documents'],
    service: 'ACC-102',
    department: 'accounting',
    title: {
      ru: 'Как передать первичные документы в центр',
      en: 'How to hand primary documents over to the centre',
    },
    summary: {
      ru: 'Что, в какой срок и в каком виде отправить, чтобы документ был учтён в своём месяце.',
      en: 'What to send, when and in which form, so that a document is booked in its own month.',
    },
    body: {
      ru: `Статья для всех, кто получает от поставщиков акты, накладные, УПД и счета-фактуры.

## Порядок
1. Проверьте, что в документе заполнены стороны, дата, предмет, сумма и подписи.
2. Укажите номер договора и заказа: по ним центр находит, куда отнести затраты.
3. Если документ пришёл по ЭДО, подпишите его в системе. Копию присылать не нужно.
4. Бумажный документ отсканируйте, приложите к обращению в портале, оригинал отправьте курьером до пятого числа следующего месяца.

## Сроки
По закону документ составляют при совершении операции или сразу после неё. По соглашению с центром подразделение передаёт его в течение двух рабочих дней после получения, документы последней недели месяца — до второго рабочего дня следующего. Центр отражает комплектный документ за два рабочих дня.

## Что чаще всего мешает
- нет расшифровки подписи или полномочий подписавшего;
- скан прислан, а оригинал остался в столе;
- один файл содержит документы по нескольким договорам.

Источник: «Регламент документооборота», раздел 3.`,
      en: `For everyone who receives acts of acceptance, delivery notes, universal transfer documents (UPD) and tax invoices from suppliers.

## Steps
1. Check that the parties, date, subject, amount and signatures are filled in.
2. Give the contract and order number: the centre uses them to find where the cost belongs.
3. If the document came by EDI, sign it in that system. No copy is needed.
4. Scan a paper document, attach it to a request in the portal and send the original by courier by the fifth of the next month.

## How long it takes
By law a document is drawn up when the operation takes place or right after it. Under the agreement with the centre the unit hands it over within two working days of receiving it; documents of the last week of a month, by the second working day of the next. The centre books a complete document in two working days.

## What often goes wrong
- the signatory's name or authority is missing;
- the scan was sent while the original stayed in a drawer;
- one file holds documents of several contracts.

Source: Document Flow Rules, section 3.`,
    },
    audience: 'everyone',
    owner_team: 'acc_payable',
    reviewed_on: '2026-06-16',
  },
  {
    code: 'KB-0002',
    topics: ['source_documents'],
    service: 'ACC-102',
    department: 'accounting',
    title: {
      ru: 'Проверка счёта-фактуры и УПД перед отправкой',
      en: 'Checking a tax invoice or UPD before you send it',
    },
    summary: {
      ru: 'Шесть полей, из-за ошибок в которых центр чаще всего возвращает документ.',
      en: 'Six fields whose errors most often make the centre return a document.',
    },
    body: {
      ru: `Две минуты проверки обычно экономят неделю переписки с поставщиком.

## Проверьте
1. Наименование, ИНН и КПП вашей компании. Для филиала КПП отличается от головного.
2. Номер и дату документа. Дата не раньше самой поставки.
3. Наименование товара или услуги: по нему должно быть понятно, что куплено.
4. Количество, цену и сумму без налога.
5. Ставку и сумму НДС либо отметку «без НДС».
6. Подписи уполномоченных лиц с расшифровкой.

По общему правилу продавец выставляет счёт-фактуру не позднее пяти календарных дней после отгрузки. УПД со статусом 1 заменяет и счёт-фактуру, и накладную или акт; со статусом 2 — только первичный документ.

## Если нашли ошибку
Не подписывайте и не правьте документ сами. Попросите поставщика исправить его, а если вы уже подписали, выставить корректировку. Напишите в центр номер документа: мы отметим, что ждём замену.

Не каждая опечатка лишает вычета по НДС. Если сомневаетесь, приложите документ к обращению, бухгалтер ответит в течение рабочего дня.

Источник: «Регламент документооборота», приложение 2.`,
      en: `Two minutes of checking usually save a week of letters with the supplier.

## Check
1. Your company's name, INN and KPP. A branch has a KPP of its own.
2. The number and date. The date is not earlier than the delivery itself.
3. The description: it must tell what was bought.
4. Quantity, price and amount before tax.
5. The VAT rate and amount, or the mark "no VAT".
6. Signatures of authorised people, with their names.

As a general rule the seller issues a tax invoice within five calendar days of the shipment. A UPD with status 1 replaces both the tax invoice and the delivery note or act; with status 2 it replaces the primary document only.

## If you find an error
Neither sign the document nor correct it yourself. Ask the supplier for a corrected one or, if you have already signed, for an adjustment. Send the document number to the centre: we will note that a replacement is expected.

Not every misprint costs the VAT deduction. If in doubt, attach the document to a request; an accountant answers within one working day.

Source: Document Flow Rules, annex 2.`,
    },
    audience: 'everyone',
    owner_team: 'acc_payable',
    reviewed_on: '2026-03-11',
  },
  {
    code: 'KB-0003',
    topics: ['edo'],
    service: 'ACC-105',
    department: 'accounting',
    title: {
      ru: 'Как перейти на ЭДО с новым контрагентом',
      en: 'How to start EDI with a new counterparty',
    },
    summary: {
      ru: 'Приглашение, роуминг между операторами и первый тестовый документ — обычно за три рабочих дня.',
      en: 'Invitation, roaming between operators and a first test document, usually within three working days.',
    },
    body: {
      ru: `Для тех, кто ведёт договор и хочет получать документы в электронном виде.

## Что сделать
1. Спросите контрагента, через какого оператора ЭДО он работает и каков его идентификатор участника.
2. Убедитесь, что договор допускает обмен электронными документами. Если нет, попросите юристов добавить соглашение об ЭДО: есть готовая форма.
3. Создайте обращение «Подключить контрагента к ЭДО» и приложите ИНН, КПП, идентификатор и контакт бухгалтера.

Центр отправит приглашение. Если операторы одинаковые, связь появляется сразу после ответа контрагента. Если разные, нужен роуминг: от нескольких часов до трёх рабочих дней.

## Как понять, что всё работает
Попросите прислать один документ. Когда он появится в разделе «Входящие» и получит статус «Подписан», бумагу можно больше не собирать.

## Что часто идёт не так
- приглашение принято по другому КПП, и документы уходят в чужой ящик;
- контрагент продублировал документ на бумаге: оставьте один вид, иначе расход учтут дважды.

Источник: «Порядок электронного документооборота».`,
      en: `For those who look after a contract and want its documents in electronic form.

## What to do
1. Ask the counterparty which EDI operator they use and what their participant identifier is.
2. Make sure the contract allows electronic documents. If not, ask the lawyers for an EDI agreement: there is a ready form.
3. Create the request "Connect a counterparty to EDI" with their INN, KPP, identifier and the contact of their accountant.

The centre sends the invitation. With the same operator the connection appears as soon as the counterparty accepts. With different ones roaming is needed: from a few hours to three working days.

## How to tell that it works
Ask for one document. Once it is in the inbox and has the status "Signed", paper need not be collected any more.

## What often goes wrong
- the invitation was accepted under another KPP and documents go to the wrong box;
- the counterparty also sends paper: keep one form, or the cost may be booked twice.

Source: Electronic Document Procedure.`,
    },
    audience: 'everyone',
    owner_team: 'acc_receivable',
    reviewed_on: '2026-02-04',
  },
  {
    code: 'KB-0004',
    topics: ['edo', 'source_documents'],
    service: 'ACC-105',
    department: 'accounting',
    title: {
      ru: 'Документ в ЭДО не подписан или отклонён: что делать',
      en: 'An EDI document is unsigned or rejected: what to do',
    },
    summary: {
      ru: 'Как читать статусы и чем отказ отличается от уточнения и аннулирования.',
      en: 'How to read the statuses, and how rejection differs from clarification and annulment.',
    },
    body: {
      ru: `Сначала посмотрите статус документа в карточке: от него зависит, чей сейчас ход.

| Статус | Что значит | Что сделать |
|---|---|---|
| Требуется подпись | ждём вас | проверить и подписать или запросить уточнение |
| Ожидает подписи контрагента | ждём другую сторону | напомнить через три рабочих дня |
| Запрошено уточнение | найдена ошибка | отправить исправленный документ |
| Отказано | документ не принят | узнать причину и выставить новый |

Подписанный документ нельзя просто удалить. Его аннулируют по согласию обеих сторон или исправляют корректировочным.

## Если кнопка подписи не работает
1. Проверьте срок действия сертификата.
2. Убедитесь, что машиночитаемая доверенность (МЧД) действует и её полномочия подходят этому виду документа.
3. Перезапустите браузер с подключённым носителем ключа.

Не помогло — создайте обращение, укажите номер документа, контрагента, время ошибки и снимок экрана. Решение обычно занимает рабочий день; вопросы к оператору ЭДО могут занять до двух рабочих дней.

Частая ошибка: нажали «Отказать» вместо «Запросить уточнение». Тогда поставщику придётся создавать документ заново.`,
      en: `First look at the status on the document's card: it tells whose move it is.

| Status | Meaning | What to do |
|---|---|---|
| Signature required | waits for you | check and sign, or ask for clarification |
| Awaiting counterparty | waits for the other side | remind them after three working days |
| Clarification requested | an error was found | send a corrected document |
| Rejected | not accepted | find out why and issue a new one |

A signed document cannot simply be deleted. It is annulled with the consent of both sides or put right by an adjustment.

## If the sign button does not work
1. Check that the certificate has not expired.
2. Make sure the machine-readable power of attorney is valid and covers this kind of document.
3. Restart the browser with the key plugged in.

If that does not help, create a request with the document number, counterparty, time of the error and a screenshot. It is usually settled within a working day; questions to the EDI operator may take up to two working days.

A common slip is pressing "Reject" instead of "Ask for clarification": the supplier then has to make the document anew.`,
    },
    audience: 'everyone',
    owner_team: 'acc_receivable',
    reviewed_on: '2026-08-20',
  },
  {
    code: 'KB-0005',
    topics: ['reconciliation'],
    service: 'ACC-103',
    department: 'accounting',
    title: {
      ru: 'Как заказать акт сверки и что делать с расхождением',
      en: 'How to order a reconciliation statement and handle a difference',
    },
    summary: {
      ru: 'Акт сверки готовится за три рабочих дня; расхождение разбирают построчно.',
      en: 'A statement is ready in three working days; a difference is settled line by line.',
    },
    body: {
      ru: `Акт сверки нужен, чтобы обе стороны одинаково видели взаимные расчёты: перед закрытием договора, годовой отчётностью или спором об оплате.

## Как заказать
Создайте обращение «Акт сверки» и укажите контрагента, его ИНН, договор (или «все договоры»), период и адрес, куда отправить. Срок — три рабочих дня, в первой декаде января и апреля — до пяти.

## Если вам прислали чужой акт
Перешлите его в центр целиком, не подписывая. Бухгалтер сравнит обороты и вернёт акт с подписью или с протоколом расхождений.

## Откуда берутся расхождения
- документ ещё не дошёл до центра;
- оплата отнесена на другой договор;
- поставщик отразил отгрузку датой отправки, а вы — датой получения;
- не учтена корректировка.

Приложите недостающий документ к тому же обращению: сверка продолжится без новой очереди.

Акт подписывает только тот, у кого есть полномочия. Подпись под актом может считаться признанием долга и влиять на срок исковой давности, поэтому при спорных суммах сначала спросите юристов.

Источник: «Учётная политика», раздел «Расчёты с контрагентами».`,
      en: `A reconciliation statement lets both sides see the same balance: before a contract is closed, before annual accounts or in a dispute over payment.

## How to order one
Create the request "Reconciliation statement" with the counterparty, its INN, the contract (or "all contracts"), the period and the address to send it to. It takes three working days, and up to five in the first ten days of January and April.

## If you were sent their statement
Forward it to the centre whole and unsigned. An accountant compares the turnovers and returns it signed or with a list of differences.

## Where differences come from
- a document has not reached the centre yet;
- a payment was booked to another contract;
- the supplier booked the day of dispatch and you the day of receipt;
- an adjustment was missed.

Attach the missing document to the same request: the work goes on without a new queue.

Only an authorised person signs. A signature may count as acknowledgement of the debt and affect the limitation period, so ask the lawyers first when amounts are disputed.

Source: Accounting Policy, "Settlements".`,
    },
    audience: 'everyone',
    owner_team: 'acc_payable',
    reviewed_on: '2026-04-07',
  },
]
