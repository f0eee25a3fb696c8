// By which elements of HTML mail programs tell the quoted letter and the signature from what was written.

/**
 * quote: what was quoted; thread: a quote whose text proper is in a blockquote inside, where people also answer between
 * the lines; tail: the quoted letter goes from here to the end; signature.
 */
export const fold_marks = ['quote', 'thread', 'tail', 'signature'] as const
export type FoldMark = (typeof fold_marks)[number]

const by_id: Record<string, FoldMark> = {
  // Outlook on the web and on phones
  divrplyfwdmsg: 'tail',
  x_divrplyfwdmsg: 'tail',
  // Outlook for Mac
  olk_src_body_section: 'quote',
  // Hotmail
  stopspelling: 'tail',
  signature: 'signature',
  'ms-outlook-mobile-signature': 'signature',
  applemailsignature: 'signature',
  'mail-app-auto-default-signature': 'signature',
}
const by_class: Record<string, FoldMark> = {
  gmail_quote: 'thread',
  gmail_quote_container: 'thread',
  gmail_attr: 'quote',
  gmail_signature: 'signature',
  gmail_signature_prefix: 'signature',
  'moz-cite-prefix': 'quote',
  'moz-signature': 'signature',
  'mail-quote-collapse': 'thread',
  yahoo_quoted: 'thread',
  'yahoo-signature': 'signature',
  ymail_signature: 'signature',
  protonmail_quote: 'thread',
  protonmail_signature_block: 'signature',
  zmail_extra: 'thread',
  tutanota_quote: 'thread',
}

/** Outlook draws a line above the head of the letter it answers; the colours are those of its versions. */
const outlook_head = /border-top:\s*solid\s+#(e1e1e1|b5c4df)\s+1\.0pt/i

/** How an element folds, by the marks that its program left; null for most. */
export function foldMark(tag: string, attribs: Record<string, string>): FoldMark | null {
  // A blockquote is a quote in any case, whatever its class.
  if (tag === 'blockquote') return null
  const id = attribs.id?.toLowerCase()
  if (id && Object.hasOwn(by_id, id)) return by_id[id]!
  for (const name of (attribs.class ?? '').slice(0, 500).toLowerCase().split(/\s+/))
    if (Object.hasOwn(by_class, name)) return by_class[name]!
  if (attribs['data-signature-widget'] !== undefined) return 'signature'
  if (tag === 'div' && outlook_head.test((attribs.style ?? '').slice(0, 500))) return 'tail'
  return null
}
