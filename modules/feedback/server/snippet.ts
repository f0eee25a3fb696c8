// What an agent pastes into a mail program: five links with a question, as rich text that every program keeps, and as plain text.
import type { Language } from '#kernel/contract/shapes.ts'
import { speak } from '#kernel/contract/words.ts'
import { escapeHtml } from '#modules/channels/server/face.ts'
import { letterWords } from '../text/letter-words.ts'

const scores = [1, 2, 3, 4, 5] as const

/**
 * The snippet in a language. Rich: one table without pictures, styles on each element, since Outlook drops style sheets and
 * Gmail drops classes. Plain: each mark with its address on a line of its own.
 */
export function snippetOf(
  language: Language,
  link: (score: number) => string,
): { html: string; text: string } {
  const say = speak(letterWords, language)
  const words = [say.marks.one, say.marks.two, say.marks.three, say.marks.four, say.marks.five]
  const cells = scores.map(score => {
    const title = escapeHtml(words[score - 1]!)
    return `<td style="padding:0 4px 0 0"><a href="${escapeHtml(link(score))}" title="${title}" style="display:inline-block;padding:2px 10px;border:1px solid #c3cad5;border-radius:4px;color:#0b57d0;font:bold 14px Arial,sans-serif;text-decoration:none">${score}</a></td>`
  })
  const quiet = 'font:13px Arial,sans-serif;color:#5c6370'
  return {
    html: `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td colspan="6" style="padding:0 0 4px;${quiet}">${escapeHtml(say.rateLetter)}</td></tr><tr>${cells.join('')}<td style="${quiet}">${escapeHtml(say.scale)}</td></tr></table>`,
    text: [say.rateLetter, ...scores.map(score => `${words[score - 1]}: ${link(score)}`)].join('\n'),
  }
}
