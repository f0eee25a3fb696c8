// Fills a template: Markdown becomes the HTML and the text of a letter, and no value can become Markdown or HTML.
import { marked, type Token, type Tokens } from 'marked'
import sanitize from 'sanitize-html'
import type { Variable } from '../../../contract/template-kinds.ts'
import type { Template } from '../../../contract/templates.ts'
import { escapeHtml } from '../safe-html.ts'
import { isSafeLink } from './check.ts'
import type { Piece, Value, Values } from './values.ts'

const options = { gfm: true, breaks: true, async: false } as const

// Private characters stand for variables until Markdown is done: it knows no meaning of them.
const [open, close] = ['\uE000', '\uE001']
const place = /\uE000([a-z]+)\uE001/g
const alonePlace = /^\s*\uE000([a-z]+)\uE001\s*$/
const encodedPlace = /^(?:\uE000|%EE%80%80)([a-z]+)(?:\uE001|%EE%80%81)$/i

/** Subject, text and inner HTML of a letter. */
export function fill({ subject, body }: Template, values: Values): Piece & { readonly subject: string } {
  const source = prepared(body, values)
  return {
    subject: oneLine(subject, values),
    text: textOf(marked.lexer(source, options), values),
    html: htmlOf(source, values),
  }
}

/** Marks the places of values; a line whose variable has no value is left out. */
function prepared(body: string, values: Values): string {
  const variable = /\{([a-z]+)\}/g
  const has = (name: string) => Boolean(values[name as Variable])
  return body
    .replace(/\r\n?/g, '\n')
    .replace(/[\uE000\uE001]/g, '')
    .split('\n')
    .filter(line => [...line.matchAll(variable)].every(found => has(found[1] ?? '')))
    .join('\n')
    .replace(variable, (_, name: string) => `${open}${name}${close}`)
}

const given = (values: Values, name: string): Value | null | undefined => values[name as Variable]

const oneLine = (subject: string, values: Values): string =>
  subject
    .replace(/\{([a-z]+)\}/g, (_, name: string) => given(values, name)?.among.text ?? '')
    .replace(/\s+/g, ' ')
    .trim()

const tags = [
  ...['p', 'br', 'strong', 'b', 'em', 'i', 'del', 's', 'small', 'a', 'ul', 'ol', 'li', 'blockquote'],
  ...['h1', 'h2', 'h3', 'hr', 'code', 'pre', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
]

function htmlOf(source: string, values: Values): string {
  const safe = sanitize(marked.parse(source, options), {
    allowedTags: tags,
    allowedAttributes: { a: ['href'], ol: ['start'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    transformTags: {
      h4: 'h3',
      h5: 'h3',
      h6: 'h3',
      a: (_, { href = '' }) => ({ tagName: 'a', attribs: linkOf(href, values) }),
    },
  })
  return safe
    .replace(/<a( href="[^"]*")?>([\s\S]*?)<\/a>/g, (whole, _, inner: string) =>
      // No link inside a link: there a value is its words alone.
      whole.replace(inner, () =>
        inner.replace(place, (_, name) => escapeHtml(given(values, name)?.among.text ?? '')),
      ),
    )
    .replace(/<p>\s*\uE000([a-z]+)\uE001\s*<\/p>/g, (_, name) => given(values, name)?.alone.html ?? '')
    .replace(place, (_, name) => given(values, name)?.among.html ?? '')
    .replace(/>\n+</g, '><')
    .trim()
}

function linkOf(href: string, values: Values): { href?: string } {
  const name = encodedPlace.exec(href)?.[1]
  const address = name ? given(values, name)?.address : href
  return address && isSafeLink(address) ? { href: address } : {}
}

/** The same words without form, as mail programs show them that show no HTML. */
function textOf(tokens: readonly Token[], values: Values): string {
  return blocks(tokens, values).join('\n\n')
}

const blocks = (tokens: readonly Token[], values: Values): string[] =>
  tokens.map(token => block(token, values)).filter(text => text.trim() !== '')

function block(token: Token, values: Values): string {
  switch (token.type) {
    case 'space':
    case 'def':
    case 'html':
      return ''
    case 'hr':
      return '———'
    case 'code':
      return among(token.text, values)
    case 'blockquote':
      return blocks(token.tokens ?? [], values)
        .join('\n\n')
        .replace(/^/gm, '> ')
    case 'list':
      return listed(token as Tokens.List, values)
    case 'table':
      return [(token as Tokens.Table).header, ...(token as Tokens.Table).rows]
        .map(row => row.map(cell => inline(cell.tokens, values)).join(' | '))
        .join('\n')
    default: {
      const alone = alonePlace.exec('text' in token ? (token.text as string) : '')
      if (alone) return given(values, alone[1] ?? '')?.alone.text ?? ''
      return inline(('tokens' in token && token.tokens) || [token], values).trim()
    }
  }
}

function listed(list: Tokens.List, values: Values): string {
  const first = Number(list.start) || 1
  return list.items
    .map((item, at) => {
      const mark = list.ordered ? `${first + at}. ` : '- '
      return `${mark}${blocks(item.tokens, values)
        .join('\n')
        .replaceAll('\n', `\n${' '.repeat(mark.length)}`)}`
    })
    .join('\n')
}

const inline = (tokens: readonly Token[], values: Values): string =>
  tokens.map(token => inlineOne(token, values)).join('')

function inlineOne(token: Token, values: Values): string {
  if (token.type === 'br') return '\n'
  if (token.type === 'html') return ''
  if (token.type === 'link') {
    const label = inline(token.tokens ?? [], values)
    const address = linkOf(token.href, values).href?.replace(/^(mailto|tel):/i, '')
    return !address || address === label ? label : `${label}: ${address}`
  }
  if ('tokens' in token && token.tokens) return inline(token.tokens, values)
  return among('text' in token ? (token.text as string) : '', values)
}

const among = (text: string, values: Values): string =>
  text.replace(place, (_, name) => given(values, name)?.among.text ?? '')
