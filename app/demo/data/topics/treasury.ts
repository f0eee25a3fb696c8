// Topics of treasury: invoices to pay, payments and guarantees.

import type { DemoTopic } from '../types.ts'

/** Topics `supplier_invoice_payment` to `bank_guarantee`. */
export const TREASURY_TOPICS: readonly DemoTopic[] = [
  {
    code: 'supplier_invoice_payment',
    title: { ru: 'Нужно оплатить счёт', en: 'An invoice has to be paid' },
    synonyms: {
      ru: 'оплата счёта, заявка на оплату, предоплата, реестр платежей, платёж поставщику',
      en: 'pay an invoice, payment request, prepayment, payment run',
    },
    services: ['TRS-101', 'TRS-102'],
  },
  {
    code: 'payment_status',
    title: { ru: 'Ушёл ли платёж поставщику', en: 'Has the supplier been paid' },
    synonyms: {
      ru: 'платёжка, платёжное поручение, когда оплатят, не дошли деньги, отметка банка',
      en: 'payment order, when will it be paid, money not received, bank mark',
    },
    services: ['TRS-101'],
  },
  {
    code: 'urgent_payment',
    title: { ru: 'Нужно заплатить сегодня', en: 'It must be paid today' },
    synonyms: {
      ru: 'срочный платёж, день в день, отгрузка стоит, штраф, госпошлина',
      en: 'urgent payment, same day, shipment on hold, penalty, state duty',
    },
    services: ['TRS-102'],
  },
  {
    code: 'bank_guarantee',
    title: { ru: 'Нужна банковская гарантия', en: 'I need a bank guarantee' },
    synonyms: {
      ru: 'гарантия, обеспечение заявки, тендер, обеспечение исполнения, продлить гарантию',
      en: 'guarantee, bid bond, tender, performance bond, extend',
    },
    services: ['TRS-103'],
  },
]
