// What managers of the demo's clients are asked to approve, by service, and what they say to it.
import type { Language } from '#kernel/contract/shapes.ts'

type Spoken = Readonly<Record<Language, readonly string[]>>

/** Services that nobody does without a yes of the requester's manager, and the questions that are asked. */
export const QUESTIONS: Readonly<Record<string, Spoken>> = {
  'ACC-106': {
    ru: ['Согласуйте, пожалуйста, операцию с основным средством: инвентарный номер и причина — в обращении.'],
    en: ['Please approve the change to the asset: its inventory number and the reason are in the request.'],
  },
  'FAC-102': {
    ru: ['Согласуйте, пожалуйста, переезд сотрудника на другое рабочее место.'],
    en: ['Please approve the move of your colleague to another desk.'],
  },
  'FAC-104': {
    ru: ['Согласуйте, пожалуйста, поездку за счёт подразделения: маршрут и время — в обращении.'],
    en: ['Please approve the ride at the expense of your unit: route and time are in the request.'],
  },
  'HR-102': {
    ru: ['Согласуйте, пожалуйста, перевод: должность, оклад и дата — в обращении.'],
    en: ['Please approve the transfer: position, salary and date are in the request.'],
  },
  'HR-105': {
    ru: ['Согласуйте, пожалуйста, отпуск без сохранения заработной платы на указанные дни.'],
    en: ['Please approve unpaid leave for the days named in the request.'],
  },
  'HR-107': {
    ru: [
      'Согласуйте, пожалуйста, командировку и расходы на неё: даты и город — в обращении.',
      'Командировка выходит за лимит подразделения. Согласуете превышение?',
    ],
    en: [
      'Please approve the business trip and its cost: dates and city are in the request.',
      'The trip goes beyond the limit of your unit. Do you approve the excess?',
    ],
  },
  'IT-102': {
    ru: [
      'Согласуйте, пожалуйста, доступ с ролью «Чтение и запись» до конца года.',
      'Роль даёт право проводить документы. Согласуете её для этого сотрудника?',
    ],
    en: [
      'Please approve access with the role “Read and write” until the end of the year.',
      'The role allows posting documents. Do you approve it for this colleague?',
    ],
  },
  'IT-103': {
    ru: ['Согласуйте, пожалуйста, удалённый доступ к внутренней сети для этого сотрудника.'],
    en: ['Please approve remote access to the internal network for this colleague.'],
  },
  'LEG-101': {
    ru: ['Согласуйте, пожалуйста, условия договора со стороны подразделения: предмет, сумму и срок оплаты.'],
    en: ['Please approve the contract on behalf of your unit: subject, amount and terms of payment.'],
  },
  'LEG-102': {
    ru: ['Согласуйте, пожалуйста, выдачу доверенности: полномочия и срок — в обращении.'],
    en: ['Please approve the power of attorney: its powers and term are in the request.'],
  },
  'PRC-101': {
    ru: [
      'Согласуйте, пожалуйста, закупку и бюджет: сумма и обоснование — в обращении.',
      'Закупка идёт сверх плана квартала. Согласуете её?',
    ],
    en: [
      'Please approve the purchase and its budget: amount and reason are in the request.',
      'The purchase goes beyond the plan of the quarter. Do you approve it?',
    ],
  },
  'PRC-103': {
    ru: ['Заказ превышает месячную норму подразделения. Согласуете его?'],
    en: ['The order exceeds the monthly norm of your unit. Do you approve it?'],
  },
  'TRS-101': {
    ru: ['Согласуйте, пожалуйста, оплату: счёт и статья бюджета — в обращении.'],
    en: ['Please approve the payment: invoice and budget line are in the request.'],
  },
  'TRS-103': {
    ru: ['Согласуйте, пожалуйста, расходы на банковскую гарантию.'],
    en: ['Please approve the cost of the bank guarantee.'],
  },
  'TRS-104': {
    ru: ['Согласуйте, пожалуйста, выдачу денег под отчёт: сумма и цель — в обращении.'],
    en: ['Please approve the cash advance: amount and purpose are in the request.'],
  },
}

/** Words beside a yes; most say nothing. */
export const YES: Spoken = {
  ru: ['', '', '', 'Согласовано.', 'Не возражаю.', 'Да, это в бюджете.'],
  en: ['', '', '', 'Approved.', 'No objection.', 'Yes, it is in the budget.'],
}

/** The reason of a no. */
export const NO: Spoken = {
  ru: [
    'В бюджете этого квартала денег нет. Вернёмся к вопросу в следующем.',
    'Нет обоснования. Сначала обсудим в подразделении.',
    'Обойдёмся тем, что уже есть.',
  ],
  en: [
    'There is no money for it this quarter. Let us return to it in the next one.',
    'There is no reason given. We will discuss it in the unit first.',
    'We can do with what we have.',
  ],
}

/** How the agent passes a no on; `{why}` is the approver's reason. */
export const REFUSED: Spoken = {
  ru: [
    '{name}, согласования нет, причина: «{why}» Выполнить не сможем. Если обстоятельства изменятся, напишите нам снова.',
  ],
  en: [
    '{name}, this was not approved. The reason: “{why}” We cannot go on with it. Write to us again if things change.',
  ],
}
