// Services of the window itself: the question that may be about anything.

import type { DemoService } from '../types.ts'
import { ALL_STAFF, LONG_DAY } from './terms.ts'

/** Service ASK-101. */
export const WINDOW_SERVICES: readonly DemoService[] = [
  {
    code: 'ASK-101',
    department: 'hr_admin',
    team: 'ask_us',
    resolution_hours: 4,
    price: null,
    hours: LONG_DAY,
    popular: 100,
    type: 'question',
    title: { ru: 'Спросите нас', en: 'Ask us' },
    summary: {
      ru: 'Одно окно для любого вопроса, если непонятно, кто за него отвечает.',
      en: 'One window for any question when you are not sure who answers it.',
    },
    what_you_get: {
      ru: 'Ответ за 30 рабочих минут или имя сотрудника, который ведёт ваш вопрос до решения.',
      en: 'An answer within 30 working minutes, or the name of the person who sees it through.',
    },
    who_may: ALL_STAFF,
    how: {
      ru: 'Портал, почта, телефон 4040 или стойка центра. Заполнять форму не нужно, опишите вопрос своими словами.',
      en: 'Portal, e-mail, phone 4040 or the walk-in desk. No form, just say it in your own words.',
    },
    provide: {
      ru: 'Суть вопроса и, если есть, номер документа или прежнего обращения.',
      en: 'What it is about and, if there is one, the number of the document or an earlier request.',
    },
    steps: [
      {
        ru: 'Дежурный читает вопрос и отвечает сразу, если ответ есть в базе знаний',
        en: 'The agent on duty answers at once if the answer is known',
      },
      {
        ru: 'Иначе передаёт его в нужную функцию и остаётся вашим контактом',
        en: 'Otherwise passes it to the right function and stays your contact',
      },
      {
        ru: 'Проверяет, что ответ получен и понятен',
        en: 'Checks that the answer has reached you and is clear',
      },
    ],
    keywords: {
      ru: 'вопрос, помощь, окно, кто отвечает, жалоба, предложение, благодарность',
      en: 'question, help, window, who is responsible, complaint, suggestion, thanks',
    },
  },
]
