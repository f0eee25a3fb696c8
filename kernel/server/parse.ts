// Parsing what comes in: zod's findings become a list of places and sentences in the asker's language.
import type { z } from 'zod'
import { invalid, malformed } from '#kernel/contract/kernel.ts'
import type { Language } from '#kernel/contract/shapes.ts'
import { kernelWords } from './kernel-words.ts'
import { sayUnfit } from './unfit.ts'

export function parsed(schema: z.ZodType | undefined, value: unknown, language: Language): unknown {
  if (!schema) return undefined
  const read = schema.safeParse(storable(value), { error: sayUnfit(language) })
  if (read.success) return read.data
  throw invalid({
    errors: read.error.issues
      .slice(0, 50)
      .map(issue => ({ path: issue.path.join('.'), message: said(issue.message, language) })),
  })
}

/** Deeper than any form; what is nested without end would end the call stack. */
const deepest = 50

/** What came in, without what no database keeps: NUL is dropped, broken pairs are replaced, in values and in names. */
function storable(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed()
  if (typeof value !== 'object' || value === null) return value
  if (depth > deepest) throw malformed({})
  if (Array.isArray(value)) return value.map(item => storable(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [storable(name) as string, storable(item, depth + 1)]),
  )
}

/** Our own checks give a key of the kernel's words; all others are a sentence already. */
function said(message: string, language: Language): string {
  const own = kernelWords[language].invalid as Record<string, string>
  return own[message] ?? message
}
