// Services of the legal department: contracts, powers of attorney, advice, claims.

import type { DemoService } from '../types.ts'
import { MANAGERS, MOSCOW } from './terms.ts'

/** Services LEG-101 to LEG-104. */
export const LEGAL_SERVICES: readonly DemoService[] = [
  {
    code: 'LEG-101',
    department: 'legal',
    team: 'leg_contracts',
    resolution_hours: 24,
    price: { amount_rub: 2100, per: { ru: 'договор', en: 'contract' } },
    hours: MOSCOW,
    popular: 49,
    type: 'service_request',
    title: { ru: 'Согласование договора', en: 'Contract review' },
    summary: {
      ru: 'Проверяем договор, готовим правки и протокол разногласий.',
      en: 'We review a contract, propose changes and a list of disagreements.',
    },
    what_you_get: {
      ru: 'Заключение и согласованный проект: типовая форма — один день, иная — три дня.',
      en: 'An opinion and an agreed draft: standard form in a day, other in three.',
    },
    who_may: { ru: 'Инициатор договора', en: 'Whoever starts the contract' },
    how: {
      ru: 'Карточка договора на портале с проектом в редактируемом виде.',
      en: 'Contract card on the portal with an editable draft.',
    },
    provide: {
      ru: 'Проект, карточка контрагента, сумма, коммерческие условия, согласующие.',
      en: 'Draft, partner card, amount, commercial terms, approvers.',
    },
    steps: [
      { ru: 'Проверяем полномочия и условия', en: 'We check authority and terms' },
      { ru: 'Вносим правки', en: 'We mark up the draft' },
      { ru: 'Согласуем с контрагентом', en: 'We agree it with the partner' },
      { ru: 'Передаём на подпись', en: 'We pass it on for signing' },
    ],
    keywords: {
      ru: 'договор, протокол разногласий, допсоглашение, шаблон',
      en: 'contract, disagreements, amendment, template',
    },
  },
  {
    code: 'LEG-102',
    department: 'legal',
    team: 'leg_contracts',
    resolution_hours: 8,
    price: { amount_rub: 350, per: { ru: 'доверенность', en: 'document' } },
    hours: MOSCOW,
    popular: 43,
    type: 'service_request',
    title: { ru: 'Доверенность', en: 'Power of attorney' },
    summary: {
      ru: 'Выпускаем бумажные и машиночитаемые доверенности, отзываем прежние.',
      en: 'We issue powers of attorney, paper or machine-readable, and revoke old ones.',
    },
    what_you_get: {
      ru: 'Подписанная доверенность или МЧД с номером в реестре.',
      en: 'A signed power of attorney, or a machine-readable one with its registry number.',
    },
    who_may: MANAGERS,
    how: {
      ru: 'Заявка на портале; типовая — без юриста, автоматически.',
      en: 'Portal form; a standard one is made automatically.',
    },
    provide: {
      ru: 'Паспортные данные представителя, полномочия, срок; для МЧД — СНИЛС и ИНН.',
      en: 'Passport data of the representative, powers, term; tax number and SNILS for a machine-readable one.',
    },
    steps: [
      { ru: 'Проверяем полномочия', en: 'We check the powers' },
      { ru: 'Готовим текст', en: 'We draft it' },
      { ru: 'Подписывает директор', en: 'The director signs' },
      { ru: 'Регистрируем и выдаём', en: 'We register and hand it over' },
    ],
    keywords: {
      ru: 'доверенность, МЧД, получение груза, подпись, отзыв',
      en: 'power of attorney, machine-readable, goods, signing, revoke',
    },
  },
  {
    code: 'LEG-103',
    department: 'legal',
    team: 'leg_contracts',
    resolution_hours: 24,
    price: { amount_rub: 1600, per: { ru: 'консультация', en: 'opinion' } },
    hours: MOSCOW,
    popular: 22,
    type: 'question',
    title: { ru: 'Юридическая консультация', en: 'Legal advice' },
    summary: {
      ru: 'Отвечаем на вопросы по праву и готовим ответы на запросы госорганов.',
      en: 'We answer questions of law and draft replies to authorities.',
    },
    what_you_get: {
      ru: 'Письменный ответ со ссылкой на нормы и рекомендацией.',
      en: 'A written answer with references and a recommendation.',
    },
    who_may: MANAGERS,
    how: {
      ru: 'Вопрос на портале с описанием обстоятельств.',
      en: 'Portal question with the circumstances.',
    },
    provide: { ru: 'Факты, даты, документы, срок ответа.', en: 'Facts, dates, documents, deadline.' },
    steps: [
      { ru: 'Уточняем обстоятельства', en: 'We clarify the facts' },
      { ru: 'Готовим ответ', en: 'We draft an answer' },
      { ru: 'Обсуждаем решение', en: 'We discuss what to do' },
    ],
    keywords: { ru: 'юрист, консультация, запрос, проверка', en: 'lawyer, advice, inquiry, inspection' },
  },
  {
    code: 'LEG-104',
    department: 'legal',
    team: 'leg_contracts',
    resolution_hours: 40,
    price: { amount_rub: 4300, per: { ru: 'претензия', en: 'claim' } },
    hours: MOSCOW,
    popular: 17,
    type: 'service_request',
    title: { ru: 'Претензии и споры', en: 'Claims and disputes' },
    summary: {
      ru: 'Готовим претензии должникам и отвечаем на претензии контрагентов.',
      en: 'We write claims to debtors and answer claims of partners.',
    },
    what_you_get: {
      ru: 'Претензия или ответ, план дальнейших действий.',
      en: 'A claim or a reply, and a plan of action.',
    },
    who_may: { ru: 'Ответственный за договор', en: 'The contract owner' },
    how: {
      ru: 'Заявка на портале с перепиской и расчётом долга.',
      en: 'Portal form with the letters and the debt calculation.',
    },
    provide: {
      ru: 'Договор, накладные, акт сверки, переписка.',
      en: 'Contract, delivery notes, reconciliation, letters.',
    },
    steps: [
      { ru: 'Изучаем документы', en: 'We study the papers' },
      { ru: 'Считаем долг и неустойку', en: 'We compute the debt and penalty' },
      { ru: 'Направляем претензию', en: 'We send the claim' },
      { ru: 'При неоплате готовим иск', en: 'If unpaid, we prepare a lawsuit' },
    ],
    keywords: { ru: 'претензия, долг, неустойка, иск, суд', en: 'claim, debt, penalty, lawsuit, court' },
  },
]
