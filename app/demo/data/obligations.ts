// What the demo's clients hand over every month: by which working day, what belongs to it, and for which service.
import type { LocalText } from './types.ts'

export interface DemoObligation {
  readonly code: string
  readonly title: LocalText
  /** The agreement in which clients promise it. */
  readonly agreement: LocalText
  /** By the end of this working day of the month. */
  readonly due_day: number
  /** Null: for the centre as a whole. */
  readonly service: string | null
  readonly items: readonly { readonly code: string; readonly title: LocalText }[]
}

export const OBLIGATIONS: readonly DemoObligation[] = [
  {
    code: 'primary-documents',
    title: { ru: 'Первичные документы', en: 'Primary documents' },
    agreement: { ru: 'Документы клиентов в срок', en: 'Documents of clients in time' },
    due_day: 2,
    service: null,
    items: [
      { code: 'invoices', title: { ru: 'Счета-фактуры', en: 'Invoices' } },
      { code: 'acts', title: { ru: 'Акты выполненных работ', en: 'Acts of completed work' } },
      { code: 'waybills', title: { ru: 'Накладные', en: 'Waybills' } },
      { code: 'expenses', title: { ru: 'Авансовые отчёты', en: 'Expense reports' } },
    ],
  },
  {
    code: 'timesheets',
    title: { ru: 'Табели за первую половину месяца', en: 'Timesheets of the first half of the month' },
    agreement: { ru: 'Табели клиентов в срок', en: 'Timesheets of clients in time' },
    due_day: 11,
    service: 'PAY-106',
    items: [
      { code: 'timesheets', title: { ru: 'Табели', en: 'Timesheets' } },
      { code: 'absences', title: { ru: 'Приказы об отпусках', en: 'Orders of leave' } },
      { code: 'overtime', title: { ru: 'Приказы о сверхурочных', en: 'Orders of overtime' } },
    ],
  },
  {
    code: 'payment-plan',
    title: { ru: 'План платежей на следующий месяц', en: 'Payments planned for the next month' },
    agreement: { ru: 'Планы платежей клиентов в срок', en: 'Payment plans of clients in time' },
    due_day: 14,
    service: 'TRS-101',
    items: [
      { code: 'payments', title: { ru: 'Реестр платежей', en: 'List of payments' } },
      { code: 'receipts', title: { ru: 'План поступлений', en: 'Expected receipts' } },
    ],
  },
]

/** Why a client need not hand something over once. */
export const WAIVER = {
  reason: 'В этом месяце работ по договорам подряда не было, передавать нечего.',
  asked: 'Отчётность за месяц сдаёт головная компания, просим снять обязательство.',
} as const
