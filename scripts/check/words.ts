// Texts in both languages: the same keys, parameters and kinds, all plural forms, and really in the language they are in.
import type { Texts } from '#kernel/contract/words.ts'
import { type Message, readMessage } from './messages.ts'
import type { Problem } from './problem.ts'

/** One pair of text files, `en.ts` and `ru.ts` side by side. */
export interface Pair {
  readonly en: { readonly file: string; readonly texts: Texts }
  readonly ru: { readonly file: string; readonly texts: Texts }
}

/** A refusal as its contract declares it. */
export interface DeclaredRefusal {
  readonly code: string
  readonly parameters: readonly string[]
}

const needed = { en: ['one', 'other'], ru: ['one', 'few', 'many', 'other'] } as const

export function wordProblems({ en, ru }: Pair): Problem[] {
  const english = flat(en.texts)
  const russian = flat(ru.texts)
  const missing = [...english.keys()].filter(key => !russian.has(key))
  const surplus = [...russian.keys()].filter(key => !english.has(key))
  return [
    ...missing.map(key => ({ file: ru.file, message: `${key} is missing` })),
    ...surplus.map(key => ({ file: en.file, message: `${key} is missing` })),
    ...[...english].flatMap(([key, text]) => {
      const other = russian.get(key)
      return other === undefined
        ? []
        : pairProblems(key, { file: en.file, text }, { file: ru.file, text: other })
    }),
  ]
}

interface Said {
  readonly file: string
  readonly text: string
}

function pairProblems(key: string, en: Said, ru: Said): Problem[] {
  const english = readMessage(en.text, 'en')
  const russian = readMessage(ru.text, 'ru')
  const problems: Problem[] = []
  const say = (file: string, message: string) => problems.push({ file, message: `${key}: ${message}` })
  for (const { file, text } of [en, ru]) {
    if (/\b(todo|fixme|xxx|lorem)\b/i.test(text)) say(file, 'is not finished')
    if (text.trim() === '') say(file, 'is empty')
  }
  if ('wrong' in english) say(en.file, english.wrong)
  if ('wrong' in russian) say(ru.file, russian.wrong)
  if ('wrong' in english || 'wrong' in russian) return problems
  if (described(english) !== described(russian))
    say(
      ru.file,
      `parameters differ: ${described(english) || 'none'} in English, ${described(russian) || 'none'} here`,
    )
  for (const form of formsMissing(english, 'en')) say(en.file, form)
  for (const form of formsMissing(russian, 'ru')) say(ru.file, form)
  if (isLatinSentence(russian.words)) say(ru.file, 'is not in Russian')
  // Names of languages stand in their own language on both sides.
  const cyrillic = english.words.match(/\p{Script=Cyrillic}+/gu) ?? []
  if (cyrillic.some(word => word !== russian.words.trim())) say(en.file, 'is not in English')
  return problems
}

/** Which form of a plural is used may differ between languages; what is asked for may not. */
const described = ({ parameters }: Message) =>
  [...parameters]
    .map(([name, kind]) => `${name}${kind === 'value' ? '' : ` ${kind}`}`)
    .sort()
    .join(', ')

function formsMissing(message: Message, language: 'en' | 'ru'): string[] {
  return message.plurals.flatMap(({ name, ordinal, forms }) => {
    const wanted = ordinal ? ['other'] : needed[language]
    const lacking = wanted.filter(form => !forms.includes(form))
    return lacking.length > 0 ? [`the plural of ${name} lacks ${lacking.join(', ')}`] : []
  })
}

/** Two words or more, or one that is not written as a name is; addresses, codes and names of products may be Latin. */
function isLatinSentence(words: string): boolean {
  if (/\p{Script=Cyrillic}/u.test(words)) return false
  const plain = words.split(/\s+/).filter(word => /^\p{P}*[A-Za-z]{2,}\p{P}*$/u.test(word))
  return plain.length > 1 || plain.some(word => word === word.toLowerCase())
}

/** Every declared refusal has its sentence in both languages, which takes nothing that the refusal does not bring. */
export function refusalProblems(
  domain: string,
  declared: readonly DeclaredRefusal[],
  { en, ru }: Pair,
): Problem[] {
  const problems: Problem[] = []
  const byName = new Map<string, DeclaredRefusal>()
  for (const refusal of declared) {
    const [owner, name] = refusal.code.split('.') as [string, string]
    if (owner === domain) byName.set(name, refusal)
  }
  for (const [language, { file, texts }] of [['en', en] as const, ['ru', ru] as const]) {
    const sentences = typeof texts.refusals === 'object' ? texts.refusals : {}
    for (const [name, { parameters }] of byName) {
      const sentence = sentences[name]
      if (typeof sentence !== 'string') {
        problems.push({ file, message: `refusals.${name} is missing` })
        continue
      }
      const message = readMessage(sentence, language)
      if ('wrong' in message) continue
      const unknown = [...message.parameters.keys()].filter(parameter => !parameters.includes(parameter))
      if (unknown.length > 0)
        problems.push({
          file,
          message: `refusals.${name} takes ${unknown.join(', ')}, which it is not given`,
        })
    }
    for (const name of Object.keys(sentences))
      if (!byName.has(name))
        problems.push({ file, message: `refusals.${name} belongs to no refusal of the contract` })
  }
  return problems
}

function flat(texts: Texts, above = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === 'string' ? [[`${above}${key}`, text] as const] : [...flat(text, `${above}${key}.`)],
    ),
  )
}
