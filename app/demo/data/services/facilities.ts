// Services of facilities: passes, desks and moves, building repairs, transport and courier.

import type { DemoService } from '../types.ts'
import { ALL_STAFF, LONG_DAY, MANAGERS, OFFICE } from './terms.ts'

/** Services FAC-101 to FAC-104. */
export const FACILITIES_SERVICES: readonly DemoService[] = [
  {
    code: 'FAC-101',
    department: 'facilities',
    team: 'fac_office',
    resolution_hours: 4,
    price: null,
    hours: OFFICE,
    popular: 60,
    type: 'service_request',
    title: { ru: 'Пропуска', en: 'Passes' },
    summary: {
      ru: 'Заказываем пропуска гостям, сотрудникам и машинам, меняем утерянные.',
      en: 'We order passes for visitors, staff and cars and replace lost ones.',
    },
    what_you_get: {
      ru: 'Гостевой пропуск за четыре часа, постоянный — за день.',
      en: 'A visitor pass in four hours, a permanent one in a day.',
    },
    who_may: ALL_STAFF,
    how: { ru: 'Заявка на портале до 16:00 накануне визита.', en: 'Portal form by 16:00 the day before.' },
    provide: {
      ru: 'Имя гостя, дата, проходная, кто встречает; для машины — номер и марка.',
      en: 'Name of the visitor, date, gate, host; plate and make for a car.',
    },
    steps: [
      { ru: 'Согласуем с охраной', en: 'We agree it with security' },
      { ru: 'Выпускаем пропуск', en: 'We issue the pass' },
      { ru: 'Сообщаем на проходную', en: 'We tell the gate' },
    ],
    keywords: { ru: 'пропуск, гость, проходная, машина, утеря', en: 'pass, visitor, gate, car, lost' },
  },
  {
    code: 'FAC-102',
    department: 'facilities',
    team: 'fac_office',
    resolution_hours: 24,
    price: null,
    hours: OFFICE,
    popular: 35,
    type: 'service_request',
    title: { ru: 'Рабочее место и переезд', en: 'Desks and moves' },
    summary: {
      ru: 'Готовим рабочие места, мебель, переезды и переговорные.',
      en: 'We prepare desks, furniture, moves and meeting rooms.',
    },
    what_you_get: { ru: 'Готовое место к назначенной дате.', en: 'A place ready on the date agreed.' },
    who_may: MANAGERS,
    how: { ru: 'Заявка на портале за три рабочих дня.', en: 'Portal form three working days ahead.' },
    provide: {
      ru: 'Адрес, этаж, число мест, дата, что перевезти.',
      en: 'Address, floor, number of places, date, what to move.',
    },
    steps: [
      { ru: 'Согласуем план рассадки', en: 'We agree the seating plan' },
      { ru: 'Готовим мебель и розетки', en: 'We prepare furniture and sockets' },
      { ru: 'Перевозим и проверяем', en: 'We move and check' },
    ],
    keywords: {
      ru: 'рабочее место, мебель, переезд, кресло, переговорная',
      en: 'desk, furniture, move, chair, meeting room',
    },
  },
  {
    code: 'FAC-103',
    department: 'facilities',
    team: 'fac_office',
    resolution_hours: 16,
    price: null,
    hours: LONG_DAY,
    popular: 56,
    type: 'incident',
    title: { ru: 'Ремонт помещений', en: 'Building repairs' },
    summary: {
      ru: 'Чиним свет, отопление, сантехнику, двери и кондиционеры.',
      en: 'We repair lights, heating, plumbing, doors and air conditioning.',
    },
    what_you_get: {
      ru: 'Устранённая неисправность; авария — выезд в течение часа.',
      en: 'The fault repaired; for emergencies, someone within an hour.',
    },
    who_may: ALL_STAFF,
    how: { ru: 'Портал; авария — телефон 4040.', en: 'Portal; emergencies by phone 4040.' },
    provide: { ru: 'Адрес, помещение, что случилось, фото.', en: 'Address, room, what happened, a photo.' },
    steps: [
      { ru: 'Оцениваем срочность', en: 'We judge the urgency' },
      { ru: 'Направляем мастера', en: 'We send a technician' },
      { ru: 'Просим подтвердить результат', en: 'We ask you to confirm' },
    ],
    keywords: {
      ru: 'ремонт, протечка, кондиционер, свет, отопление, замок',
      en: 'repair, leak, air conditioning, light, heating, lock',
    },
  },
  {
    code: 'FAC-104',
    department: 'facilities',
    team: 'fac_office',
    resolution_hours: 8,
    price: { amount_rub: 680, per: { ru: 'поездка', en: 'ride' } },
    hours: OFFICE,
    popular: 40,
    type: 'service_request',
    title: { ru: 'Транспорт и курьер', en: 'Transport and courier' },
    summary: {
      ru: 'Заказываем такси и служебные машины, отправляем документы и посылки.',
      en: 'We order taxis and company cars and send documents and parcels.',
    },
    what_you_get: {
      ru: 'Машина к назначенному времени или трек-номер отправления.',
      en: 'A car on time or a tracking number.',
    },
    who_may: ALL_STAFF,
    how: {
      ru: 'Заявка на портале: машина — за четыре часа, курьер — до 12:00.',
      en: 'Portal form: cars four hours ahead, courier by 12:00.',
    },
    provide: {
      ru: 'Откуда, куда, время, груз или число людей, телефон получателя.',
      en: 'From, to, time, cargo or people, phone of the recipient.',
    },
    steps: [
      { ru: 'Подбираем машину или службу доставки', en: 'We pick a car or carrier' },
      { ru: 'Сообщаем номер и время', en: 'We tell you the number and time' },
      { ru: 'Подтверждаем вручение', en: 'We confirm delivery' },
    ],
    keywords: {
      ru: 'такси, машина, курьер, доставка, отправка документов',
      en: 'taxi, car, courier, delivery, documents',
    },
  },
]
