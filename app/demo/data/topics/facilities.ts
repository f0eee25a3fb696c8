// Topics of facilities: passes, desks, repairs, transport.

import type { DemoTopic } from '../types.ts'

/** Topics `pass` to `transport`. */
export const FACILITIES_TOPICS: readonly DemoTopic[] = [
  {
    code: 'pass',
    title: { ru: 'Нужен пропуск', en: 'I need a pass' },
    synonyms: {
      ru: 'пропуск, гость, потерял пропуск, карта не открывает дверь, въезд машины, проходная',
      en: 'pass, visitor, lost badge, door card, car entry, gate',
    },
    services: ['FAC-101'],
  },
  {
    code: 'workplace',
    title: { ru: 'Нужно рабочее место или переезд', en: 'I need a desk or a move' },
    synonyms: {
      ru: 'стол, кресло, переезд, рассадка, мебель, переговорная',
      en: 'desk, chair, move, seating, furniture, meeting room',
    },
    services: ['FAC-102'],
  },
  {
    code: 'office_repair',
    title: { ru: 'Холодно, течёт, не горит свет', en: 'It is cold, it leaks, the light is out' },
    synonyms: {
      ru: 'ремонт, кондиционер, отопление, протечка, лампа, замок, уборка, туалет',
      en: 'repair, air conditioner, heating, leak, lamp, lock, cleaning',
    },
    services: ['FAC-103'],
  },
  {
    code: 'transport',
    title: { ru: 'Нужна машина или курьер', en: 'I need a car or a courier' },
    synonyms: {
      ru: 'такси, служебная машина, курьер, отправить документы, доставка, водитель',
      en: 'taxi, company car, courier, send documents, delivery, driver',
    },
    services: ['FAC-104'],
  },
]
