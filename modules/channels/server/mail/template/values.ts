// What variables of templates stand for: plain words, a link, or a piece with a form of its own.

import type { Variable } from '../../../contract/template-kinds.ts'
import { escapeHtml } from '../safe-html.ts'

/** Words as they stand in the text and, made safe, in the HTML of a letter. */
export interface Piece {
  readonly text: string
  readonly html: string
}

/** A value: alone in its paragraph, and among other words. */
export interface Value {
  readonly alone: Piece
  readonly among: Piece
  /** Where a link leads. */
  readonly address?: string
}

/** Null: there is no value, and the line where it stands is left out. */
export type Values = Partial<Readonly<Record<Variable, Value | null>>>

export type Score = 1 | 2 | 3 | 4 | 5
/** Address of the page where a mark waits for one press; a visit alone stores nothing. */
export type RatingLink = (score: Score) => string

/** Words of a person or a program: whatever stands in them stays text. */
export function plain(text: string | null | undefined): Value | null {
  const trimmed = text?.trim()
  if (!trimmed) return null
  const piece = { text: trimmed, html: lines(trimmed) }
  return { alone: { text: trimmed, html: `<p>${piece.html}</p>` }, among: piece }
}

/** An address of the web, shown as it is. */
export function webLink(address: string): Value {
  const safe = safeLink(address)
  const html = `<a href="${escapeHtml(safe)}">${escapeHtml(safe)}</a>`
  return { alone: { text: safe, html: `<p>${html}</p>` }, among: { text: safe, html }, address: safe }
}

/** What somebody wrote, in paragraphs. */
export function written(text: string | null | undefined): Value | null {
  const paragraphs = paragraphsOf(text ?? '')
  if (paragraphs.length === 0) return null
  return {
    alone: {
      text: paragraphs.join('\n\n'),
      html: paragraphs.map(part => `<p>${lines(part)}</p>`).join(''),
    },
    among: { text: paragraphs.join('\n\n'), html: paragraphs.map(lines).join('<br><br>') },
  }
}

/** What stands below a letter; mail programs tell it by the line before it. */
export function signatureOf(text: string): Value | null {
  const trimmed = text.trim()
  if (!trimmed) return null
  const html = lines(trimmed)
  return {
    alone: { text: `-- \n${trimmed}`, html: `<p class="signature">${html}</p>` },
    among: { text: trimmed, html },
  }
}

/** Five marks, each a link; where their names are not seen, `scale` says what they mean. */
export function marksOf(
  link: RatingLink | null | undefined,
  { marks, scale }: { readonly marks: readonly string[]; readonly scale: string },
): Value | null {
  if (!link) return null
  const scores = [1, 2, 3, 4, 5] as const
  const address = (score: Score) => safeLink(link(score))
  const among = {
    text: scores.map(score => `${marks[score - 1]}: ${address(score)}`).join('\n'),
    html: scores
      .map(
        score =>
          `<a class="mark" href="${escapeHtml(address(score))}" title="${escapeHtml(marks[score - 1] ?? '')}"><b>${score}</b></a>`,
      )
      .join(' ')
      .concat(`<br><small>${escapeHtml(scale)}</small>`),
  }
  return { alone: { text: among.text, html: `<p>${among.html}</p>` }, among }
}

export interface LetterButton {
  readonly label: string
  readonly link: string
  readonly first: boolean
}

/** Links that look like buttons. */
export function buttonsOf(buttons: readonly LetterButton[]): Value {
  const among = {
    text: buttons.map(({ label, link }) => `${label}: ${safeLink(link)}`).join('\n'),
    html: buttons
      .map(
        ({ label, link, first }) =>
          `<a class="${first ? 'button' : 'second'}" href="${escapeHtml(safeLink(link))}">${escapeHtml(label)}</a>`,
      )
      .join(' '),
  }
  return { alone: { text: among.text, html: `<p>${among.html}</p>` }, among }
}

/** What a person wrote, split where lines are left empty. */
export const paragraphsOf = (text: string): string[] =>
  text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n{2,}/)
    .filter(part => part.trim() !== '')

/** Text in HTML: lines stay lines, addresses become links. */
export const lines = (text: string): string => linked(escapeHtml(text)).replaceAll('\n', '<br>')

/** Addresses in escaped text made links; an entity that ends the address is not part of it. */
function linked(escaped: string): string {
  return escaped.replace(/https?:\/\/(?:(?!&(?:lt|gt|quot|#39);)[^\s<>"'])+/g, found => {
    const address = found.replace(/[.,:;!?)\]»]{1,20}$/, '')
    return `<a href="${address}">${address}</a>${found.slice(address.length)}`
  })
}

/** Only addresses of the web may stand in a letter; anything else is a mistake of the caller. */
export function safeLink(address: string): string {
  if (!/^https?:\/\/[^\s"'<>]+$/i.test(address))
    throw new Error(`"${address}" is no web address for a letter`)
  return address
}
