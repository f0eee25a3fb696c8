// Chance that can be repeated: the same seed gives the same demo company, to the last identifier.

export interface Chance {
  /** A number from 0 (included) to 1 (not included). */
  next(): number
  /** A number between the two. */
  between(least: number, most: number): number
  /** A whole number from least to most, both included. */
  whole(least: number, most: number): number
  /** True in this share of cases (0 to 1). */
  happens(share: number): boolean
  /** One of these, each as likely. Throws on an empty list. */
  one<T>(choices: readonly T[]): T
  /** One of these, as likely as its weight says. Throws when no weight is above 0. */
  weighted<T>(choices: readonly T[], weight: (choice: T) => number): T
  /** A new UUID of version 7 that sorts by the moment (milliseconds) it belongs to. */
  id(moment_ms: number): string
}

/** A source of chance from a whole number. Generator: sfc32 of PractRand (public domain, Chris Doty-Humphrey). */
export function chanceOf(seed: number): Chance {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed | 0, 1]
  const bits = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return sum >>> 0
  }
  for (let warm = 0; warm < 12; warm++) bits()
  const next = () => bits() / 2 ** 32
  const hex = (digits: number) =>
    bits()
      .toString(16)
      .padStart(8, '0')
      .slice(8 - digits)
  return {
    next,
    between: (least, most) => least + (most - least) * next(),
    whole: (least, most) => least + Math.floor((most - least + 1) * next()),
    happens: share => next() < share,
    one: choices => {
      if (choices.length === 0) throw new RangeError('there is nothing to choose from')
      return choices[Math.floor(next() * choices.length)]!
    },
    weighted: (choices, weight) => {
      const weights = choices.map(weight)
      let left = next() * weights.reduce((sum, one) => sum + one, 0)
      const found = weights.findIndex(one => {
        left -= one
        return left < 0
      })
      if (found < 0) throw new RangeError('no choice has a weight above 0')
      return choices[found]!
    },
    id: moment_ms => {
      const time = Math.floor(moment_ms).toString(16).padStart(12, '0')
      const variant = (8 + (bits() & 3)).toString(16)
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(8)}${hex(4)}`
    },
  }
}
