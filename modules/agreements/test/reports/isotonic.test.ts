// Isotonic regression beside what defines it: never falling, nearest in squares, the same mean, and at rest once it rises.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isotonic, type Seen } from '../../server/reports/rules/isotonic.ts'

const seen = fc.array(
  fc.record({
    value: fc.integer({ min: 0, max: 20 }).map(value => value / 20),
    weight: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 1, maxLength: 30 },
)
const squares = (points: readonly Seen[], values: readonly number[]) =>
  points.reduce((sum, { value, weight }, i) => sum + weight * (value - values[i]!) ** 2, 0)
const mean = (points: readonly Seen[]) =>
  points.reduce((sum, { value, weight }) => sum + value * weight, 0) /
  points.reduce((sum, { weight }) => sum + weight, 0)

it('pools neighbours that fall at their weighted mean, as in the textbook', () => {
  const points = [1, 3, 2, 4, 3.5, 3.5].map(value => ({ value, weight: 1 }))
  expect(isotonic(points)).toEqual([1, 2.5, 2.5, 11 / 3, 11 / 3, 11 / 3])
  expect(
    isotonic([
      { value: 1, weight: 3 },
      { value: 0, weight: 1 },
    ]),
  ).toEqual([0.75, 0.75])
})

it('never falls, keeps the mean, and leaves alone what rises', () => {
  fc.assert(
    fc.property(seen, points => {
      const fitted = isotonic(points)
      expect(fitted).toHaveLength(points.length)
      for (let i = 1; i < fitted.length; i++) expect(fitted[i]!).toBeGreaterThanOrEqual(fitted[i - 1]!)
      const again = points.map(({ weight }, i) => ({ value: fitted[i]!, weight }))
      expect(mean(again)).toBeCloseTo(mean(points), 10)
      for (const [i, value] of isotonic(again).entries()) expect(value).toBeCloseTo(fitted[i]!, 10)
    }),
  )
})

it('lies nearer in squares than any other course that does not fall', () => {
  const other = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 30, maxLength: 30 })
  fc.assert(
    fc.property(seen, other, (points, values) => {
      const rising = values.slice(0, points.length).sort((one, two) => one - two)
      expect(squares(points, isotonic(points))).toBeLessThanOrEqual(squares(points, rising) + 1e-9)
    }),
  )
})
