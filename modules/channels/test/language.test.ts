// The language of a letter is told from its letters, and left to the mailbox where they do not tell.
import { expect, it } from 'vitest'
import { guessLanguage } from '../server/intake/language.ts'

it.each([
  ['Добрый день, прошу выдать справку', 'en', 'ru'],
  ['Good morning, please send me the payslip', 'ru', 'en'],
  ['Прошу доступ к SAP S/4HANA и Microsoft Teams', 'en', 'ru'],
  ['12345 !!', 'ru', 'ru'],
  ['12345 !!', 'en', 'en'],
  ['', 'ru', 'ru'],
] as const)('%s with a mailbox in %s is read as %s', (text, usual, language) => {
  expect(guessLanguage(text, usual)).toBe(language)
})
