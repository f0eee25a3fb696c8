// How intervals of a clock are put into words: who had it, what counted, what was skipped.
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Spoken } from '#kernel/contract/words.ts'
import type { Format } from '#kernel/web/format.ts'
import { accounts } from '../../contract/why.ts'
import type { ExplainedClock, TraceInterval } from '../../contract.ts'
import type { whyWords } from '../../text/why.ts'

/** The requester is spoken to; everybody else is told about the requester. */
export type Reader = 'requester' | 'others'

type Words = Spoken<(typeof whyWords)['en']>

export interface Speech {
  readonly text: Words
  readonly format: Format
  readonly pick: (text: LocalText | null | undefined) => string
  readonly reader: Reader
}

export type Tone = 'queue' | 'agent' | 'client' | 'outside' | 'ended' | 'closed' | 'mixed'

const tones: Readonly<Record<TraceInterval['holder']['kind'], Tone>> = {
  ...accounts,
  nobody: 'ended',
  several: 'mixed',
}

export const toneOf = ({ kind }: Pick<TraceInterval['holder'], 'kind'>): Tone => tones[kind]

export const toneOfInterval = ({ state, holder }: TraceInterval): Tone =>
  state === 'closed' ? 'closed' : state === 'ended' ? 'ended' : toneOf(holder)

/** «в работе: Анна, группа «Зарплата»». The team of somebody outside the centre is not named: it is not the one awaited. */
export function sayHolder(
  { holder, reason }: Pick<TraceInterval, 'holder'> & { reason?: TraceInterval['reason'] },
  { text, pick, reader }: Speech,
): string {
  const { kind, team, person } = holder
  const what =
    reason === 'scheduled' ? text.scheduled : (reader === 'requester' ? text.holderForYou : text.holder)[kind]
  const ours = kind === 'queue' || kind === 'agent'
  const who = [person?.name, ours && team ? text.team({ team: pick(team.name) }) : null].filter(Boolean)
  return who.length > 0 ? `${what}: ${who.join(', ')}` : what
}

/** «2 ч у нас, 9 ч ждём вас», only what there was. */
export function saySides(clock: ExplainedClock, { text, format, reader }: Speech): string {
  const words = reader === 'requester' ? text.sidesForYou : text.sides
  const told = [
    { seconds: clock.center_seconds, say: words.center },
    { seconds: clock.client_seconds, say: words.client },
    { seconds: clock.outside_seconds, say: words.outside },
  ].filter(({ seconds }) => seconds >= 30)
  return (
    told.map(({ seconds, say }) => say({ time: format.worked(seconds / 60) })).join(', ') || text.nothingYet
  )
}

/** More than these are counted: nobody reads a list of a year's weekends. */
const mostDaysNamed = 12

/** Closed hours in an interval: nights, breaks, and the days off by date. */
export function saySkipped({ nights, breaks, days }: TraceInterval, { text, format }: Speech): string {
  const dates = days.map(({ date, why }) =>
    why === 'weekend' ? format.date(date) : text[why]({ date: format.date(date) }),
  )
  const sayDays = (said: readonly string[]) =>
    said.length <= mostDaysNamed
      ? text.daysOff({ days: said.join(', ') })
      : text.manyDaysOff({
          count: said.length,
          from: format.date(days[0]!.date),
          to: format.date(days.at(-1)!.date),
        })
  return [
    ...(nights > 0 ? [text.nights({ count: nights })] : []),
    ...(breaks > 0 ? [text.breaks({ count: breaks })] : []),
    ...(dates.length > 0 ? [sayDays(dates)] : []),
  ].join(', ')
}

export function sayState(interval: TraceInterval, { text, format }: Speech): string {
  return interval.state === 'mixed'
    ? text.state.mixed({ time: format.worked(interval.counted_seconds / 60) })
    : text.state[interval.state]
}

/** The bar in words, for those who cannot see it. */
export function sayBar(clock: ExplainedClock, title: string, speech: Speech): string {
  const { text, format } = speech
  const told = clock.totals.map(({ holder, counted_seconds, paused_seconds }) => {
    const who = sayHolder({ holder }, speech)
    const time = format.worked((counted_seconds + paused_seconds) / 60)
    return counted_seconds > 0 ? text.part({ who, time }) : text.partPaused({ who, time })
  })
  return text.bar({ title, what: told.join('; ') || text.nothingYet })
}

/** From when to when; the day of the end is not said again. */
export function sayRange({ from, to }: TraceInterval, { text, format }: Speech): string {
  const same = format.date(from) === format.date(to)
  return text.range({ from: format.moment(from), to: same ? format.time(to) : format.moment(to) })
}
