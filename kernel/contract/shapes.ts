// Shapes that every domain uses in its contract: identifiers, texts in two languages, pages of a list.
import { z } from 'zod'

export const languages = ['ru', 'en'] as const
/** A language of the interface. */
export type Language = (typeof languages)[number]
export const Language = z.enum(languages)

/** A record's identifier: UUID version 7, so that newer records sort after older ones. */
export const Id = z.uuid()

/** A moment, ISO 8601 in UTC. Actions may answer with a Date, callers get text. */
export const Instant = z.iso.datetime({ offset: true }) as unknown as z.ZodType<string, string | Date>

/** The years that calendars reckon with and the database keeps: local days and moments outside them are refused. */
const knownYears = { first: 1900, last: 2199 }
const isKnown = (text: string): boolean => {
  const year = new Date(text).getUTCFullYear()
  return year >= knownYears.first && year <= knownYears.last
}

/** A day that is sent to us, such as 2026-03-12. */
export const Day = z.iso.date().refine(isKnown, { error: 'years' })

/** A moment that is sent to us, ISO 8601 with its offset from UTC. */
export const Moment = z.iso.datetime({ offset: true }).refine(isKnown, { error: 'years' })

/** Text as people type it, in any script, at most `max` characters. What no database keeps (NUL, broken pairs) is dropped. */
export const PlainText = (max: number) =>
  z
    .string()
    .overwrite(text => text.replaceAll('\0', '').toWellFormed())
    .max(max)

/** Text that people write in one or both languages; at least one is there. */
export const LocalText = z
  .object({ ru: z.string().trim().max(20_000).optional(), en: z.string().trim().max(20_000).optional() })
  .refine(text => Boolean(text.ru || text.en), { error: 'either-language' })
export type LocalText = z.infer<typeof LocalText>

/** The text in the reader's language, or in the other one when it was never translated. */
export const pick = (text: LocalText | null | undefined, language: Language): string =>
  text?.[language] || text?.[language === 'ru' ? 'en' : 'ru'] || ''

/** One page of a list; `next` goes into `after` to get the following page and is null on the last one. */
export const Page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable(), total: z.int().optional() })

/** What every list takes: how many at most (1 to 200) and where the page before ended. */
export const Paging = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})

/** An IANA time zone that this runtime knows. */
export const TimeZone = z.string().refine(isTimeZone, { error: 'time-zone' })

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

/** An answer without content. */
export const Nothing = z.object({})
