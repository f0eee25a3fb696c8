// Signatures in links: the same for ever, since letters with them are out, and worth nothing once a letter of them changes.
import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isSame, packed, shortSignature, signature, unpacked } from '../server/signing.ts'

const secret = 'a secret of thirty-two characters'
const ids = ['018f2b1c-0000-7000-8000-0000000000ff', 'ffffffff-ffff-4fff-bfff-ffffffffffff']

it('is the beginning of an HMAC-SHA-256, as letters that are out have it', () => {
  const whole = createHmac('sha256', secret).update('rating:x').digest()
  expect(signature(secret, 'rating:x')).toEqual(whole.subarray(0, 18))
  expect(shortSignature(secret, 'rating:x')).toBe(whole.toString('base64url').slice(0, 22))
})

it('is another one for another secret or another text', () => {
  const right = signature(secret, 'rating:x')
  expect(isSame(signature(`${secret}.`, 'rating:x'), right)).toBe(false)
  expect(isSame(signature(secret, 'approval:x'), right)).toBe(false)
  expect(isSame(signature(secret, 'rating:x'), right)).toBe(true)
})

it('compares texts of any length', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => isSame(a, b) === (a === b)))
})

it.each([1, 2])('%i packed ids are read again, with their signature', count => {
  const some = ids.slice(0, count)
  const signed = signature(secret, some.join(':'))
  const token = packed(some, signed)
  expect(token).toMatch(count === 1 ? /^[\w-]{46}$/ : /^[\w-]{67}$/)
  expect(unpacked(token, count)).toEqual({ ids: some, signed })
})

it.each(['', 'x', 'a'.repeat(45), 'a'.repeat(67), '%'.repeat(46)])('reads nothing in “%s”', token => {
  expect(unpacked(token, 1)).toBeNull()
})

it('reads nothing once any letter was changed to one that says the same', () => {
  const token = packed(ids.slice(0, 1), Buffer.alloc(18))
  expect(token.endsWith('A')).toBe(true)
  expect(unpacked(token, 1)).not.toBeNull()
  for (const wrong of [`${token.slice(0, -1)}B`, `${token}.`, token.replace(/A$/, '=')])
    expect(unpacked(wrong, 1)).toBeNull()
})
