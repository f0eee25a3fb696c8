// Topics around trips and money spent for the company.

import type { DemoTopic } from '../types.ts'

/** Topics `business_trip` to `corporate_card`. */
export const EXPENSE_TOPICS: readonly DemoTopic[] = [
  {
    code: 'business_trip',
    title: { ru: 'Еду в командировку', en: 'I am going on a business trip' },
    synonyms: {
      ru: 'командировка, билеты, гостиница, суточные, приказ, перенести командировку',
      en: 'business trip, tickets, hotel, per diem, travel order',
    },
    services: ['HR-107', 'ACC-101'],
  },
  {
    code: 'expense_report',
    title: {
      ru: 'Как отчитаться за командировку или покупку',
      en: 'How do I account for a trip or a purchase',
    },
    synonyms: {
      ru: 'авансовый отчёт, чеки, подотчёт, отчитаться, такси, потерял чек',
      en: 'expense report, receipts, expenses, taxi, lost receipt',
    },
    services: ['ACC-101'],
  },
  {
    code: 'expense_refund',
    title: { ru: 'Не вернули деньги за мои расходы', en: 'My expenses have not been refunded' },
    synonyms: {
      ru: 'перерасход, возместить, компенсация расходов, свои деньги, долг по подотчёту',
      en: 'reimbursement, refund, out of pocket, overspend',
    },
    services: ['ACC-101', 'TRS-104'],
  },
  {
    code: 'corporate_card',
    title: { ru: 'Корпоративная карта и деньги под отчёт', en: 'Corporate card and cash advance' },
    synonyms: {
      ru: 'корпоративная карта, бизнес-карта, лимит, подотчётные, аванс на хозрасходы',
      en: 'company card, card limit, cash advance, petty cash',
    },
    services: ['TRS-104'],
  },
]
