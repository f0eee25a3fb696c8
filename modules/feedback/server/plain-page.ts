// The page behind a rating link as plain HTML, for browsers that run no scripts: a form and what came of it. Pure.
import type { Language } from '#kernel/contract/shapes.ts'
import { pick } from '#kernel/contract/shapes.ts'
import { speak } from '#kernel/contract/words.ts'
import { escapeHtml } from '#modules/channels/server/face.ts'
import { type DropReason, themes } from '../contract.ts'
import { feedbackWords } from '../text/words.ts'

/** What the page says is asked. */
export interface PlainAsked {
  readonly kind: 'resolution' | 'answer' | 'signature' | 'after_fix'
  readonly number: string | null
  readonly subject: string | null
  readonly agent_name: string | null
  readonly holder_name: { readonly ru?: string | undefined; readonly en?: string | undefined } | null
  readonly asks_who: boolean
  readonly rating: {
    readonly score: number
    readonly comment: string | null
    readonly theme: string | null
  } | null
  readonly visit: string
}

const page = (language: Language, title: string, body: string): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title>
<style>h1{font-size:1.5rem;line-height:1.25}body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem}fieldset{border:1px solid #8886;border-radius:8px;margin:0 0 1rem;padding:.5rem 1rem 1rem}legend{font-weight:600;padding:0 .25rem}label{display:block;padding:.3rem 0}input[type=text],input[type=email],textarea{display:block;width:100%;box-sizing:border-box;font:inherit;padding:.5rem}button{font:inherit;padding:.6rem 1.2rem}[role=status]{border-left:4px solid;padding:.25rem 1rem}</style>
</head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`

interface Shown {
  readonly token: string
  readonly score: number | null
  /** What came of a press. */
  readonly said: string | null
  /** Words that were sent and not stored with a mark: they are not lost. */
  readonly typed?: string | undefined
}

/** The form, with the mark that the link has chosen; above it what came of pressing, if somebody has. */
export function formPage(
  language: Language,
  asked: PlainAsked,
  { token, score, said, typed }: Shown,
): string {
  const text = speak(feedbackWords, language).rate
  const marks = [text.marks.one, text.marks.two, text.marks.three, text.marks.four, text.marks.five]
  const chosen = score ?? asked.rating?.score ?? null
  const radio = (name: string, value: string, label: string, checked: boolean) =>
    `<label><input type="radio" name="${name}" value="${value}"${checked ? ' checked' : ''}${name === 'score' ? ' required' : ''}> ${escapeHtml(label)}</label>`
  const field = (name: string, type: string, label: string, longest: number) =>
    `<label>${escapeHtml(label)}<input type="${type}" name="${name}" maxlength="${longest}"></label>`
  const who = asked.asks_who
    ? `<fieldset><legend>${escapeHtml(text.who)}</legend>${field('name', 'text', text.name, 300)}${field('address', 'email', text.address, 254)}<p>${escapeHtml(text.whoNote)}</p></fieldset>`
    : ''
  return page(
    language,
    text.title,
    `${said ? `<p role="status">${escapeHtml(said)}</p>` : ''}<p>${escapeHtml(aboutOf(language, asked))}</p>
<form method="post" action="/api/ratings/invitations/${encodeURIComponent(token)}/form">
<input type="hidden" name="visit" value="${escapeHtml(asked.visit)}">
<fieldset><legend>${escapeHtml(questionOf(language, asked.kind))}</legend>${marks.map((mark, at) => radio('score', String(at + 1), mark, chosen === at + 1)).join('')}</fieldset>
<p><label>${escapeHtml(text.comment)}<textarea name="comment" rows="4" maxlength="5000">${escapeHtml(typed ?? asked.rating?.comment ?? '')}</textarea></label></p>
<fieldset><legend>${escapeHtml(text.theme)}</legend>${themes.map(theme => radio('theme', theme, text.themes[theme], asked.rating?.theme === theme)).join('')}</fieldset>
${who}<button type="submit">${escapeHtml(asked.rating ? text.change : text.send)}</button></form>`,
  )
}

/** Says that a link cannot be used, or why not. */
export const refusalPage = (language: Language, said: string): string =>
  page(language, speak(feedbackWords, language).rate.title, `<p role="status">${escapeHtml(said)}</p>`)

/** What came of a press in a sentence. */
export function saidOf(
  language: Language,
  given: {
    readonly counted: boolean
    readonly reason: DropReason | null
    readonly rating: { readonly score: number } | null
  },
): string {
  const text = speak(feedbackWords, language).rate
  if (given.rating) return `${text.thanks({ score: given.rating.score })} ${text.thanksNote}`
  return `${text.notCounted}. ${given.reason ? text.notCountedWhy[given.reason] : ''}`
}

const questionOf = (language: Language, kind: PlainAsked['kind']): string => {
  const text = speak(feedbackWords, language).rate
  return {
    resolution: text.question,
    answer: text.questionAnswer,
    signature: text.questionSignature,
    after_fix: text.questionFix,
  }[kind]
}

function aboutOf(language: Language, asked: PlainAsked): string {
  const text = speak(feedbackWords, language).rate
  const request = { number: asked.number ?? '', subject: asked.subject ?? '' }
  const name = asked.holder_name ? pick(asked.holder_name, language) : (asked.agent_name ?? '')
  if (asked.kind === 'after_fix') return text.aboutFix
  if (asked.kind === 'signature') return text.aboutSignature({ name })
  if (asked.kind === 'resolution') return text.about(request)
  return asked.agent_name
    ? text.aboutAnswer({ name: asked.agent_name, ...request })
    : text.aboutAnswerPlain(request)
}
