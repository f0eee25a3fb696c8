// The web machinery's words: every one can be said, in both languages.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { speak, type Texts } from '#kernel/contract/words.ts'
import { sayIssue } from '../issue.ts'
import { problemFrom } from '../problem.ts'
import { webWords } from '../web-words.ts'

const fillings = {
  n: 3,
  name: 'Anna',
  span: '1',
  moment: '2',
  time: '3',
  status: 502,
  request_id: 'r',
  percent: 5,
  label: 'L',
  language: 'ru',
}

function said(voice: object): string[] {
  return Object.values(voice).flatMap(value =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'function'
        ? [String(value(fillings))]
        : said(value),
  )
}

const size = (texts: Texts): number =>
  Object.values(texts).reduce<number>((sum, text) => sum + (typeof text === 'string' ? 1 : size(text)), 0)

describe.each(['ru', 'en'] as const)('words in %s', language => {
  it('are all there, are filled and shout at nobody', () => {
    const all = said(speak(webWords, language))
    expect(all).toHaveLength(size(webWords.en))
    for (const text of all) expect(text).toMatch(/^[^{}!]+$/)
  })
})

describe('what is wrong with a field', () => {
  const ru = speak(webWords, 'ru')
  const first = (schema: z.ZodType, value: unknown) =>
    sayIssue(schema.safeParse(value, { reportInput: true }).error!.issues[0]!, ru)
  it.each([
    [z.string().min(1), '', 'Заполните это поле.'],
    [z.string(), undefined, 'Заполните это поле.'],
    [z.string().max(22), 'я'.repeat(30), 'Не больше 22 знаков.'],
    [z.string().min(3), 'я', 'Не меньше 3 знаков.'],
    [z.email(), 'почта', 'Это не похоже на адрес почты. Пример: name@company.ru.'],
    [z.number(), 'пять', 'Введите число.'],
    [z.int(), 1.5, 'Введите целое число.'],
    [z.int().min(1), 0, 'Не меньше 1.'],
    [z.enum(['a']), null, 'Заполните это поле.'],
    [z.array(z.string()).min(1), [], 'Заполните это поле.'],
    [z.string().refine(() => false, { error: 'either-language' }), 'x', 'Заполните хотя бы на одном языке.'],
    [z.string().refine(() => false, { error: 'no such key' }), 'x', 'Проверьте это поле.'],
  ])('%#: is said shortly', (schema, value, sentence) => expect(first(schema, value)).toBe(sentence))
})

describe('a problem', () => {
  it('keeps its code, its fields and its parameters', () => {
    const body = {
      type: '/problems/kernel.too_many',
      detail: 'Подождите.',
      status: 429,
      wait_seconds: 5,
      request_id: 'r1',
    }
    const problem = problemFrom(429, JSON.stringify(body), 'ru')
    expect(problem).toMatchObject({
      code: 'kernel.too_many',
      detail: 'Подождите.',
      params: { wait_seconds: 5 },
      errors: [],
    })
  })
  it.each(['<html>Bad gateway</html>', '', 'null', '"text"', '{"a":1}'])(
    'is told by its status when %s came',
    body => {
      expect(problemFrom(502, body, 'en')).toMatchObject({ status: 502, code: 'kernel.unreadable' })
      expect(problemFrom(502, body, 'en').detail).toContain('502')
    },
  )
})
