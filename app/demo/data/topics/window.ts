// The topic of those who do not know whom to ask.

import type { DemoTopic } from '../types.ts'

/** Topic `who_to_ask`. */
export const WINDOW_TOPICS: readonly DemoTopic[] = [
  {
    code: 'who_to_ask',
    title: { ru: 'Не знаю, к кому обратиться', en: 'I do not know whom to ask' },
    synonyms: {
      ru: 'куда писать, кто отвечает, общий вопрос, пожелание, благодарность, жалоба',
      en: 'whom to write to, who is responsible, general question, suggestion, thanks, complaint',
    },
    services: ['ASK-101'],
  },
]
