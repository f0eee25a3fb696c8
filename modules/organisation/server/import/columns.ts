// Which field a column is, told by its heading in Russian or English, and a row of cells as fields.
import type { importFields } from '../../contract.ts'

export type ImportField = (typeof importFields)[number]
export type Fields = Partial<Record<ImportField, string>>
export interface Column {
  readonly heading: string
  readonly field: ImportField | null
}

/** Headings without case, spaces and signs; `ё` as `е`. */
const headings: Record<ImportField, readonly string[]> = {
  name: [
    'фио',
    'имяполностью',
    'сотрудник',
    'фамилияимяотчество',
    'name',
    'fullname',
    'displayname',
    'employee',
  ],
  surname: ['фамилия', 'surname', 'lastname', 'familyname'],
  given_name: ['имя', 'givenname', 'firstname'],
  patronymic: ['отчество', 'patronymic', 'middlename'],
  email: ['почта', 'электроннаяпочта', 'адресэлектроннойпочты', 'email', 'mail', 'emailaddress', 'workemail'],
  phone: [
    'телефон',
    'рабочийтелефон',
    'мобильныйтелефон',
    'мобильный',
    'phone',
    'phonenumber',
    'mobile',
    'tel',
  ],
  staff_no: [
    'табельныйномер',
    'табномер',
    'табельный',
    'staffno',
    'staffnumber',
    'personnelnumber',
    'employeeid',
  ],
  client: [
    'клиент',
    'компания',
    'организация',
    'юридическоелицо',
    'юрлицо',
    'client',
    'company',
    'legalentity',
  ],
  unit: ['подразделение', 'отдел', 'площадка', 'unit', 'department', 'site'],
  region: ['регион', 'region'],
  function: ['функция', 'направление', 'function', 'area'],
  position: ['должность', 'position', 'jobtitle', 'title'],
  language: ['язык', 'language'],
  time_zone: ['часовойпояс', 'timezone'],
}

const fieldOf = new Map(
  Object.entries(headings).flatMap(([field, words]) =>
    words.map(word => [word, field as ImportField] as const),
  ),
)

/** Fields of which a file may have several columns. */
const several: readonly ImportField[] = ['email', 'phone']

export function recognised(heading: readonly string[]): Column[] {
  const taken = new Set<ImportField>()
  return heading.map(text => {
    const word = text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .replace(/[^\p{L}]/gu, '')
    const field = fieldOf.get(word) ?? null
    if (!field || (taken.has(field) && !several.includes(field))) return { heading: text, field: null }
    taken.add(field)
    return { heading: text, field }
  })
}

export const hasName = (columns: readonly Column[]): boolean =>
  columns.some(({ field }) => field === 'name' || field === 'surname')

/** What a row says, by field; empty cells say nothing. A name in parts becomes one, surname first. */
export function fieldsOf(columns: readonly Column[], row: readonly string[]): Fields {
  const fields: Fields = {}
  columns.forEach(({ field }, index) => {
    const cell = row[index]
    if (field && cell) fields[field] = fields[field] ? `${fields[field]}; ${cell}` : cell
  })
  const { surname, given_name, patronymic, ...rest } = fields
  const name = fields.name ?? [surname, given_name, patronymic].filter(Boolean).join(' ')
  return name ? { ...rest, name } : rest
}
