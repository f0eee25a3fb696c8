// What is wrong with a field, said for people: zod's findings in short sentences.
import type { z } from 'zod'
import type { Spoken } from '#kernel/contract/words.ts'
import type { webWords } from './web-words.ts'

type Text = Spoken<(typeof webWords)['en']>

/** The sentence for one finding. Own checks of the contracts give a key of `invalid`. */
export function sayIssue(issue: z.core.$ZodIssue, text: Text): string {
  const { invalid } = text
  const own = (invalid as Record<string, unknown>)[issue.message]
  if (typeof own === 'string') return own
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null || issue.input === ''
        ? text.required
        : issue.expected === 'int'
          ? invalid.whole
          : issue.expected === 'number'
            ? invalid.number
            : text.required
    case 'too_small':
      if (issue.origin === 'string')
        return issue.minimum === 1 ? text.required : invalid.short({ n: Number(issue.minimum) })
      if (issue.origin === 'array')
        return issue.minimum === 1 ? text.required : invalid.fewest({ n: Number(issue.minimum) })
      return invalid.least({ n: Number(issue.minimum) })
    case 'too_big':
      return issue.origin === 'string'
        ? invalid.long({ n: Number(issue.maximum) })
        : invalid.most({ n: Number(issue.maximum) })
    case 'invalid_format':
      if (issue.input === '') return text.required
      return issue.format === 'email'
        ? invalid.email
        : issue.format === 'url'
          ? invalid.address
          : invalid.other
    case 'invalid_value':
      return issue.input === undefined || issue.input === null || issue.input === ''
        ? text.required
        : invalid.other
    default:
      return invalid.other
  }
}
