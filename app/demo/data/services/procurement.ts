// Services of procurement: purchases, suppliers, office supplies, orders, returns.

import type { DemoService } from '../types.ts'
import { MOSCOW, OFFICE } from './terms.ts'

/** Services PRC-101 to PRC-105. */
export const PROCUREMENT_SERVICES: readonly DemoService[] = [
  {
    code: 'PRC-101',
    department: 'procurement',
    team: 'prc_sourcing',
    resolution_hours: 80,
    price: { amount_rub: 3400, per: { ru: 'закупка', en: 'purchase' } },
    hours: MOSCOW,
    popular: 54,
    type: 'service_request',
    title: { ru: 'Закупка товара или услуги', en: 'Purchase of goods or services' },
    summary: {
      ru: 'Собираем предложения, выбираем поставщика и доводим до договора.',
      en: 'We collect quotations, choose a supplier and bring it to a contract.',
    },
    what_you_get: {
      ru: 'Сравнение предложений, выбранный поставщик, договор или заказ.',
      en: 'A comparison of bids, a chosen supplier, a contract or order.',
    },
    who_may: { ru: 'Владелец бюджета', en: 'The owner of the budget' },
    how: {
      ru: 'Заявка на портале с техническим заданием; свыше 500 тыс. руб. — конкурентная процедура.',
      en: 'Portal form with a specification; above 500,000 roubles a competitive procedure applies.',
    },
    provide: {
      ru: 'Техническое задание, количество, срок, бюджет, рекомендуемые поставщики.',
      en: 'Specification, quantity, date, budget, suggested suppliers.',
    },
    steps: [
      { ru: 'Уточняем техническое задание', en: 'We clarify the specification' },
      { ru: 'Запрашиваем предложения', en: 'We ask for quotations' },
      { ru: 'Сравниваем и согласуем выбор', en: 'We compare and agree on the choice' },
      { ru: 'Заключаем договор', en: 'We conclude the contract' },
    ],
    keywords: {
      ru: 'закупка, тендер, коммерческое предложение, техническое задание',
      en: 'purchase, tender, quotation, specification',
    },
  },
  {
    code: 'PRC-102',
    department: 'procurement',
    team: 'prc_sourcing',
    resolution_hours: 24,
    price: { amount_rub: 870, per: { ru: 'проверка', en: 'check' } },
    hours: MOSCOW,
    popular: 33,
    type: 'service_request',
    title: { ru: 'Проверка и регистрация поставщика', en: 'Supplier check and registration' },
    summary: {
      ru: 'Проверяем контрагента и заводим его в справочник.',
      en: 'We vet a new partner and enter it in the register.',
    },
    what_you_get: {
      ru: 'Заключение о рисках и код контрагента в 1С.',
      en: 'A risk opinion and a partner code in 1C.',
    },
    who_may: { ru: 'Инициатор закупки или договора', en: 'Whoever starts the purchase or contract' },
    how: {
      ru: 'Заявка на портале с анкетой поставщика.',
      en: 'Portal form with the questionnaire of the supplier.',
    },
    provide: {
      ru: 'Карточка организации, устав, приказ на директора, отчётность за год.',
      en: 'Company card, articles, order on the director, accounts for a year.',
    },
    steps: [
      { ru: 'Проверяем по открытым источникам', en: 'We check public sources' },
      { ru: 'Согласуем с безопасностью', en: 'We agree with security' },
      { ru: 'Заводим карточку', en: 'We create the card' },
    ],
    keywords: {
      ru: 'контрагент, поставщик, проверка, благонадёжность, карточка',
      en: 'supplier, partner, due diligence, registration',
    },
  },
  {
    code: 'PRC-103',
    department: 'procurement',
    team: 'prc_orders',
    resolution_hours: 40,
    price: null,
    hours: OFFICE,
    popular: 51,
    type: 'service_request',
    title: { ru: 'Заказ по каталогу', en: 'Order from the catalogue' },
    summary: {
      ru: 'Заказываем канцтовары, картриджи, воду, спецодежду по действующим договорам.',
      en: 'We order stationery, toner, water and workwear under standing contracts.',
    },
    what_you_get: {
      ru: 'Доставка на ваш адрес в ближайшую отгрузку.',
      en: 'Delivery to your address with the next shipment.',
    },
    who_may: {
      ru: 'Ответственный за обеспечение подразделения',
      en: 'Whoever looks after supplies in the unit',
    },
    how: {
      ru: 'Корзина на портале до среды, доставка на следующей неделе.',
      en: 'Fill the basket on the portal by Wednesday for delivery next week.',
    },
    provide: {
      ru: 'Позиции и количество, адрес, для спецодежды — размеры.',
      en: 'Items and quantities, address, and sizes for workwear.',
    },
    steps: [
      { ru: 'Проверяем лимит', en: 'We check the limit' },
      { ru: 'Размещаем заказ', en: 'We place the order' },
      { ru: 'Следим за доставкой', en: 'We follow the delivery' },
    ],
    keywords: {
      ru: 'канцтовары, картридж, вода, спецодежда, СИЗ, бумага',
      en: 'stationery, toner, water, workwear, paper',
    },
  },
  {
    code: 'PRC-104',
    department: 'procurement',
    team: 'prc_orders',
    resolution_hours: 8,
    price: null,
    hours: OFFICE,
    popular: 47,
    type: 'question',
    title: { ru: 'Статус заказа и поставки', en: 'Order and delivery status' },
    summary: {
      ru: 'Сообщаем, где заказ и когда его привезут, ускоряем поставку.',
      en: 'We tell you where an order is and speed it up.',
    },
    what_you_get: {
      ru: 'Дата поставки, подтверждённая поставщиком.',
      en: 'A delivery date confirmed by the supplier.',
    },
    who_may: { ru: 'Инициатор заказа', en: 'Whoever placed the order' },
    how: {
      ru: 'Статус виден на портале; вопрос — из карточки заказа.',
      en: 'See it on the portal; ask from the order card.',
    },
    provide: { ru: 'Номер заявки или заказа.', en: 'The number of the request or order.' },
    steps: [
      { ru: 'Проверяем статус у поставщика', en: 'We ask the supplier' },
      { ru: 'Сообщаем дату', en: 'We tell you the date' },
      { ru: 'Контролируем отгрузку', en: 'We watch the shipment' },
    ],
    keywords: { ru: 'статус, срок поставки, задержка, доставка', en: 'status, delivery date, delay' },
  },
  {
    code: 'PRC-105',
    department: 'procurement',
    team: 'prc_orders',
    resolution_hours: 40,
    price: null,
    hours: OFFICE,
    popular: 21,
    type: 'complaint',
    title: { ru: 'Рекламация поставщику', en: 'Claim to a supplier' },
    summary: {
      ru: 'Возвращаем или меняем бракованный, недопоставленный или ошибочный товар.',
      en: 'We return or replace faulty, short or wrong deliveries.',
    },
    what_you_get: {
      ru: 'Замена, допоставка или возврат денег.',
      en: 'A replacement, the missing goods or a refund.',
    },
    who_may: { ru: 'Получатель товара', en: 'The recipient of the goods' },
    how: { ru: 'Заявка на портале в день обнаружения.', en: 'Portal form on the day you find it.' },
    provide: {
      ru: 'Акт о расхождениях, фото, номер накладной.',
      en: 'Act of discrepancy, photos, delivery note number.',
    },
    steps: [
      { ru: 'Оформляем претензию', en: 'We write the claim' },
      { ru: 'Согласуем решение с поставщиком', en: 'We agree on a remedy' },
      { ru: 'Контролируем замену или возврат', en: 'We watch the replacement or refund' },
    ],
    keywords: {
      ru: 'рекламация, брак, недостача, возврат, замена',
      en: 'claim, defect, shortage, return, replacement',
    },
  },
]
