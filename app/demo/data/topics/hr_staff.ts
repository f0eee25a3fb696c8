// Topics of HR administration: joining, moving, leaving, records, personal data, insurance, signing.

import type { DemoTopic } from '../types.ts'

/** Topics `new_employee` to `electronic_signing`. */
export const HR_STAFF_TOPICS: readonly DemoTopic[] = [
  {
    code: 'new_employee',
    title: { ru: 'К нам выходит новый сотрудник', en: 'A new employee is joining us' },
    synonyms: {
      ru: 'приём на работу, оформить, трудовой договор, документы для приёма, стажёр, первый день',
      en: 'hiring, onboarding, employment contract, documents, first day',
    },
    services: ['HR-101', 'IT-102', 'FAC-102'],
  },
  {
    code: 'transfer',
    title: { ru: 'Перевод на другую должность или в другой город', en: 'Moving to another job or city' },
    synonyms: {
      ru: 'перевод, повышение, изменение оклада, совмещение, дополнительное соглашение, удалёнка',
      en: 'transfer, promotion, change of salary, amendment, remote work',
    },
    services: ['HR-102'],
  },
  {
    code: 'resignation',
    title: { ru: 'Увольняюсь или увольняем', en: 'I am leaving, or somebody is' },
    synonyms: {
      ru: 'увольнение, заявление по собственному, обходной лист, расчёт при увольнении, отработка',
      en: 'resignation, dismissal, leaver, final pay, notice',
    },
    services: ['HR-103'],
  },
  {
    code: 'employment_record',
    title: {
      ru: 'Нужна копия трудовой или справка с работы',
      en: 'I need a copy of my record or a letter from work',
    },
    synonyms: {
      ru: 'трудовая книжка, СТД-Р, справка с места работы, копия приказа, копия договора, стаж',
      en: 'employment record book, STD-R, employment letter, copy of contract, length of service',
    },
    services: ['HR-106'],
  },
  {
    code: 'personal_data',
    title: { ru: 'Поменялась фамилия, паспорт или адрес', en: 'My surname, passport or address has changed' },
    synonyms: {
      ru: 'смена фамилии, замуж, новый паспорт, прописка, телефон, персональные данные',
      en: 'name change, new passport, address, phone, personal data',
    },
    services: ['HR-109'],
  },
  {
    code: 'health_insurance',
    title: { ru: 'Как пользоваться ДМС', en: 'How do I use the health insurance' },
    synonyms: {
      ru: 'полис, ДМС, клиника, стоматология, прикрепить ребёнка, гарантийное письмо',
      en: 'health policy, medical insurance, clinic, dentist, add a child',
    },
    services: ['HR-108'],
  },
  {
    code: 'military_record',
    title: { ru: 'Воинский учёт и повестка', en: 'Military registration and summons' },
    synonyms: {
      ru: 'военный билет, воинский учёт, повестка, военкомат, приписное',
      en: 'military card, military registration, summons, enlistment office',
    },
    services: ['HR-109', 'HR-106'],
  },
  {
    code: 'electronic_signing',
    title: { ru: 'Не могу подписать кадровый документ', en: 'I cannot sign an HR document' },
    synonyms: {
      ru: 'КЭДО, подпись, код из СМС, личный кабинет, Госключ, УНЭП',
      en: 'e-signature, HR documents, code by text message, personal account',
    },
    services: ['HR-106', 'HR-101', 'IT-102'],
  },
]
