// How benchmarks measure: short rounds in turn, the median of them, and a table of figures beside their floors.

/** One line of the table. Rates are better when high, durations when low; the ratio is always ours to the floor. */
export interface Figure {
  readonly what: string
  /** What it was measured on: rows, callers. */
  readonly size: string
  readonly unit: '/s' | 'ms' | 'MB'
  readonly ours: number
  readonly floor?: number
  /** Ours to the floor, the median over the rounds. */
  readonly ratio?: number
  readonly note?: string
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export interface Alternated {
  readonly ours: number
  readonly floor: number
  readonly ratio: number
}

/** Floor and ours in turn, so that what else the machine does meets both; the ratio is taken within each round. */
export async function alternate(
  rounds: number,
  floor: () => Promise<number>,
  ours: () => Promise<number>,
): Promise<Alternated> {
  const measured: { floor: number; ours: number }[] = []
  for (let round = 0; round < rounds; round += 1) measured.push({ floor: await floor(), ours: await ours() })
  return {
    ours: median(measured.map(round => round.ours)),
    floor: median(measured.map(round => round.floor)),
    ratio: median(measured.map(round => round.ours / round.floor)),
  }
}

/** The mean duration in ms of `ask`, called again and again for so many seconds. */
export async function meanDuration(
  seconds: number,
  ask: (call: number) => Promise<unknown>,
): Promise<number> {
  const begun = performance.now()
  let calls = 0
  do await ask(calls++)
  while (performance.now() - begun < seconds * 1000)
  return (performance.now() - begun) / calls
}

const shown = (value: number | undefined): string =>
  value === undefined ? '' : value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2)

/** The figures as a table for people. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, size, unit, ours, floor, ratio, note }) => [
    what,
    size,
    `${shown(ours)} ${unit}`,
    floor === undefined ? '' : `${shown(floor)} ${unit}`,
    shown(ratio),
    note ?? '',
  ])
  const lines = [['what', 'size', 'ours', 'floor', 'ratio', ''], ...rows]
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map(line => line[column]!.length)))
  return lines
    .map(line =>
      line
        .map((cell, column) =>
          column >= 2 && column <= 4 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
