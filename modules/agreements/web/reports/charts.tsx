// The pictures of the index: where it goes from a hundred, and how it went in twelve months. Each has a table beside it.
import { useElementSize } from '@mantine/hooks'
import type { KeyboardEvent } from 'react'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { type LossName, lossNames, type Quality } from '../../contract.ts'
import { measureWords } from '../../text/measures.ts'
import { useMonthName } from '../months.ts'
import classes from './charts.module.css'

const width = 560
const height = 220
const base = height - 44
const top = 24
const y = (percent: number): number => base - (percent / 100) * (base - top)

/** From a hundred down to the index, a step for each loss. Steps open the requests behind them. */
export function Waterfall({ quality, open }: { quality: Quality; open?: (loss: LossName) => void }) {
  const { quality: text, common } = useWords(measureWords)
  const format = useFormat()
  const { index, losses } = quality
  if (!index || !losses) return null
  const step = width / 6
  let above = 100
  const steps = lossNames.map((name, i) => {
    const percent = losses[name].percent ?? 0
    const from = above
    above -= percent
    return { name, percent, n: losses[name].n, from, x: (i + 1) * step }
  })
  const bar = { width: step - 18, x: 9 }
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={classes.chart}>
      <title>{text.losses}</title>
      <line x1={0} x2={width} y1={base} y2={base} className={classes.axis} />
      <rect x={bar.x} width={bar.width} y={y(100)} height={base - y(100)} className={classes.whole} />
      <Label x={step / 2} at={y(100) - 6} value={format.percent(1)} name={text.whole} />
      {steps.map(({ name, percent, n, from, x }) => (
        <g
          key={name}
          className={classes.step}
          {...(open && n > 0
            ? opening(
                `${common.open({ what: text.verdict[name] })}: ${format.percent(percent / 100, 1)}, ${n}`,
                () => open(name),
              )
            : {})}
        >
          <rect x={x} width={step} y={top} height={base - top} className={classes.reach} />
          <line x1={x - 9} x2={x + step - 9} y1={y(from)} y2={y(from)} className={classes.thread} />
          <rect
            x={x + bar.x}
            width={bar.width}
            y={y(from)}
            height={Math.max(1.5, y(from - percent) - y(from))}
            className={classes[name]}
          />
          <Label
            x={x + step / 2}
            at={y(from - percent) + 14}
            value={format.percent(percent / 100, 1)}
            name={text.loss[name]}
          />
        </g>
      ))}
      <rect
        x={5 * step + bar.x}
        width={bar.width}
        y={y(index.percent)}
        height={base - y(index.percent)}
        className={classes.index}
      />
      <Label
        x={5.5 * step}
        at={y(index.percent) - 6}
        value={format.percent(index.percent / 100, 1)}
        name={text.index}
        strong
      />
    </svg>
  )
}

/** Makes a part of a picture a button. */
const opening = (label: string, open: () => void) => ({
  role: 'button',
  tabIndex: 0,
  'aria-label': label,
  'data-opens': true,
  onClick: open,
  onKeyDown: (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    open()
  },
})

function Label(told: { x: number; at: number; value: string; name: string; strong?: boolean }) {
  // Two short lines where the name is long.
  const words = told.name.split(' ')
  const half = Math.ceil(words.length / 2)
  const lines =
    told.name.length > 11 ? [words.slice(0, half).join(' '), words.slice(half).join(' ')] : [told.name]
  return (
    <g aria-hidden textAnchor="middle">
      <text x={told.x} y={told.at} className={told.strong ? classes.strong : classes.value}>
        {told.value}
      </text>
      {lines.map((line, i) => (
        <text key={line} x={told.x} y={base + 16 + i * 14} className={classes.name}>
          {line}
        </text>
      ))}
    </g>
  )
}

interface Point {
  readonly month: string
  readonly index: { readonly percent: number; readonly low: number; readonly high: number } | null
  readonly n: number
}

/** The index of twelve months with its interval. The scale begins at the ten below the lowest. */
export function Trend({ points, chosen }: { points: readonly Point[]; chosen: string }) {
  const { ref, width: room } = useElementSize()
  // As wide as its card, and its words as large as all others.
  const width = Math.max(280, Math.round(room) || 560)
  const { quality: text } = useWords(measureWords)
  const format = useFormat()
  const monthName = useMonthName()
  const lowest = Math.min(...points.map(({ index }) => index?.low ?? 100))
  const floor = Math.max(0, Math.floor(lowest / 10) * 10)
  const scale = (percent: number) => base - ((percent - floor) / (100 - floor)) * (base - top)
  const left = 48
  const step = (width - left - 24) / points.length
  const x = (i: number) => left + (i + 0.5) * step
  const shown = points.flatMap((point, i) => (point.index ? [{ ...point, index: point.index, i }] : []))
  // A month that is left open breaks the line.
  const runs = shown.reduce<(typeof shown)[]>((all, point) => {
    const last = all.at(-1)
    if (last?.at(-1)?.i === point.i - 1) last!.push(point)
    else all.push([point])
    return all
  }, [])
  const lines = [floor, (floor + 100) / 2, 100]
  const narrow = step < 34
  return (
    <div ref={ref}>
      <svg viewBox={`0 0 ${width} ${height}`} className={classes.wide} role="img" aria-label={text.trend}>
        {lines.map(percent => (
          <g key={percent}>
            <line x1={left} x2={width} y1={scale(percent)} y2={scale(percent)} className={classes.thread} />
            <text x={left - 6} y={scale(percent) + 4} textAnchor="end" className={classes.name}>
              {format.percent(percent / 100)}
            </text>
          </g>
        ))}
        {runs.map(run => (
          <g key={run[0]!.month}>
            <polygon
              points={[
                ...run.map(({ i, index }) => `${x(i)},${scale(index.high)}`),
                ...run.toReversed().map(({ i, index }) => `${x(i)},${scale(index.low)}`),
              ].join(' ')}
              className={classes.band}
            />
            <polyline
              points={run.map(({ i, index }) => `${x(i)},${scale(index.percent)}`).join(' ')}
              className={classes.line}
            />
          </g>
        ))}
        {shown.map(({ month, index, i, n }) => (
          <g key={month}>
            <title>{`${monthName(month)}: ${format.percent(index.percent / 100, 1)}, n = ${n}`}</title>
            <circle
              cx={x(i)}
              cy={scale(index.percent)}
              r={month === chosen ? 5 : 3.5}
              className={classes.dot}
            />
            {(month === chosen || i === 0) && (
              <text x={x(i)} y={scale(index.percent) - 10} textAnchor="middle" className={classes.strong}>
                {format.percent(index.percent / 100, 1)}
              </text>
            )}
          </g>
        ))}
        {points.map(({ month }, i) => (
          <text key={month} x={x(i)} y={base + 16} textAnchor="middle" className={classes.name}>
            {narrow && (points.length - 1 - i) % 2 === 1 ? '' : monthName(month, 'short').replace('.', '')}
          </text>
        ))}
      </svg>
    </div>
  )
}
