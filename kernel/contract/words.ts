// Texts of the interface: ICU messages in English and Russian, typed against each other, read as one object of strings and functions.
import { IntlMessageFormat } from 'intl-messageformat'
import type { Language } from './shapes.ts'

export type Texts = { readonly [key: string]: string | Texts }

/** The names of a message's parameters. Plural branches always hold `#` or a space, so they are not taken for names. */
export type Parameters<S extends string> = S extends `${string}{${infer Inner}}${infer Rest}`
  ?
      | (Inner extends `${infer Name}, ${string}`
          ? Name
          : Inner extends `${string} ${string}` | `${string}#${string}` | ''
            ? never
            : Inner)
      | Parameters<Rest>
  : never

type SameParameters<E extends string, R extends string> = [Parameters<E>, Parameters<R>] extends [
  Parameters<R>,
  Parameters<E>,
]
  ? RussianPlural<R>
  : `parameters differ: ${Parameters<E>}`

type RussianPlural<R extends string> = R extends `${string}, plural,${string}`
  ? R extends `${string}one {${string}few {${string}many {${string}`
    ? R
    : 'a Russian plural needs one, few and many'
  : R

/** What the Russian texts must look like beside the English ones: the same keys, parameters, and all plural forms. */
export type Translation<E, R> = {
  readonly [K in keyof E]: K extends keyof R
    ? E[K] extends string
      ? R[K] extends string
        ? SameParameters<E[K], R[K]>
        : string
      : R[K] extends string
        ? Translation<E[K], Record<never, never>>
        : Translation<E[K], R[K]>
    : E[K] extends string
      ? 'this text is missing'
      : Translation<E[K], Record<never, never>>
}

/** Texts of one domain in both languages. */
export interface Words<E extends Texts = Texts> {
  readonly en: E
  readonly ru: Texts
}

/** Binds the two languages; a missing key, parameter or Russian plural form does not compile. */
export const words = <const E extends Texts, const R extends Texts>(
  en: E,
  ru: R & Translation<E, R>,
): Words<E> => ({
  en,
  ru,
})

type Filling = string | number | Date
/** Texts as code reads them: plain ones are strings, those with parameters are functions. */
export type Spoken<E> = {
  readonly [K in keyof E]: E[K] extends string
    ? [Parameters<E[K]>] extends [never]
      ? string
      : (parameters: { [P in Parameters<E[K]>]: Filling }) => string
    : Spoken<E[K]>
}

/** The texts of a domain in one language. */
export function speak<E extends Texts>(pair: Words<E>, language: Language): Spoken<E> {
  const cache = spoken.get(pair) ?? new Map<Language, unknown>()
  spoken.set(pair, cache)
  if (!cache.has(language)) cache.set(language, voiced(language === 'ru' ? pair.ru : pair.en, language))
  return cache.get(language) as Spoken<E>
}

const spoken = new WeakMap<object, Map<Language, unknown>>()

function voiced(texts: Texts, language: Language): unknown {
  const voice: Record<string, unknown> = {}
  for (const [key, text] of Object.entries(texts))
    Object.defineProperty(voice, key, {
      enumerable: true,
      get: once(() =>
        typeof text !== 'string'
          ? voiced(text, language)
          : text.includes('{')
            ? filled(text, language)
            : text,
      ),
    })
  return voice
}

function filled(message: string, language: Language): (parameters: Record<string, Filling>) => string {
  const format = new IntlMessageFormat(message, language)
  return parameters => String(format.format(parameters))
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Fills one message outside the typed tree (refusals, templates): parameters that the message lacks are ignored. */
export const fill = (message: string, language: Language, parameters: Record<string, unknown>): string =>
  message.includes('{') ? filled(message, language)(parameters as Record<string, Filling>) : message
