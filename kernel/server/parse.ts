// Parsing what comes in: zod's findings become a list of places and sentences in the asker's language.
import { z } from 'zod'
import { invalid } from '#kernel/contract/kernel.ts'
import type { Language } from '#kernel/contract/shapes.ts'
import { kernelWords } from './kernel-words.ts'

const sayings = { ru: z.locales.ru().localeError, en: z.locales.en().localeError }

export function parsed(schema: z.ZodType | undefined, value: unknown, language: Language): unknown {
  if (!schema) return undefined
  const read = schema.safeParse(value, { error: sayings[language] })
  if (read.success) return read.data
  throw invalid({
    errors: read.error.issues
      .slice(0, 50)
      .map(issue => ({ path: issue.path.join('.'), message: said(issue.message, language) })),
  })
}

/** Our own checks give a key of the kernel's words; zod's give a sentence. */
function said(message: string, language: Language): string {
  const own = kernelWords[language].invalid as Record<string, string>
  return own[message] ?? message
}
