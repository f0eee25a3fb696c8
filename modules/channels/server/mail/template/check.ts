// What a template may not say: variables of another kind, missing ones, links that are not safe.
import { marked, type Token } from 'marked'
import type { Refusal } from '#kernel/contract/refusal.ts'
import {
  mayBeEmpty,
  type TemplateKind,
  templateRules,
  type Variable,
} from '../../../contract/template-kinds.ts'
import {
  missingVariable,
  noSubject,
  notInSubject,
  onOptionalLine,
  type Template,
  unknownVariable,
  unsafeLink,
} from '../../../contract/templates.ts'

/** Every pair of braces, whatever stands in it. */
const braces = /\{([^{}\n]{0,60})\}/g

/** Names in braces, each once. */
const namesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(braces)].map(found => found[1] ?? '')),
]

const shown = (names: readonly string[]) => names.map(name => `{${name}}`).join(', ')

/** The first thing that is wrong with a template; null when it may be saved. Subjects of kinds that have none are not looked at. */
export function faultOf(kind: TemplateKind, { subject, body }: Template): Refusal | null {
  const rule = templateRules[kind]
  const has = (names: readonly Variable[], name: string) => (names as readonly string[]).includes(name)
  for (const name of namesIn(body))
    if (!has(rule.body, name)) return unknownVariable({ name: `{${name}}`, allowed: shown(rule.body) })
  for (const name of rule.required) {
    if (!body.includes(`{${name}}`)) return missingVariable({ name: `{${name}}` })
    const other = emptyBeside(kind, body, name)
    if (other) return onOptionalLine({ name: `{${name}}`, other: `{${other}}` })
  }
  if (rule.subject) {
    if (subject.trim() === '') return noSubject({})
    for (const name of namesIn(subject))
      if (!has(rule.subject, name)) return notInSubject({ name: `{${name}}`, allowed: shown(rule.subject) })
  }
  const link = unsafeLinkIn(body)
  return link === null ? null : unsafeLink({ link })
}

/** What may take the only lines of a needed variable away; undefined when one of them always stands. */
function emptyBeside(kind: TemplateKind, body: string, name: Variable): Variable | undefined {
  const lines = body.split('\n').filter(line => line.includes(`{${name}}`))
  const takers = lines.map(line =>
    templateRules[kind].body.find(
      other => other !== name && mayBeEmpty(kind, other) && line.includes(`{${other}}`),
    ),
  )
  return takers.includes(undefined) ? undefined : takers[0]
}

/** Where a link may lead: the web, a mail address, a telephone, or what `{link}` stands for. */
export const isSafeLink = (address: string): boolean =>
  address === '{link}' || /^(https?:\/\/[^\s"'<>{}]+|mailto:[^\s"'<>{}]+|tel:[+\d() -]+)$/i.test(address)

function unsafeLinkIn(body: string): string | null {
  let unsafe: string | null = null
  marked.walkTokens(marked.lexer(body, { gfm: true, breaks: true }), (token: Token) => {
    if (token.type !== 'link' && token.type !== 'image') return
    const address = decoded(token.href)
    if (token.type === 'image' || !isSafeLink(address)) unsafe ??= address
  })
  return unsafe
}

function decoded(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}
