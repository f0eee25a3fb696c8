// The check of texts finds what a reader of either language would stumble over.
import { describe, expect, it } from 'vitest'
import type { Texts } from '#kernel/contract/words.ts'
import { textProblems } from '../text-files.ts'
import { refusalProblems, wordProblems } from '../words.ts'
import { inTree } from './tree.ts'

const pair = (en: Texts, ru: Texts) => ({
  en: { file: 'en.ts', texts: en },
  ru: { file: 'ru.ts', texts: ru },
})
const find = (en: Texts, ru: Texts) =>
  wordProblems(pair(en, ru)).map(({ file, message }) => `${file}: ${message}`)

const minutes = '{n, plural, one {# минута} few {# минуты} many {# минут} other {# минуты}}'

describe('texts', () => {
  it('may differ in words and plural forms', () => {
    const en = {
      left: '{n, plural, one {# minute} other {# minutes}} left',
      name: 'Okno',
      tongue: 'Русский (Russian)',
      api: 'API',
      don: "Don't",
    }
    expect(
      find(en, { left: `Осталось: ${minutes}`, name: 'Okno', tongue: 'Русский', api: 'API', don: 'Не надо' }),
    ).toEqual([])
  })

  const breaches: readonly [title: string, en: Texts, ru: Texts, problem: string][] = [
    ['a missing key', { a: { b: 'Yes' } }, { a: {} }, 'ru.ts: a.b is missing'],
    ['a surplus key', {}, { a: 'Да' }, 'en.ts: a is missing'],
    [
      'a lost parameter',
      { a: 'Hello {name}' },
      { a: 'Привет' },
      'ru.ts: a: parameters differ: name in English, none here',
    ],
    [
      'a misspelt parameter',
      { a: 'Hello {name}' },
      { a: 'Привет, {nane}' },
      'ru.ts: a: parameters differ: name in English, nane here',
    ],
    [
      'a lost plural form',
      { a: '{n, plural, one {# day} other {# days}}' },
      { a: '{n, plural, one {# день} other {# дней}}' },
      'ru.ts: a: the plural of n lacks few, many',
    ],
    [
      'an English plural without other forms',
      { a: '{n, plural, other {# days}}' },
      { a: minutes },
      'en.ts: a: the plural of n lacks one',
    ],
    [
      'other choices',
      { a: '{s, select, on {On} other {Off}}' },
      { a: '{s, select, yes {Да} other {Нет}}' },
      'ru.ts: a: parameters differ: s select (on, other) in English, s select (other, yes) here',
    ],
    [
      'a broken message',
      { a: 'Hello {name}' },
      { a: 'Привет, {name' },
      'ru.ts: a: cannot be read as an ICU message: EXPECT_ARGUMENT_CLOSING_BRACE',
    ],
    [
      'a parameter in quotes',
      { a: "It's '{name}' {n}" },
      { a: 'Это {name} {n}' },
      'en.ts: a: an apostrophe hides a parameter',
    ],
    [
      'an untranslated sentence',
      { a: 'Save the changes' },
      { a: 'Save the changes' },
      'ru.ts: a: is not in Russian',
    ],
    ['an untranslated word', { a: 'today' }, { a: 'today' }, 'ru.ts: a: is not in Russian'],
    ['Russian in English', { a: 'Сохранить' }, { a: 'Сохраните' }, 'en.ts: a: is not in English'],
    ['an unfinished text', { a: 'TODO' }, { a: 'Потом' }, 'en.ts: a: is not finished'],
    ['an empty text', { a: 'Yes' }, { a: ' ' }, 'ru.ts: a: is empty'],
  ]
  it.each(breaches)('may not have %s', (_, en, ru, problem) => {
    expect(find(en, ru)).toEqual([problem])
  })
})

describe('sentences of refusals', () => {
  const declared = [
    { code: 'catalogue.code_taken', parameters: ['code'] },
    { code: 'kernel.not_found', parameters: [] },
  ]
  const findIn = (en: Texts, ru: Texts) =>
    refusalProblems('catalogue', declared, pair({ refusals: en }, { refusals: ru })).map(
      ({ file, message }) => `${file}: ${message}`,
    )

  it('stand in both languages, for the own refusals only', () => {
    expect(findIn({ code_taken: '{code} is taken' }, { code_taken: 'Код {code} занят' })).toEqual([])
    expect(findIn({ code_taken: 'Taken' }, {})).toEqual(['ru.ts: refusals.code_taken is missing'])
  })

  it('take only what the refusal brings, and belong to one', () => {
    expect(findIn({ code_taken: '{name} has it', gone: 'Gone' }, { code_taken: 'Занят' })).toEqual([
      'en.ts: refusals.code_taken takes name, which it is not given',
      'en.ts: refusals.gone belongs to no refusal of the contract',
    ])
  })
})

describe('text files', () => {
  const contract = `export const taken = Object.assign(() => {}, { code: 'catalogue.taken', status: 409, shape: {} })\n`
  const find = (files: Record<string, string>) =>
    inTree(files, async root =>
      (await textProblems(root, Object.keys(files))).map(({ file, message }) => `${file}: ${message}`),
    )

  it('come in pairs, read together with the refusals of the contract', async () => {
    expect(
      await find({
        'package.json': '{ "type": "module" }',
        'modules/catalogue/contract.ts': contract,
        'modules/catalogue/text/en.ts': `export default { refusals: { taken: 'Taken' } }\n`,
        'modules/catalogue/text/ru.ts': `export default { refusals: {} }\n`,
        'modules/catalogue/text/web-en.ts': `export default { save: 'Save' }\n`,
      }),
    ).toEqual([
      'modules/catalogue/text/ru.ts: refusals.taken is missing',
      'modules/catalogue/text/ru.ts: refusals.taken is missing',
      'modules/catalogue/text/web-en.ts: web-ru.ts is missing beside it',
    ])
  })

  it('may not be missing where a contract refuses', async () => {
    expect(
      await find({ 'package.json': '{ "type": "module" }', 'modules/catalogue/contract.ts': contract }),
    ).toEqual([
      'modules/catalogue/contract.ts: its refusals have no sentences: modules/catalogue/text/en.ts is missing',
    ])
  })
})
