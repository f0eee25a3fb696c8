// Typed texts at run time: plain ones are strings, those with parameters are functions, plurals follow the language.
import { describe, expect, test } from 'vitest'
import * as kernel from '#kernel/contract/kernel.ts'
import { Refusal } from '#kernel/contract/refusal.ts'
import { fill, speak, words } from '#kernel/contract/words.ts'
import { kernelWords } from '#kernel/server/kernel-words.ts'
import { sentence } from '#kernel/server/problem.ts'

const pair = words(
  {
    plain: 'Requests',
    greeting: 'Hello, {name}',
    count: '{n, plural, one {# request} other {# requests}}',
    deep: { when: 'on {day, date, ::dMMMM}' },
  },
  {
    plain: 'Обращения',
    greeting: 'Здравствуйте, {name}',
    count: '{n, plural, one {# обращение} few {# обращения} many {# обращений} other {# обращения}}',
    deep: { when: '{day, date, ::dMMMM}' },
  },
)
const [en, ru] = [speak(pair, 'en'), speak(pair, 'ru')]

describe('speaking', () => {
  test('plain texts and parameters', () => {
    expect([en.plain, ru.plain]).toEqual(['Requests', 'Обращения'])
    expect([en.greeting({ name: 'Анна' }), ru.greeting({ name: 'Анна' })]).toEqual([
      'Hello, Анна',
      'Здравствуйте, Анна',
    ])
  })

  test.each([
    [0, '0 requests', '0 обращений'],
    [1, '1 request', '1 обращение'],
    [2, '2 requests', '2 обращения'],
    [5, '5 requests', '5 обращений'],
    [11, '11 requests', '11 обращений'],
    [21, '21 requests', '21 обращение'],
    [112, '112 requests', '112 обращений'],
    [1.5, '1.5 requests', '1,5 обращения'],
  ])('%d in both languages', (n, english, russian) => {
    expect([en.count({ n }), ru.count({ n })]).toEqual([english, russian])
  })

  test('deeper texts with dates', () => {
    const day = new Date('2026-03-10T12:00:00Z')
    expect([en.deep.when({ day }), ru.deep.when({ day })]).toEqual(['on March 10', '10 марта'])
  })

  test('the same texts are made once', () => {
    expect(speak(pair, 'ru')).toBe(ru)
    expect(ru.greeting).toBe(ru.greeting)
  })
})

describe('filling outside the tree', () => {
  test('surplus parameters are ignored, braces in values are not read', () => {
    expect(fill('a', 'en', { x: 1 })).toBe('a')
    expect(fill('{x}', 'en', { x: '{y} <b>', y: 1 })).toBe('{y} <b>')
  })

  test('every refusal of the kernel has a full sentence in both languages', () => {
    const params = { limit_mb: 5, wait_seconds: 3, name: 'файл.txt', signature: 'X', errors: [] }
    for (const kind of Object.values(kernel.refusals))
      for (const language of ['ru', 'en'] as const) {
        const said = sentence(new Refusal(kind.code, kind.status, params), new Map(), language)
        expect(said, kind.code).toMatch(/[.?!]$/)
        expect(said, kind.code).not.toMatch(/[{}]/)
        expect(/[а-яё]/i.test(said.replace('файл.txt', '')), kind.code).toBe(language === 'ru')
      }
    expect(kernelWords.ru.refusals).toHaveProperty('not_found')
  })

  test('a refusal without a sentence is a bug that is named', () => {
    expect(() => sentence(new Refusal('kernel.unheard_of', 400, {}), new Map(), 'en')).toThrow(
      'kernel.unheard_of',
    )
  })
})
