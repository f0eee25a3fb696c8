// What people attach: which words of a message speak of an attachment, and what such a file is called.
import type { LocalText } from './types.ts'

export type PaperKind = 'screen' | 'photo' | 'paper' | 'table' | 'text'

export interface PaperName {
  readonly said: RegExp
  readonly kind: PaperKind
  /** Without its extension. */
  readonly name: LocalText
}

/** The words with which somebody says that a file goes along. */
export const ATTACHES = /во вложении|приложил|прилагаю|прилагается|прикладываю|\battached\b/i

/** The first that suits the words names the file. */
export const PAPER_NAMES: readonly PaperName[] = [
  { said: /снимок экрана|screenshot/i, kind: 'screen', name: { ru: 'Снимок экрана', en: 'Screenshot' } },
  { said: /фото|photo/i, kind: 'photo', name: { ru: 'Фото', en: 'Photo' } },
  { said: /паспорт|passport/i, kind: 'photo', name: { ru: 'Паспорт, разворот', en: 'Passport' } },
  { said: /свидетельств/i, kind: 'photo', name: { ru: 'Свидетельство', en: 'Certificate' } },
  { said: /билет|\btickets?\b/i, kind: 'paper', name: { ru: 'Билеты и бронь', en: 'Tickets and booking' } },
  { said: /(?<!\p{L})чек|receipt/iu, kind: 'photo', name: { ru: 'Чек', en: 'Receipt' } },
  { said: /сравнени|услови|comparison/i, kind: 'table', name: { ru: 'Сравнение', en: 'Comparison' } },
  { said: /клиник|clinics/i, kind: 'text', name: { ru: 'Список клиник', en: 'List of clinics' } },
  { said: /памятк|инструкци|instruction|guide/i, kind: 'text', name: { ru: 'Памятка', en: 'Instructions' } },
  { said: /список|ведомост|описи|\blist\b/i, kind: 'table', name: { ru: 'Список', en: 'List' } },
  { said: /смен|график|табел|rota|timesheet/i, kind: 'table', name: { ru: 'Табель', en: 'Timesheet' } },
  {
    said: /разбивк|расшифровк|расчёт|сверк|breakdown|calculation|figures/i,
    kind: 'table',
    name: { ru: 'Расчёт', en: 'Calculation' },
  },
  {
    said: /техническое задание|specification/i,
    kind: 'paper',
    name: { ru: 'Техническое задание', en: 'Specification' },
  },
  {
    said: /(?<!\p{L})акт(?!\p{L})|reconciliation|\bact\b/iu,
    kind: 'paper',
    name: { ru: 'Акт', en: 'Act of work' },
  },
  {
    said: /договор|соглашени|проект|разногласи|contract|agreement|wording|disagreements/i,
    kind: 'paper',
    name: { ru: 'Проект документа', en: 'Draft' },
  },
  {
    said: /поручени|payment order/i,
    kind: 'paper',
    name: { ru: 'Платёжное поручение', en: 'Payment order' },
  },
  {
    said: /доверенност|power of attorney/i,
    kind: 'paper',
    name: { ru: 'Доверенность', en: 'Power of attorney' },
  },
  { said: /заявлени|бланк|application|\bform\b/i, kind: 'paper', name: { ru: 'Заявление', en: 'Form' } },
  { said: /реквизит|новый счёт|bank/i, kind: 'paper', name: { ru: 'Реквизиты', en: 'Bank details' } },
  { said: /счёт|счета|invoice/i, kind: 'paper', name: { ru: 'Счёт', en: 'Invoice' } },
  { said: /приказ|\border\b/i, kind: 'paper', name: { ru: 'Приказ', en: 'Order' } },
  { said: /справк|certificate|statement/i, kind: 'paper', name: { ru: 'Справка', en: 'Certificate' } },
  { said: /результат|result/i, kind: 'paper', name: { ru: 'Результат проверки', en: 'Result' } },
  { said: /копи[яию]|copy/i, kind: 'paper', name: { ru: 'Копия', en: 'Copy' } },
  { said: /письм|letter/i, kind: 'paper', name: { ru: 'Письмо', en: 'Letter' } },
  { said: /скан|scan/i, kind: 'paper', name: { ru: 'Скан', en: 'Scan' } },
]

/** What nothing names. */
export const UNNAMED: Omit<PaperName, 'said'> = { kind: 'paper', name: { ru: 'Документ', en: 'Document' } }

/** What a text file of the demo says. */
export const PAPER_TEXTS: LocalText = {
  ru: `АО «Северный ветер», общий центр обслуживания

Этот файл приложен для примера: демо-компания вымышлена, и настоящего документа за ним нет.
В вашем центре здесь будет то, что приложил человек: под своим именем, в любом письме, до предельного размера из настроек.
`,
  en: `Severny Veter JSC, shared service centre

This file is attached as an example: the demo company is made up, and there is no real document behind it.
In your centre this is what the person attached, under its own name, in any script, up to the limit in the settings.
`,
}
