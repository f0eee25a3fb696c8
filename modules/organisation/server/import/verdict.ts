// What one row of a list would do: make somebody, change somebody, nothing, or be refused and why. Pure.
import { type Language, type LocalText, TimeZone } from '#kernel/contract/shapes.ts'
import type { verdicts } from '../../contract.ts'
import type { NewPerson } from '../meeting.ts'
import { mailAddress, phoneNumber } from '../rules.ts'
import type { Fields } from './columns.ts'

export type Verdict = (typeof verdicts)[number]

/** Why a row is refused: each needs a sentence in the texts. */
export type Reason =
  | 'no_name'
  | 'no_key'
  | 'bad_email'
  | 'bad_phone'
  | 'too_long'
  | 'unknown_client'
  | 'unknown_unit'
  | 'unknown_region'
  | 'unit_of_other'
  | 'unknown_language'
  | 'unknown_time_zone'
  | 'repeated'
  | 'several_people'
  | 'taken'

/** What the row wants, with every word found. */
export type Wanted = NewPerson & {
  readonly emails: readonly string[]
  readonly phones: readonly string[]
}

export type Read =
  | { readonly wanted: Wanted }
  | { readonly reason: Reason; readonly details: Record<string, string> }

interface PlaceWords {
  readonly id: string
  readonly code: string
  readonly name: LocalText
}

/** The places that a row may name by code or by name in either language. */
export interface Places {
  readonly clients: readonly PlaceWords[]
  readonly units: readonly (PlaceWords & { readonly client_id: string })[]
  readonly regions: readonly PlaceWords[]
}

/** Somebody known already whom a row may mean. */
export interface Candidate {
  readonly id: string
  readonly name: string
  readonly language: Language
  readonly time_zone: string
  readonly client_id: string | null
  readonly unit_id: string | null
  readonly region_id: string | null
  readonly function: string | null
  readonly position: LocalText | null
  readonly staff_no: string | null
  readonly addresses: readonly string[]
}

const refuse = (reason: Reason, value = ''): Read => ({ reason, details: { value } })

/** Reads the words of a row. */
export function readRow(fields: Fields, places: Places): Read {
  const long = Object.values(fields).find(value => value.length > 300)
  if (long) return refuse('too_long', `${long.slice(0, 40)}…`)
  if (!fields.name) return refuse('no_name')
  const emails: string[] = []
  for (const text of parts(fields.email, /[;,\s]+/)) {
    const value = mailAddress(text)
    if (!value) return refuse('bad_email', text)
    emails.push(value)
  }
  const phones: string[] = []
  for (const text of parts(fields.phone, /[;,]+/)) {
    const value = phoneNumber(text)
    if (!value) return refuse('bad_phone', text)
    phones.push(value)
  }
  if (emails.length === 0 && phones.length === 0 && !fields.staff_no) return refuse('no_key')
  const client = fields.client ? named(places.clients, fields.client) : null
  if (fields.client && !client) return refuse('unknown_client', fields.client)
  const unit = fields.unit ? unitNamed(places, fields.unit, client?.id) : null
  if (fields.unit && !unit) return refuse('unknown_unit', fields.unit)
  if (client && unit && unit.client_id !== client.id) return refuse('unit_of_other', fields.unit)
  const region = fields.region ? named(places.regions, fields.region) : null
  if (fields.region && !region) return refuse('unknown_region', fields.region)
  const language = fields.language ? languageNamed(fields.language) : undefined
  if (language === null) return refuse('unknown_language', fields.language)
  if (fields.time_zone && !TimeZone.safeParse(fields.time_zone).success)
    return refuse('unknown_time_zone', fields.time_zone)
  return {
    wanted: {
      name: fields.name,
      emails: [...new Set(emails)],
      phones: [...new Set(phones)],
      ...defined({
        staff_no: fields.staff_no,
        client_id: unit?.client_id ?? client?.id,
        unit_id: unit?.id,
        region_id: region?.id,
        language,
        time_zone: fields.time_zone,
        function: fields.function,
        position: fields.position ? inItsLanguage(fields.position) : undefined,
      }),
    },
  }
}

/** What would change for somebody known: only what the row says and what is not so yet. */
export function differences(wanted: Wanted, before: Candidate): Partial<Wanted> {
  const { emails, phones, position, ...plain } = wanted
  const changed = Object.entries(plain).filter(([field, value]) => before[field as keyof Candidate] !== value)
  const missing = (values: readonly string[]) => values.filter(value => !before.addresses.includes(value))
  const newPosition =
    position && Object.entries(position).some(([key, text]) => before.position?.[key as Language] !== text)
  return {
    ...(Object.fromEntries(changed) as Partial<Wanted>),
    ...(newPosition ? { position: { ...before.position, ...position } } : {}),
    ...(missing(emails).length > 0 ? { emails: missing(emails) } : {}),
    ...(missing(phones).length > 0 ? { phones: missing(phones) } : {}),
  }
}

const parts = (text: string | undefined, separator: RegExp): string[] =>
  (text ?? '')
    .split(separator)
    .map(part => part.trim())
    .filter(Boolean)

const plain = (text: string): string => text.trim().toLowerCase().replaceAll('ё', 'е')

const isNamed = (place: PlaceWords, text: string): boolean =>
  [place.code, place.name.ru, place.name.en].some(word => word !== undefined && plain(word) === plain(text))

const named = <P extends PlaceWords>(places: readonly P[], text: string): P | null =>
  places.find(place => plain(place.code) === plain(text)) ??
  places.find(place => isNamed(place, text)) ??
  null

/** Units of several clients may share a name: the client of the row decides; without one a shared name means nobody. */
function unitNamed({ units }: Places, text: string, client_id: string | undefined) {
  const byCode = units.find(unit => plain(unit.code) === plain(text))
  if (byCode) return byCode
  const found = units.filter(unit => isNamed(unit, text))
  return found.find(unit => unit.client_id === client_id) ?? (found.length === 1 ? found[0]! : null)
}

function languageNamed(text: string): Language | null {
  const word = plain(text)
  if (/^(ru|rus|рус)/.test(word)) return 'ru'
  return /^(en|англ)/.test(word) ? 'en' : null
}

const inItsLanguage = (text: string): LocalText =>
  /\p{Script=Cyrillic}/u.test(text) ? { ru: text } : { en: text }

const defined = <T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
