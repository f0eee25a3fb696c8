// Writing as people write: slots filled once for a request, forms by the writer's sex, greetings and signatures.
import type { Language } from '#kernel/contract/shapes.ts'
import { SLOTS_EN, SLOTS_RU } from './data/slots.ts'
import type { SlotSource } from './data/types.ts'
import { VOICES_EN, VOICES_RU } from './data/voices.ts'
import type { DemoPerson } from './people.ts'
import type { Chance } from './random.ts'

const day_ms = 86_400_000

export const voicesOf = (language: Language) => (language === 'ru' ? VOICES_RU : VOICES_EN)

/** The values of a language's slots for one request. */
export function slotValues(language: Language, at_ms: number, chance: Chance): Map<string, string> {
  const values = new Map<string, string>()
  for (const source of language === 'ru' ? SLOTS_RU : SLOTS_EN)
    for (const [slot, value] of Object.entries(valuesOf(source, language, at_ms, chance)))
      values.set(slot, value)
  return values
}

function valuesOf(
  source: SlotSource,
  language: Language,
  at_ms: number,
  chance: Chance,
): Record<string, string> {
  switch (source.kind) {
    case 'choice':
      return chance.one(source.rows)
    case 'month':
      return source.rows[(new Date(at_ms).getUTCMonth() + 11) % 12]!
    case 'pattern':
      return { [source.slot]: patterned(chance.one(source.patterns), chance) }
    case 'date':
      return { [source.slot]: dayText(language, at_ms + chance.whole(...source.days) * day_ms) }
  }
}

const patterned = (pattern: string, chance: Chance) =>
  pattern.replace(/[#@]/g, sign => String(chance.whole(sign === '@' ? 1 : 0, 9)))

const dayFormats = {
  ru: new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }),
}

/** A day as people write it; a day off is written as the Monday after it. */
function dayText(language: Language, at_ms: number): string {
  const weekday = new Date(at_ms).getUTCDay()
  const shift = weekday === 6 ? 2 : weekday === 0 ? 1 : 0
  return dayFormats[language].format(at_ms + shift * day_ms)
}

/** Fills a text of the data: `{slot}` by its value, `{x|y}` by the writer's sex, the first letter large when it was. */
export function filled(
  text: string,
  writer: Pick<DemoPerson, 'sex'>,
  values: ReadonlyMap<string, string>,
): string {
  const full = text.replace(/\{([^{}]*)\}/g, (whole, inner: string) => {
    const bar = inner.indexOf('|')
    if (bar >= 0) return writer.sex === 'male' ? inner.slice(0, bar) : inner.slice(bar + 1)
    return values.get(inner) ?? whole
  })
  return text.startsWith('{') ? capital(full) : full
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** What an agent sends: greeted at first, never with the name twice; asks for a rating only with what `settles` the matter. */
export function agentWords(
  text: string,
  {
    language,
    channel,
    chance,
    greet,
    settles,
  }: { language: Language; channel: string; chance: Chance; greet: boolean; settles: boolean },
): string {
  if (channel === 'phone' || channel === 'counter') return text
  const voices = voicesOf(language)
  const named = text.startsWith('{name}, ')
  const greeting = greet && chance.happens(named ? 0.5 : 0.8) ? chance.one(voices.agent_greetings) : ''
  const body = named && greeting ? capital(text.slice('{name}, '.length)) : text
  const letters = channel === 'email' ? [] : [/письмо/]
  const unsuited = [...letters, ...(settles ? [] : [/оценк|rate/])]
  const closings = voices.agent_closings.filter(one => !unsuited.some(pattern => pattern.test(one)))
  const closing = (greet || settles) && chance.happens(0.3) ? chance.one(closings) : ''
  return [greeting, [body, closing].filter(Boolean).join(' ')].filter(Boolean).join('\n\n')
}

/** What a requester sends; people greet in letters more than in the portal, and never twice. */
export function requesterWords(
  text: string,
  { language, channel, chance }: { language: Language; channel: string; chance: Chance },
): string {
  if (channel === 'phone' || channel === 'counter') return text
  const voices = voicesOf(language)
  const letter = channel === 'email'
  const greets = !greeted.test(text) && !shouted.test(text) && chance.happens(letter ? 0.85 : 0.4)
  const greeting = greets ? chance.one(voices.requester_greetings) : ''
  const closing = chance.happens(letter ? 0.7 : 0.25) ? chance.one(voices.requester_closings) : ''
  if (letter) return [greeting, text, closing].filter(Boolean).join('\n\n')
  return [greeting, text, closing]
    .filter(Boolean)
    .reduce((said, next) => said + (/[.!?)]$/.test(said) ? ' ' : '\n') + next)
}

const greeted = /^(коллеги|добрый|здравствуй|всем привет|hello|hi |dear |good )/i
const shouted = /^[А-ЯЁA-Z][А-ЯЁA-Z ]{6}/
