// Identifiers sort in the order of their making, and are well-formed UUIDs of version 7.
import { expect, it } from 'vitest'
import { z } from 'zod'
import { newId } from '../server/id.ts'

it('sorts in the order of making, without doubles', () => {
  const ids = Array.from({ length: 20_000 }, newId)
  expect(ids.map(id => id.slice(0, 18)).toSorted()).toEqual(ids.map(id => id.slice(0, 18)))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every(id => z.uuidv7().safeParse(id).success)).toBe(true)
})
