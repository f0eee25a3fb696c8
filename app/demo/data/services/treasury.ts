// Services of treasury: payments, guarantees, company cards and advances.

import type { DemoService } from '../types.ts'
import { MANAGERS, MOSCOW } from './terms.ts'

/** Services TRS-101 to TRS-104. */
export const TREASURY_SERVICES: readonly DemoService[] = [
  {
    code: 'TRS-101',
    department: 'treasury',
    team: 'trs_payments',
    resolution_hours: 24,
    price: { amount_rub: 95, per: { ru: 'платёж', en: 'payment' } },
    hours: MOSCOW,
    popular: 74,
    type: 'service_request',
    title: { ru: 'Оплата счёта поставщика', en: 'Paying a supplier invoice' },
    summary: {
      ru: 'Оплачиваем счета по договорам в платёжные дни — вторник и четверг.',
      en: 'We pay invoices under contracts on Tuesdays and Thursdays.',
    },
    what_you_get: {
      ru: 'Исполненный платёж и платёжное поручение с отметкой банка.',
      en: 'A payment made and the payment order with the bank mark.',
    },
    who_may: { ru: 'Ответственный за договор', en: 'The contract owner' },
    how: {
      ru: 'Заявка на оплату до 12:00 дня, предшествующего платёжному.',
      en: 'Payment request by 12:00 on the day before a payment day.',
    },
    provide: {
      ru: 'Счёт, номер договора, статья бюджета, закрывающие документы при постоплате.',
      en: 'Invoice, contract number, budget line, closing documents for payment in arrears.',
    },
    steps: [
      { ru: 'Проверяем договор и лимит', en: 'We check the contract and limit' },
      { ru: 'Включаем в реестр платежей', en: 'We add it to the payment register' },
      { ru: 'Исполняем в банке', en: 'The bank executes it' },
      { ru: 'Прикладываем платёжное поручение', en: 'We attach the payment order' },
    ],
    keywords: {
      ru: 'оплата, счёт, платёж, реестр, платёжное поручение',
      en: 'payment, invoice, register, payment order',
    },
  },
  {
    code: 'TRS-102',
    department: 'treasury',
    team: 'trs_payments',
    resolution_hours: 4,
    price: { amount_rub: 740, per: { ru: 'платёж', en: 'payment' } },
    hours: MOSCOW,
    popular: 31,
    type: 'service_request',
    title: { ru: 'Срочный платёж', en: 'Urgent payment' },
    summary: {
      ru: 'Платим день в день, если задержка ведёт к убыткам или остановке работы.',
      en: 'We pay the same day when a delay would cause a loss or stop work.',
    },
    what_you_get: {
      ru: 'Платёж в тот же день при заявке до 14:00 по Москве.',
      en: 'Payment the same day for requests before 14:00 Moscow time.',
    },
    who_may: MANAGERS,
    how: {
      ru: 'Заявка с отметкой «срочно» и согласованием финансового директора.',
      en: 'Request marked urgent and approved by the finance director.',
    },
    provide: {
      ru: 'Счёт, обоснование срочности, согласование.',
      en: 'Invoice, reason for urgency, approval.',
    },
    steps: [
      { ru: 'Проверяем согласование и остаток', en: 'We check the approval and balance' },
      { ru: 'Отправляем платёж вне очереди', en: 'We send the payment at once' },
      { ru: 'Направляем платёжное поручение', en: 'We send the payment order' },
    ],
    keywords: { ru: 'срочно, сегодня, день в день, госпошлина', en: 'urgent, today, same day, state duty' },
  },
  {
    code: 'TRS-103',
    department: 'treasury',
    team: 'trs_payments',
    resolution_hours: 40,
    price: { amount_rub: 5200, per: { ru: 'гарантия', en: 'guarantee' } },
    hours: MOSCOW,
    popular: 16,
    type: 'service_request',
    title: { ru: 'Банковская гарантия', en: 'Bank guarantee' },
    summary: {
      ru: 'Выпускаем и продлеваем гарантии для тендеров и договоров.',
      en: 'We arrange and extend guarantees for tenders and contracts.',
    },
    what_you_get: {
      ru: 'Гарантия банка по согласованной форме.',
      en: 'A guarantee of the bank in the agreed form.',
    },
    who_may: { ru: 'Тендерный отдел, продажи', en: 'Tender department, sales' },
    how: {
      ru: 'Заявка на портале не позднее чем за семь рабочих дней.',
      en: 'Portal form at least seven working days ahead.',
    },
    provide: {
      ru: 'Извещение или договор, форма гарантии, сумма, срок.',
      en: 'Notice or contract, form of the guarantee, amount, term.',
    },
    steps: [
      { ru: 'Сравниваем условия банков', en: 'We compare banks' },
      { ru: 'Согласуем текст с бенефициаром', en: 'We agree the wording with the beneficiary' },
      { ru: 'Оплачиваем комиссию', en: 'We pay the commission' },
      { ru: 'Передаём гарантию', en: 'We hand over the guarantee' },
    ],
    keywords: { ru: 'банковская гарантия, тендер, обеспечение', en: 'bank guarantee, tender, bond' },
  },
  {
    code: 'TRS-104',
    department: 'treasury',
    team: 'trs_payments',
    resolution_hours: 16,
    price: null,
    hours: MOSCOW,
    popular: 38,
    type: 'service_request',
    title: { ru: 'Корпоративная карта и подотчёт', en: 'Company card and cash advance' },
    summary: {
      ru: 'Выпускаем карты, меняем лимиты, перечисляем деньги под отчёт.',
      en: 'We issue cards, change limits and transfer advances.',
    },
    what_you_get: {
      ru: 'Карта за пять рабочих дней, лимит за день, аванс за два дня.',
      en: 'A card in five working days, a limit in one, an advance in two.',
    },
    who_may: {
      ru: 'Сотрудник с разъездным характером работы или по приказу',
      en: 'Staff who travel, or by order',
    },
    how: { ru: 'Заявка на портале, согласует руководитель.', en: 'Portal form, approved by the manager.' },
    provide: {
      ru: 'Сумма, цель, отсутствие долга по прошлым авансам.',
      en: 'Amount, purpose, no open earlier advance.',
    },
    steps: [
      { ru: 'Проверяем задолженность по авансам', en: 'We check open advances' },
      { ru: 'Получаем согласование', en: 'We obtain approval' },
      { ru: 'Меняем лимит или перечисляем сумму', en: 'We change the limit or transfer the sum' },
    ],
    keywords: { ru: 'карта, лимит, подотчёт, аванс', en: 'card, limit, advance' },
  },
]
