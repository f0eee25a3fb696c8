// What is wrong with a value that came in, said for whoever sent it: zod's findings in short sentences.
import type { z } from 'zod'
import type { Language } from '#kernel/contract/shapes.ts'
import { type Spoken, speak } from '#kernel/contract/words.ts'
import { kernelWords } from './kernel-words.ts'

type Unfit = Spoken<(typeof kernelWords)['en']>['unfit']
type Finding = z.core.$ZodRawIssue

/** The sentence for one finding, in the given language. */
export const sayUnfit =
  (language: Language) =>
  (finding: Finding): string =>
    sentence(finding, speak(kernelWords, language).unfit)

function sentence(finding: Finding, text: Unfit): string {
  switch (finding.code) {
    case 'invalid_type':
      return finding.input === undefined ? text.required : ofType(finding.expected, text)
    case 'invalid_value':
      return finding.input === undefined ? text.required : text.choice({ values: finding.values.join(', ') })
    case 'invalid_union':
      return finding.input === undefined ? text.required : text.other
    case 'unrecognized_keys':
      return text.unknown({ names: finding.keys.join(', ') })
    case 'invalid_format':
      return ofFormat(finding.format, text)
    case 'too_small':
      return tooSmall(finding, text)
    case 'too_big':
      return tooBig(finding, text)
    default:
      return text.other
  }
}

function ofType(expected: string, text: Unfit): string {
  const types: Readonly<Record<string, string>> = text.types
  return text.type({ expected: types[expected] ?? expected })
}

function ofFormat(format: string, text: Unfit): string {
  switch (format) {
    case 'datetime':
    case 'date':
    case 'time':
    case 'uuid':
    case 'email':
    case 'url':
      return text[format]
    default:
      return text.format
  }
}

type Bounded<Code> = Extract<Finding, { code?: Code }>

function tooSmall({ origin, minimum, inclusive, input }: Bounded<'too_small'>, text: Unfit): string {
  const n = Number(minimum)
  if (origin === 'string') return input === '' ? text.required : text.short({ n })
  if (origin === 'array' || origin === 'set') return text.fewest({ n })
  return inclusive === false ? text.above({ n }) : text.least({ n })
}

function tooBig({ origin, maximum, inclusive }: Bounded<'too_big'>, text: Unfit): string {
  const n = Number(maximum)
  if (origin === 'string') return text.long({ n })
  if (origin === 'array' || origin === 'set') return text.listed({ n })
  return inclusive === false ? text.below({ n }) : text.most({ n })
}
