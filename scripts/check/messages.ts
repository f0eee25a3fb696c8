// What an ICU message asks for: its parameters, their kinds and the forms it offers, read by the parser that fills it.
import { IntlMessageFormat } from 'intl-messageformat'
import type { Language } from '#kernel/contract/shapes.ts'

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

export interface Message {
  /** Each parameter with how it is used, e.g. `count: plural`, `status: select (closed, resolved)`. */
  readonly parameters: ReadonlyMap<string, string>
  /** The forms of each plural, and whether it counts or orders. */
  readonly plurals: readonly {
    readonly name: string
    readonly ordinal: boolean
    readonly forms: readonly string[]
  }[]
  /** The words alone. */
  readonly words: string
}

/** Reads a message, or says what is wrong with it. */
export function readMessage(text: string, language: Language): Message | { readonly wrong: string } {
  // Texts without parameters are shown as they stand, apostrophes included.
  if (!text.includes('{')) return { parameters: new Map(), plurals: [], words: text }
  try {
    return gather(new IntlMessageFormat(text, language).getAst())
  } catch (error) {
    return { wrong: `cannot be read as an ICU message: ${(error as Error).message}` }
  }
}

function gather(elements: readonly Element[]): Message | { wrong: string } {
  const parameters = new Map<string, string>()
  const plurals: Message['plurals'][number][] = []
  const words: string[] = []
  let wrong: string | null = null
  const walk = (inner: readonly Element[]): void => {
    for (const element of inner) {
      if (!('value' in element)) continue
      if ('options' in element) {
        const forms = Object.keys(element.options).sort()
        const ordinal = 'pluralType' in element && element.pluralType === 'ordinal'
        if ('pluralType' in element) plurals.push({ name: element.value, ordinal, forms })
        const kind =
          'pluralType' in element ? (ordinal ? 'selectordinal' : 'plural') : `select (${forms.join(', ')})`
        parameters.set(element.value, kind)
        for (const option of Object.values(element.options)) walk(option.value)
      } else if ('children' in element) wrong = `<${element.value}> would be taken for markup`
      else if (element.type === literal) {
        words.push(element.value)
        if (/[{}]/.test(element.value)) wrong = 'an apostrophe hides a parameter'
      } else if (!parameters.has(element.value)) parameters.set(element.value, 'value')
    }
  }
  walk(elements)
  return wrong === null ? { parameters, plurals, words: words.join(' ') } : { wrong }
}

/** The parser's number for plain words. */
const literal = 0
