// Which target holds: the most specific one, always the same one, of the editions that were in force for the thing.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Attributes,
  type Candidate,
  dimensions,
  fits,
  holdsFor,
  ranked,
  type Scope,
  weightOf,
} from '../../server/rules/scope.ts'

const thing: Attributes = {
  client: 'north',
  unit: 'plant',
  region: 'perm',
  service: 'payroll',
  department: 'hr',
  type: 'incident',
  priority: 'P1',
}
const candidate = (code: string, scope: Scope, more: Partial<Candidate> = {}): Candidate => ({
  target_id: code,
  metric: 'resolution',
  code,
  scope,
  valid_from: 0,
  valid_until: null,
  covers_open: false,
  ...more,
})
const first = (...candidates: Candidate[]) => ranked(candidates)[0]!.target_id

const value = fc.constantFrom('one', 'two', 'three')
const scope: fc.Arbitrary<Scope> = fc.dictionary(
  fc.constantFrom(...dimensions),
  fc.array(value, { maxLength: 2 }),
)
const attributes = fc.record(
  Object.fromEntries(dimensions.map(one => [one, fc.option(value)])),
) as unknown as fc.Arbitrary<Attributes>

describe('a scope', () => {
  test('without a named dimension fits everything; a named one fits its values, and nothing unknown', () => {
    expect(fits({}, thing)).toBe(true)
    expect(fits({ client: [] }, { ...thing, client: null })).toBe(true)
    expect(fits({ priority: ['P2', 'P1'], service: ['payroll'] }, thing)).toBe(true)
    expect(fits({ priority: ['P2'], service: ['payroll'] }, thing)).toBe(false)
    expect(fits({ priority: ['P1'] }, { ...thing, priority: null })).toBe(false)
  })

  test('fits when every dimension alone does, and naming more never fits more', () => {
    fc.assert(
      fc.property(scope, scope, attributes, (one, other, own) => {
        const apart = dimensions.every(name => fits(one[name] ? { [name]: one[name] } : {}, own))
        expect(fits(one, own)).toBe(apart)
        const named = Object.fromEntries(Object.entries(other).filter(([name]) => !(name in one)))
        if (fits({ ...one, ...named }, own)) expect(fits(one, own)).toBe(true)
      }),
    )
  })

  test('that names more is more specific, and a client outweighs everything that comes after it', () => {
    fc.assert(
      fc.property(scope, fc.constantFrom(...dimensions), value, (one, name, of) => {
        const bare: Scope = Object.fromEntries(Object.entries(one).filter(([key]) => key !== name))
        expect(weightOf({ ...bare, [name]: [of] })).toBeGreaterThan(weightOf(bare))
        const later = dimensions.slice(dimensions.indexOf(name) + 1)
        const rest: Scope = Object.fromEntries(later.map(key => [key, [of]]))
        expect(weightOf({ [name]: [of] })).toBeGreaterThan(weightOf(rest))
      }),
    )
    expect(weightOf({ client: ['a', 'b', 'c'] })).toBe(weightOf({ client: ['a'] }))
    expect(weightOf({ client: [] })).toBe(0)
  })
})

describe('of several targets', () => {
  test('the most specific wins over a later one, the later over the earlier, then the code, then the target', () => {
    const everywhere = candidate('everywhere', {}, { valid_from: 900 })
    const urgent = candidate('urgent', { priority: ['P1'] }, { valid_from: 500 })
    const north = candidate('north', { client: ['north'] })
    expect(first(everywhere, urgent, north)).toBe('north')
    expect(first(everywhere, urgent)).toBe('urgent')
    const later = candidate('later', { priority: ['P1'] }, { valid_from: 501 })
    expect(first(urgent, later)).toBe('later')
    const twin = candidate('twin', { priority: ['P1'] }, { valid_from: 500 })
    expect(first(urgent, twin)).toBe('twin')
    const same = { ...twin, target_id: 'a' }
    expect(first(twin, same)).toBe('a')
    expect(first(same, twin)).toBe('a')
  })

  test('the order is total: however they come, they stand in the same order', () => {
    const several = fc.uniqueArray(
      fc
        .tuple(scope, fc.integer({ min: 0, max: 2 }), fc.constantFrom('a', 'b'), fc.nat(30))
        .map(([one, valid_from, code, id]) => candidate(code, one, { valid_from, target_id: `t${id}` })),
      { selector: ({ target_id }) => target_id, maxLength: 8 },
    )
    fc.assert(
      fc.property(
        several.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const order = ranked(all)
          expect(ranked(shuffled)).toEqual(order)
          expect(order.map(({ scope }) => weightOf(scope))).toEqual(
            all.map(({ scope }) => weightOf(scope)).sort((one, other) => other - one),
          )
        },
      ),
    )
  })
})

describe('an edition', () => {
  const edition = (covers_open: boolean) => ({ valid_from: 100, valid_until: 200, covers_open })

  test('holds for what was opened from its first instant until before its last', () => {
    for (const covers_open of [false, true]) {
      expect(holdsFor(edition(covers_open), 100, null)).toBe(true)
      expect(holdsFor(edition(covers_open), 199, 5000)).toBe(true)
      expect(holdsFor(edition(covers_open), 200, null)).toBe(false)
    }
    expect(holdsFor({ ...edition(false), valid_until: null }, 9e9, null)).toBe(true)
  })

  test('that covers what is open holds for what was opened before and not yet ended; another does not', () => {
    expect(holdsFor(edition(true), 99, null)).toBe(true)
    expect(holdsFor(edition(true), 99, 101)).toBe(true)
    expect(holdsFor(edition(true), 99, 100)).toBe(false)
    expect(holdsFor(edition(false), 99, null)).toBe(false)
  })

  test('follows another without a gap and without both: whatever is opened has exactly one', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), fc.nat(400), (opened_at, change, lasts) => {
        const old = { valid_from: 0, valid_until: change, covers_open: false }
        const next = { valid_from: change, valid_until: null, covers_open: false }
        const held = [old, next].filter(one => holdsFor(one, opened_at, opened_at + lasts))
        expect(held).toEqual([opened_at < change ? old : next])
        // One that covers what is open comes in addition, and being later it wins.
        const covering = { ...next, covers_open: true }
        const wins = ranked(
          [old, covering]
            .filter(one => holdsFor(one, opened_at, opened_at + lasts))
            .map(one => candidate('code', {}, one)),
        )[0]!
        expect(wins.valid_from).toBe(opened_at + lasts > change || opened_at >= change ? change : 0)
      }),
    )
  })
})
