// Services of accounting: expenses, source documents, reconciliation, sales, electronic exchange, assets.

import type { DemoService } from '../types.ts'
import { ALL_STAFF, OFFICE } from './terms.ts'

/** Services ACC-101 to ACC-106. */
export const ACCOUNTING_SERVICES: readonly DemoService[] = [
  {
    code: 'ACC-101',
    department: 'accounting',
    team: 'acc_expenses',
    resolution_hours: 16,
    price: { amount_rub: 260, per: { ru: 'авансовый отчёт', en: 'report' } },
    hours: OFFICE,
    popular: 78,
    type: 'service_request',
    title: { ru: 'Авансовый отчёт', en: 'Expense report' },
    summary: {
      ru: 'Проверяем отчёт о командировке или покупке и закрываем подотчётную сумму.',
      en: 'We check the report of a trip or purchase and settle the advance.',
    },
    what_you_get: {
      ru: 'Принятый отчёт и возмещение перерасхода в течение пяти рабочих дней.',
      en: 'An accepted report and a refund of overspend within five working days.',
    },
    who_may: ALL_STAFF,
    how: {
      ru: 'Отчёт на портале в течение трёх рабочих дней после возвращения.',
      en: 'Report on the portal within three working days of return.',
    },
    provide: {
      ru: 'Чеки, билеты с посадочными, счёт гостиницы с кассовым чеком; скан, оригиналы — если они бумажные.',
      en: 'Receipts, tickets with boarding passes, hotel bill with till receipt; scans, plus originals if on paper.',
    },
    steps: [
      { ru: 'Проверяем комплектность документов', en: 'We check completeness' },
      { ru: 'Руководитель утверждает расходы', en: 'The manager approves the expenses' },
      { ru: 'Проводим отчёт', en: 'We book the report' },
      {
        ru: 'Перечисляем перерасход или принимаем возврат',
        en: 'We pay the overspend or take the rest back',
      },
    ],
    keywords: {
      ru: 'авансовый отчёт, чек, подотчёт, суточные, перерасход',
      en: 'expense report, receipt, advance, per diem, overspend',
    },
  },
  {
    code: 'ACC-102',
    department: 'accounting',
    team: 'acc_payable',
    resolution_hours: 16,
    price: { amount_rub: 145, per: { ru: 'документ', en: 'document' } },
    hours: OFFICE,
    popular: 80,
    type: 'service_request',
    title: { ru: 'Документы поставщиков', en: 'Supplier documents' },
    summary: {
      ru: 'Принимаем и проводим накладные, УПД, акты и счета-фактуры.',
      en: 'We receive and book delivery notes, acts and VAT invoices.',
    },
    what_you_get: {
      ru: 'Документ в учёте за два рабочих дня или перечень того, чего не хватает.',
      en: 'The document booked in two working days, or a list of what is missing.',
    },
    who_may: { ru: 'Ответственный за договор или склад', en: 'The contract owner or the warehouse' },
    how: {
      ru: 'ЭДО или скан через портал; бумажные оригиналы — до пятого числа следующего месяца.',
      en: 'Electronic exchange or a scan by portal; paper originals by the fifth of the next month.',
    },
    provide: {
      ru: 'Документ с подписями, номер договора и заказа, статья бюджета.',
      en: 'The signed document, contract and order numbers, budget line.',
    },
    steps: [
      { ru: 'Проверяем реквизиты и подписи', en: 'We check the details and signatures' },
      { ru: 'Сверяем с договором и заказом', en: 'We match it with the contract and order' },
      { ru: 'Проводим и архивируем', en: 'We book and file it' },
    ],
    keywords: {
      ru: 'первичные документы, накладная, УПД, акт, счёт-фактура, оригинал',
      en: 'source documents, delivery note, act, VAT invoice, original',
    },
  },
  {
    code: 'ACC-103',
    department: 'accounting',
    team: 'acc_payable',
    resolution_hours: 24,
    price: { amount_rub: 390, per: { ru: 'акт', en: 'statement' } },
    hours: OFFICE,
    popular: 46,
    type: 'service_request',
    title: { ru: 'Акт сверки', en: 'Reconciliation statement' },
    summary: {
      ru: 'Сверяем расчёты с контрагентом и разбираем расхождения.',
      en: 'We reconcile accounts with a counterparty and clear the differences.',
    },
    what_you_get: {
      ru: 'Подписанный акт сверки или перечень расхождений с пояснениями.',
      en: 'A signed statement, or a list of differences with explanations.',
    },
    who_may: { ru: 'Снабжение, продажи, финансы клиента', en: 'Supply, sales and finance of the client' },
    how: {
      ru: 'Заявка на портале; акт подписывается через ЭДО.',
      en: 'Portal form; the statement is signed by electronic exchange.',
    },
    provide: {
      ru: 'Контрагент, договор, период, контакт бухгалтера контрагента.',
      en: 'Counterparty, contract, period, contact of their accountant.',
    },
    steps: [
      { ru: 'Формируем акт', en: 'We draw up the statement' },
      { ru: 'Отправляем контрагенту', en: 'We send it to the counterparty' },
      { ru: 'Разбираем расхождения', en: 'We clear the differences' },
      { ru: 'Подписываем', en: 'We sign' },
    ],
    keywords: {
      ru: 'сверка, расхождение, задолженность, сальдо',
      en: 'reconciliation, difference, debt, balance',
    },
  },
  {
    code: 'ACC-104',
    department: 'accounting',
    team: 'acc_receivable',
    resolution_hours: 8,
    price: { amount_rub: 180, per: { ru: 'комплект', en: 'set' } },
    hours: OFFICE,
    popular: 62,
    type: 'service_request',
    title: { ru: 'Документы для покупателей', en: 'Customer documents' },
    summary: {
      ru: 'Выставляем счета, УПД, исправленные и корректировочные документы.',
      en: 'We issue invoices, transfer documents, and corrections.',
    },
    what_you_get: {
      ru: 'Документ в ЭДО или на бумаге в течение рабочего дня.',
      en: 'The document by electronic exchange or on paper within a working day.',
    },
    who_may: { ru: 'Менеджер по продажам, магазин, сервис', en: 'Sales managers, stores, service' },
    how: { ru: 'Заявка на портале по номеру заказа.', en: 'Portal form with the order number.' },
    provide: {
      ru: 'Покупатель, ИНН, договор, заказ, что исправить.',
      en: 'Customer, tax number, contract, order, what to correct.',
    },
    steps: [
      { ru: 'Сверяем с заказом и отгрузкой', en: 'We match it with the order and shipment' },
      { ru: 'Выписываем документ', en: 'We issue the document' },
      { ru: 'Отправляем покупателю', en: 'We send it to the customer' },
    ],
    keywords: {
      ru: 'счёт, УПД, счёт-фактура, закрывающие, корректировка, дубликат',
      en: 'invoice, closing documents, correction, duplicate',
    },
  },
  {
    code: 'ACC-105',
    department: 'accounting',
    team: 'acc_receivable',
    resolution_hours: 8,
    price: null,
    hours: OFFICE,
    popular: 57,
    type: 'incident',
    title: { ru: 'Электронный документооборот', en: 'Electronic document exchange' },
    summary: {
      ru: 'Подключаем контрагентов к ЭДО и разбираем застрявшие документы.',
      en: 'We connect partners to electronic exchange and free stuck documents.',
    },
    what_you_get: {
      ru: 'Работающий обмен и документ в нужном статусе.',
      en: 'A working exchange and the document in the right state.',
    },
    who_may: {
      ru: 'Любой, кто обменивается документами с контрагентом',
      en: 'Anyone who exchanges documents with partners',
    },
    how: {
      ru: 'Заявка на портале или письмо с номером документа.',
      en: 'Portal form or mail with the document number.',
    },
    provide: {
      ru: 'Контрагент, ИНН и КПП, оператор ЭДО, номер документа, снимок ошибки.',
      en: 'Partner, tax number, exchange operator, document number, a picture of the error.',
    },
    steps: [
      { ru: 'Проверяем маршрут и подпись', en: 'We check the route and the signature' },
      { ru: 'Связываемся с оператором', en: 'We contact the operator' },
      { ru: 'Повторяем отправку', en: 'We send again' },
    ],
    keywords: {
      ru: 'ЭДО, роуминг, приглашение, подпись, аннулирование',
      en: 'electronic exchange, roaming, invitation, signature, cancel',
    },
  },
  {
    code: 'ACC-106',
    department: 'accounting',
    team: 'acc_expenses',
    resolution_hours: 40,
    price: { amount_rub: 520, per: { ru: 'объект', en: 'asset' } },
    hours: OFFICE,
    popular: 29,
    type: 'service_request',
    title: { ru: 'Основные средства и инвентаризация', en: 'Fixed assets and stock counts' },
    summary: {
      ru: 'Ставим имущество на учёт, перемещаем, списываем, проводим инвентаризацию.',
      en: 'We register, move and write off property and run stock counts.',
    },
    what_you_get: {
      ru: 'Акт по нужной форме, инвентарный номер, отражение в учёте.',
      en: 'The right form of act, an inventory number and the entry in the books.',
    },
    who_may: {
      ru: 'Материально ответственное лицо или руководитель',
      en: 'The person answerable for the property or the manager',
    },
    how: {
      ru: 'Заявка на портале, для списания — с заключением комиссии.',
      en: 'Portal form; for a write-off with the commission statement.',
    },
    provide: {
      ru: 'Инвентарный номер, место, ответственный, техническое заключение.',
      en: 'Inventory number, place, person answerable, technical statement.',
    },
    steps: [
      { ru: 'Проверяем карточку объекта', en: 'We check the asset card' },
      { ru: 'Готовим акт и собираем подписи', en: 'We prepare the act and collect signatures' },
      { ru: 'Отражаем в учёте', en: 'We book it' },
    ],
    keywords: {
      ru: 'основное средство, списание, перемещение, инвентарный номер, инвентаризация',
      en: 'fixed asset, write-off, transfer, inventory number, stock count',
    },
  },
]
