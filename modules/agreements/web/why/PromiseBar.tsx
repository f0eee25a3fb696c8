// Where the time of one promise went: a coloured bar with its words, a legend, and the same as a table.
import { Table, Text } from '@mantine/core'
import { useId } from 'react'
import type { ExplainedClock, TraceInterval } from '../../contract.ts'
import {
  type Speech,
  sayBar,
  sayHolder,
  sayRange,
  saySkipped,
  sayState,
  type Tone,
  toneOf,
  toneOfInterval,
} from './telling.ts'
import css from './why.module.css'

interface Props {
  clock: ExplainedClock
  title: string
  speech: Speech
}

export function PromiseBar(props: Props) {
  const { clock } = props
  if (clock.intervals.length === 0) return null
  return (
    <>
      <Bar {...props} />
      <Legend {...props} />
      <Rows {...props} />
    </>
  )
}

function Bar({ clock, title, speech }: Props) {
  const late = clock.intervals.findIndex(interval => interval.late)
  return (
    <div className={css.bar} role="img" aria-label={sayBar(clock, title, speech)}>
      {clock.intervals.flatMap((interval, i) => [
        ...(i === late ? [<span key="limit" className={css.limit} title={speech.text.limitHere} />] : []),
        <Part key={interval.from} interval={interval} speech={speech} />,
      ])}
    </div>
  )
}

function Part({ interval, speech }: { interval: TraceInterval; speech: Speech }) {
  const { text, format } = speech
  const { state, working_seconds } = interval
  const said = [
    state === 'closed' ? text.state.closed : sayHolder(interval, speech),
    ...(state === 'closed' ? [] : [format.worked(working_seconds / 60), sayState(interval, speech)]),
    saySkipped(interval, speech),
    sayRange(interval, speech),
  ]
  return (
    <span
      className={css.part}
      data-state={state}
      data-tone={toneOfInterval(interval)}
      data-late={interval.late || undefined}
      title={said.filter(Boolean).join(' · ')}
      style={state === 'closed' ? undefined : { flexGrow: Math.max(working_seconds, 1), flexBasis: 0 }}
    />
  )
}

/** Each holder once, with how long; the swatch is hatched where nothing of it counted. */
function Legend({ clock, speech }: Props) {
  const { text, format } = speech
  const time = (seconds: number) => format.worked(seconds / 60)
  const lines: { key: string; tone: Tone | 'limit'; paused: boolean; said: string }[] = clock.totals.map(
    ({ holder, counted_seconds, paused_seconds }, i) => {
      const counts = counted_seconds > 0
      const amount =
        counts && paused_seconds > 0
          ? text.partly({ counted: time(counted_seconds), paused: time(paused_seconds) })
          : `${time(counted_seconds + paused_seconds)}${counts ? '' : `, ${text.notCounted}`}`
      return {
        key: `${i}`,
        tone: toneOf(holder),
        paused: !counts,
        said: `${sayHolder({ holder }, speech)} — ${amount}`,
      }
    },
  )
  if (clock.intervals.some(({ state }) => state === 'closed'))
    lines.push({ key: 'closed', tone: 'closed', paused: false, said: text.closedHours })
  if (clock.intervals.some(({ late }) => late))
    lines.push({ key: 'limit', tone: 'limit', paused: false, said: text.limitHere })
  return (
    <ul className={css.legend} aria-label={text.legend}>
      {lines.map(({ key, tone, paused, said }) => (
        <li key={key}>
          <span
            className={css.swatch}
            data-tone={tone}
            data-state={paused ? 'paused' : undefined}
            aria-hidden="true"
          />
          <Text component="span" size="sm">
            {said}
          </Text>
        </li>
      ))}
    </ul>
  )
}

function Rows({ clock, title, speech }: Props) {
  const { text, format } = speech
  const id = useId()
  return (
    <details className={css.details}>
      <summary id={id}>{text.table}</summary>
      {/* A region that scrolls must be reachable by the keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable region */}
      <section className={css.scroll} tabIndex={0} aria-label={text.tableOf({ title })}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.columns.when}</Table.Th>
              <Table.Th>{text.columns.who}</Table.Th>
              <Table.Th>{text.columns.state}</Table.Th>
              <Table.Th ta="end">{text.columns.time}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {clock.intervals.map(interval => (
              <Table.Tr key={interval.from}>
                <Table.Td title={`${format.full(interval.from)} – ${format.full(interval.to)}`}>
                  {sayRange(interval, speech)}
                </Table.Td>
                <Table.Td>
                  {interval.state === 'closed' || interval.state === 'ended'
                    ? '—'
                    : sayHolder(interval, speech)}
                </Table.Td>
                <Table.Td>
                  {[
                    sayState(interval, speech),
                    interval.late && interval.state !== 'closed' ? text.late : '',
                    saySkipped(interval, speech),
                    interval.pieces > 1 ? text.pieces({ count: interval.pieces }) : '',
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Table.Td>
                <Table.Td ta="end">
                  {interval.state === 'closed' ? '—' : format.worked(interval.working_seconds / 60)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
    </details>
  )
}
