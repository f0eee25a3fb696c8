// Guesses in which of the two languages a letter is written.
import type { Language } from '#kernel/contract/shapes.ts'

/** Russian when a fair part of the letters are Cyrillic, English when there are only Latin ones; otherwise `usual`. */
export function guessLanguage(text: string, usual: Language): Language {
  const looked = text.slice(0, 5000)
  const cyrillic = looked.match(/\p{Script=Cyrillic}/gu)?.length ?? 0
  const latin = looked.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (cyrillic + latin < 8) return usual
  return cyrillic >= (cyrillic + latin) * 0.25 ? 'ru' : 'en'
}
