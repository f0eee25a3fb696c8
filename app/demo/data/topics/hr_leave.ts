// Topics around leave: asking for it, days left, pay for it, days without pay.

import type { DemoTopic } from '../types.ts'

/** Topics `annual_leave` to `unpaid_leave`. */
export const HR_LEAVE_TOPICS: readonly DemoTopic[] = [
  {
    code: 'annual_leave',
    title: { ru: 'Хочу в отпуск', en: 'I want to take leave' },
    synonyms: {
      ru: 'заявление на отпуск, перенести отпуск, отпускные, график отпусков, ежегодный отпуск',
      en: 'leave request, holiday, move my leave, holiday pay, leave schedule',
    },
    services: ['HR-104'],
  },
  {
    code: 'leave_balance',
    title: { ru: 'Сколько у меня дней отпуска', en: 'How many days of leave do I have' },
    synonyms: {
      ru: 'остаток отпуска, неиспользованные дни, сколько дней накопилось',
      en: 'leave balance, unused days, days left',
    },
    services: ['HR-104'],
  },
  {
    code: 'leave_pay',
    title: { ru: 'Не пришли отпускные', en: 'My holiday pay has not arrived' },
    synonyms: {
      ru: 'отпускные, за три дня до отпуска, расчёт отпускных, средний заработок',
      en: 'holiday pay, vacation pay, three days before, average earnings',
    },
    services: ['HR-104', 'PAY-101'],
  },
  {
    code: 'unpaid_leave',
    title: { ru: 'Нужен день за свой счёт или учебный отпуск', en: 'I need an unpaid day or study leave' },
    synonyms: {
      ru: 'отгул, без содержания, за свой счёт, сессия, справка-вызов, донорский день',
      en: 'unpaid leave, study leave, exam leave, donor day, time off',
    },
    services: ['HR-105'],
  },
]
