// Topics of procurement: purchases, supplies, orders, suppliers, bad deliveries.

import type { DemoTopic } from '../types.ts'

/** Topics `purchase` to `bad_delivery`. */
export const PROCUREMENT_TOPICS: readonly DemoTopic[] = [
  {
    code: 'purchase',
    title: { ru: 'Нужно что-то купить', en: 'I need something bought' },
    synonyms: {
      ru: 'закупка, заявка на закупку, тендер, коммерческое предложение, запчасти, услуги подрядчика',
      en: 'purchase, requisition, tender, quotation, spare parts, contractor',
    },
    services: ['PRC-101', 'PRC-103'],
  },
  {
    code: 'office_supplies',
    title: { ru: 'Закончились канцтовары, вода, картриджи', en: 'Out of stationery, water, cartridges' },
    synonyms: {
      ru: 'канцелярия, бумага, вода, картридж, спецодежда, СИЗ, хозтовары',
      en: 'stationery, paper, water, toner, workwear, protective equipment',
    },
    services: ['PRC-103'],
  },
  {
    code: 'order_status',
    title: { ru: 'Где мой заказ', en: 'Where is my order' },
    synonyms: {
      ru: 'статус заявки, когда привезут, поставка, задержка, не привезли',
      en: 'order status, delivery date, delay, not delivered',
    },
    services: ['PRC-104'],
  },
  {
    code: 'supplier_check',
    title: { ru: 'Хотим работать с новым поставщиком', en: 'We want to work with a new supplier' },
    synonyms: {
      ru: 'новый контрагент, завести поставщика, проверка, аккредитация, карточка контрагента',
      en: 'new supplier, vendor registration, due diligence, supplier card',
    },
    services: ['PRC-102'],
  },
  {
    code: 'bad_delivery',
    title: { ru: 'Привезли не то или брак', en: 'The delivery is wrong or faulty' },
    synonyms: {
      ru: 'рекламация, брак, недовоз, пересорт, возврат поставщику, акт расхождений',
      en: 'supplier claim, defect, short delivery, return',
    },
    services: ['PRC-105'],
  },
]
