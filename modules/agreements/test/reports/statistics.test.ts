// Shares with their intervals, and shares that add up to a hundred.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { percentages, wilson } from '../../server/reports/rules/statistics.ts'

// R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I, method 3.
it.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('gives %i of %i the interval that is published', (hits, n, low, high) => {
  const found = wilson(hits, n)
  expect(found.low).toBeCloseTo(low, 4)
  expect(found.high).toBeCloseTo(high, 4)
})

it('holds the share, mirrors it, and knows nothing of nothing', () => {
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
      const hits = Math.round(n * part)
      const { low, high } = wilson(hits, n)
      const mirrored = wilson(n - hits, n)
      expect(low).toBeLessThanOrEqual(hits / n + 1e-12)
      expect(high).toBeGreaterThanOrEqual(hits / n - 1e-12)
      expect(mirrored.low).toBeCloseTo(1 - high, 10)
    }),
  )
})

it('makes shares add up to exactly 100.0, each less than a tenth from its own', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 5, maxLength: 5 }), counts => {
      const n = counts.reduce((sum, count) => sum + count, 0)
      const shares = percentages(counts)
      const tenths = shares.map(share => Math.round(share * 10))
      expect(tenths.reduce((sum, part) => sum + part, 0)).toBe(n === 0 ? 0 : 1000)
      if (n > 0)
        for (const [i, part] of tenths.entries())
          expect(Math.abs(part - (counts[i]! * 1000) / n)).toBeLessThan(1)
    }),
  )
})

it('gives what is left over to the largest remainder, and of equal ones to the earlier', () => {
  expect(percentages([1, 1, 1])).toEqual([33.4, 33.3, 33.3])
  expect(percentages([2, 0, 1])).toEqual([66.7, 0, 33.3])
  expect(percentages([1, 1, 1, 1, 1, 1])).toEqual([16.7, 16.7, 16.7, 16.7, 16.6, 16.6])
})
