// The marks that lead a letter to its conversation, made and read back.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bareSubject,
  isForward,
  newMessageId,
  plusAddress,
  readOwnMessageId,
  readPlusAddress,
  readSubjectTokens,
  subjectToken,
  threadKeys,
} from '../server/mail/threading.ts'

const secret = 'a secret for tests'
const marks = (changed: object) => ({
  in_reply_to: [],
  references: [],
  subject: '',
  to: [],
  cc: [],
  headers: {},
  ...changed,
})
const number = fc.integer({ min: 1, max: 999_999_999 }).map(n => `R-${n}`)

describe('tokens', () => {
  test('what is signed is read back as signed, in any case of letters', () => {
    fc.assert(
      fc.property(number, request => {
        const address = plusAddress('help@demo.okno', request, secret)
        for (const seen of [address, address.toLowerCase(), address.toUpperCase()]) {
          expect(readPlusAddress(seen, secret)).toEqual({
            number: request,
            trust: 'signed',
            source: 'address',
          })
        }
        expect(readSubjectTokens(`Re: Вопрос ${subjectToken(request, secret)}`, secret)).toEqual([
          { number: request, trust: 'signed', source: 'subject' },
        ])
      }),
    )
  })

  test('a signature of one number does not fit another, nor another secret', () => {
    const forged = plusAddress('help@demo.okno', 'R-1', secret).replace('R-1.', 'R-2.')
    expect(readPlusAddress(forged, secret)?.trust).toBe('forged')
    expect(readPlusAddress(plusAddress('help@demo.okno', 'R-1', 'other'), secret)?.trust).toBe('forged')
  })

  test('a bare number is plain', () => {
    expect(subjectToken('R-104233')).toBe('[R-104233]')
    expect(readSubjectTokens('Re: Вопрос [r-104233]', secret)).toEqual([
      { number: 'R-104233', trust: 'plain', source: 'subject' },
    ])
    expect(readPlusAddress('help+R-104233@demo.okno', secret)?.trust).toBe('plain')
  })

  test('other brackets and plus addresses are no tokens', () => {
    expect(readSubjectTokens('[СРОЧНО] [external] договор R-104233 [2026]', secret)).toEqual([])
    expect(readPlusAddress('ivan+news@demo.okno', secret)).toBeNull()
    expect(() => plusAddress('nobody', 'R-1', secret)).toThrow('no mailbox address')
  })
})

test('our Message-ID is read back, and only under our domain', () => {
  const id = newMessageId('R-104233', '0199a8c2-7b1e-7000-8000-000000000001', 'demo.okno')
  expect(newMessageId('R-104233', '0199a8c2-7b1e-7000-8000-000000000001', 'demo.okno')).toBe(id)
  expect(readOwnMessageId(id, 'DEMO.okno')).toEqual({
    request: 'R-104233',
    message: '0199a8c2-7b1e-7000-8000-000000000001',
  })
  expect(readOwnMessageId(id, 'other.okno')).toBeNull()
  expect(readOwnMessageId('abc@demo.okno', 'demo.okno')).toBeNull()
})

test('keys of a letter: nearest id first, tokens of address before those of subject, no repeats', () => {
  const own = newMessageId('R-7', 'm1', 'demo.okno')
  const address = plusAddress('help@demo.okno', 'R-7', secret)
  const keys = threadKeys(
    marks({
      in_reply_to: [own],
      references: ['first@x.example', 'second@x.example', own],
      subject: 'Re: Вопрос [R-8]',
      to: [{ name: '', address }],
      headers: { 'delivered-to': [address] },
    }),
    { domain: 'demo.okno', secret },
  )
  expect(keys).toEqual({
    message_ids: [own, 'second@x.example', 'first@x.example'],
    own: [{ request: 'R-7', message: 'm1' }],
    tokens: [
      { number: 'R-7', trust: 'signed', source: 'address' },
      { number: 'R-8', trust: 'plain', source: 'subject' },
    ],
  })
})

describe('subjects', () => {
  test.each([
    ['Re: Договор', 'Договор'],
    ['RE: FW: Fwd: Договор', 'Договор'],
    ['Отв: Договор', 'Договор'],
    ['На: Договор', 'Договор'],
    ['Ответ: Re[2]: Договор', 'Договор'],
    ['Пересл.: Договор', 'Договор'],
    ['Пересл: Отв: Договор', 'Договор'],
    ['Re: Договор [R-104233]', 'Договор'],
    ['[R-104233.abcdefghjk] Re: Договор', 'Договор'],
    ['AW: WG: Vertrag', 'Vertrag'],
    ['[EXTERNAL] Re: Договор', 'Договор'],
    ['На согласование: договор', 'На согласование: договор'],
    ['Ответственный: кто?', 'Ответственный: кто?'],
    ['Retail: отчёт', 'Retail: отчёт'],
    ['Re:', ''],
    ['', ''],
  ])('%j is about %j', (subject, bare) => {
    expect(bareSubject(subject)).toBe(bare)
  })

  test('a bare subject stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), subject => {
        expect(bareSubject(bareSubject(subject))).toBe(bareSubject(subject))
      }),
    )
  })

  test('forwards are told from answers', () => {
    expect(['Fwd: x', 'FW: x', 'Re: Fwd: x', 'Пересл: x', 'Пересылка: x'].every(isForward)).toBe(true)
    expect(['Re: x', 'Отв: x', 'Форвард: x', 'x'].some(isForward)).toBe(false)
  })
})
