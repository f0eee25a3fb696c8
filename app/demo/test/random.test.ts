// Chance that can be repeated.
import { describe, expect, test } from 'vitest'
import { chanceOf } from '../random.ts'

const some = (seed: number) => {
  const chance = chanceOf(seed)
  return [chance.next(), chance.whole(1, 6), chance.one(['a', 'b', 'c']), chance.id(1_700_000_000_000)]
}

describe('chance', () => {
  test('is the same for the same seed and another for another', () => {
    expect(some(7)).toEqual(some(7))
    expect(some(7)).not.toEqual(some(8))
  })

  test('stays within its bounds and reaches them', () => {
    const chance = chanceOf(3)
    const thrown = Array.from({ length: 2000 }, () => chance.whole(1, 6))
    expect(new Set(thrown)).toEqual(new Set([1, 2, 3, 4, 5, 6]))
  })

  test('follows weights', () => {
    const chance = chanceOf(5)
    const drawn = Array.from({ length: 4000 }, () =>
      chance.weighted(['rare', 'usual', 'never'], one => ({ rare: 1, usual: 9, never: 0 })[one]!),
    )
    expect(drawn).not.toContain('never')
    expect(drawn.filter(one => one === 'rare').length / drawn.length).toBeCloseTo(0.1, 1)
    expect(() => chance.weighted(['never'], () => 0)).toThrow(RangeError)
  })

  test('makes identifiers of version 7 that sort by their moment', () => {
    const chance = chanceOf(1)
    const ids = [1_600_000_000_000, 1_700_000_000_000, 1_800_000_000_000].map(chance.id)
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(ids.toSorted()).toEqual(ids)
    expect(Number.parseInt(ids[1]!.replaceAll('-', '').slice(0, 12), 16)).toBe(1_700_000_000_000)
  })
})
