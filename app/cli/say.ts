// In which language the command line speaks, and how it says what it is doing.
import type { LocalText } from '#kernel/contract/shapes.ts'

export interface Speaker {
  pick(text: { ru: string; en: string }): string
  say(text: { ru: string; en: string }): void
}

/** Russian when the environment is Russian, English otherwise; lines go to standard error, standard output belongs to the command. */
export function speaker(): Speaker {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  const chosen = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale
  const language = /^ru/i.test(chosen) ? 'ru' : 'en'
  const pick = (text: LocalText & { ru: string; en: string }) => text[language]
  return { pick, say: text => console.error(pick(text)) }
}
