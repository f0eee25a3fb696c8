// Topics of the legal department: contracts, powers of attorney, questions, claims.

import type { DemoTopic } from '../types.ts'

/** Topics `contract_review` to `claim`. */
export const LEGAL_TOPICS: readonly DemoTopic[] = [
  {
    code: 'contract_review',
    title: { ru: 'Согласовать договор', en: 'Get a contract approved' },
    synonyms: {
      ru: 'договор, дополнительное соглашение, протокол разногласий, согласование, шаблон, подписать',
      en: 'contract, amendment, disagreements, approval, template, sign',
    },
    services: ['LEG-101'],
  },
  {
    code: 'power_of_attorney',
    title: { ru: 'Нужна доверенность', en: 'I need a power of attorney' },
    synonyms: {
      ru: 'доверенность, МЧД, на получение груза, право подписи, отозвать доверенность, М-2',
      en: 'power of attorney, machine-readable, collect goods, signing right, revoke',
    },
    services: ['LEG-102'],
  },
  {
    code: 'legal_question',
    title: { ru: 'Вопрос юристу', en: 'A question for a lawyer' },
    synonyms: {
      ru: 'юрист, консультация, запрос госоргана, проверка, закон, риски',
      en: 'lawyer, advice, request of an authority, inspection, law, risk',
    },
    services: ['LEG-103'],
  },
  {
    code: 'claim',
    title: {
      ru: 'Контрагент не платит или прислал претензию',
      en: 'A partner does not pay or has sent a claim',
    },
    synonyms: {
      ru: 'претензия, суд, иск, неустойка, долг, пени',
      en: 'claim, court, lawsuit, penalty, debt',
    },
    services: ['LEG-104'],
  },
]
