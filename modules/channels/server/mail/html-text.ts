// Plain text of a letter that came as HTML, with the places that its program marked as quote or signature.

import { convert, type DomNode, type FormatCallback } from 'html-to-text'
import type { FoldMark } from './fold-marks.ts'

/** Lines of a text, from the first to before the last. */
export type MarkedLines = { kind: FoldMark; from: number; to: number }

export type HtmlText = {
  text: string
  marks: MarkedLines[]
  /** Content ids of pictures that stand in what was written, not in a quote. */
  pictures_outside_quotes: Set<string>
}

// Signs that no letter uses and that are taken out of those that do: they carry the marks through the conversion.
const sign: Record<FoldMark, string> = {
  quote: '\ue0f1',
  thread: '\ue0f2',
  tail: '\ue0f3',
  signature: '\ue0f4',
}
const end_sign = '\ue0f0'
const any_sign = /[\ue0f0-\ue0f4]/g
const has_sign = /[\ue0f0-\ue0f4]/

/** Deeper than `safeHtml` lets anything stand, so that no words are left out for standing deep. */
const deepest = 200
/** Quotes inside one another that are marked by a `>` each; further in, a letter of many lines would grow without end. */
const most_quoted = 30

/** Plain text of safe HTML: quotes marked by `>`, links with their address, pictures left out. */
export function textOfHtml(html: string, limit_chars: number): HtmlText {
  const pictures_outside_quotes = new Set<string>()
  let in_tail = false
  let quotes = 0
  const fold: FormatCallback = (elem, walk, builder) => {
    const mark = elem.attribs?.['data-fold'] as FoldMark
    const kind = mark === 'thread' && !hasBlockquote(elem) ? 'quote' : mark
    const inline = elem.name === 'span' || elem.name === 'a' || elem.name === 'font'
    if (kind === 'tail') in_tail = true
    if (inline) return walk(elem.children, builder)
    builder.openBlock({ leadingLineBreaks: elem.name === 'p' ? 2 : 1 })
    builder.addLiteral(sign[kind])
    builder.addLineBreak()
    walk(elem.children, builder)
    if (kind !== 'tail') {
      builder.addLineBreak()
      builder.addLiteral(end_sign)
    }
    builder.closeBlock({ trailingLineBreaks: 1 })
  }
  const quoted: FormatCallback = (elem, walk, builder) => {
    if (quotes === most_quoted) return walk(elem.children, builder)
    quotes++
    builder.openBlock({ leadingLineBreaks: 2, reservedLineLength: 2 })
    walk(elem.children, builder)
    quotes--
    builder.closeBlock({
      trailingLineBreaks: 2,
      blockTransform: block =>
        block
          .replace(/^\n+|\n+$/g, '')
          .split('\n')
          .map(line => (has_sign.test(line) ? line : `> ${line}`))
          .join('\n'),
    })
  }
  const picture: FormatCallback = elem => {
    const id = elem.attribs?.['data-cid']
    if (id && !in_tail && !isQuoted(elem)) pictures_outside_quotes.add(id)
  }
  try {
    const converted = convert(html.slice(0, limit_chars).replace(any_sign, ''), {
      wordwrap: false,
      limits: { maxInputLength: limit_chars, maxDepth: deepest, ellipsis: '…' },
      formatters: { fold, quoted, picture },
      selectors: [
        { selector: 'img', format: 'picture' },
        {
          selector: 'a',
          options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'], noAnchorUrl: true },
        },
        { selector: 'h1', options: { uppercase: false } },
        { selector: 'h2', options: { uppercase: false } },
        { selector: 'h3', options: { uppercase: false } },
        { selector: 'table', options: { uppercaseHeaderCells: false } },
        // Each row of a table is a line: heads of forwarded letters are such tables.
        { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
        { selector: 'blockquote', format: 'quoted' },
        ...['div', 'p', 'hr', 'table', 'span'].map(tag => ({
          selector: `${tag}[data-fold]`,
          format: 'fold',
        })),
      ],
    })
      .replaceAll('\0', '')
      .replace(/\u00a0/g, ' ')
    return { ...takeMarks(converted), pictures_outside_quotes }
  } catch {
    return { text: '', marks: [], pictures_outside_quotes }
  }
}

function hasBlockquote(elem: DomNode): boolean {
  const looked: DomNode[] = [elem]
  for (let at = 0; at < looked.length; at++) {
    for (const child of looked[at]!.children ?? []) {
      if (child.name === 'blockquote') return true
      if (looked.length < 2000) looked.push(child)
    }
  }
  return false
}

function isQuoted(elem: DomNode): boolean {
  for (let node: DomNode | undefined | null = elem.parent; node; node = node.parent) {
    const mark = node.attribs?.['data-fold']
    if (node.name === 'blockquote' || (mark && mark !== 'thread')) return true
  }
  return false
}

/** The text without the signs, and which lines each pair of them enclosed. */
function takeMarks(converted: string): { text: string; marks: MarkedLines[] } {
  const lines: string[] = []
  const marks: MarkedLines[] = []
  const open: MarkedLines[] = []
  for (const line of converted.split('\n')) {
    const signs = line.match(any_sign)
    const rest = signs ? line.replace(any_sign, '') : line
    for (const found of signs ?? []) {
      if (found === end_sign) {
        const last = open.pop()
        if (last) last.to = lines.length
      } else {
        const kind = (Object.keys(sign) as FoldMark[]).find(each => sign[each] === found)!
        const mark = { kind, from: lines.length, to: Number.POSITIVE_INFINITY }
        marks.push(mark)
        if (kind !== 'tail') open.push(mark)
      }
    }
    const blank = rest.trim() === ''
    if (!blank || (!signs && lines.at(-1)?.trim() !== '')) lines.push(rest)
  }
  let first = 0
  while (first < lines.length && lines[first]!.trim() === '') first++
  const kept = lines.slice(first)
  while (kept.length > 0 && kept.at(-1)!.trim() === '') kept.pop()
  return {
    text: kept.join('\n').trim(),
    marks: marks
      .map(({ kind, from, to }) => ({
        kind,
        from: Math.max(0, from - first),
        to: Math.min(to - first, kept.length),
      }))
      .filter(mark => mark.from < mark.to),
  }
}
