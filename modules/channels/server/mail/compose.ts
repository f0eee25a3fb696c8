// Builds an outgoing letter: who it goes to, how it threads, how it tells other machines not to answer.

import { type Looks, layOut, layOutText, plainLooks } from './layout.ts'
import type { LetterBody } from './letter-texts.ts'
import { bareSubject, newMessageId, plusAddress, subjectToken } from './threading.ts'
import type { MailAddress } from './words.ts'

/** `answer`: a person wrote it. `receipt`: sent in reply to a letter by itself. `notice`: sent by itself for another reason. */
export type LetterKind = 'answer' | 'receipt' | 'notice'

export type OutgoingFile = { name: string; type: string; content: Uint8Array; content_id?: string }

export type Outgoing = {
  kind: LetterKind
  /** The shared mailbox that speaks; never an agent's own address. */
  mailbox: MailAddress
  to: MailAddress[]
  cc?: MailAddress[]
  /** Number of the request, `R-104233`. */
  request: string
  /** Id of the message inside Okno; the Message-ID is made of it. */
  message: string
  domain: string
  secret: string
  /** Its mail server takes no addresses with a tag: answers go to the mailbox itself. */
  without_plus?: boolean
  body: LetterBody
  /** How the centre's letters look; plain where it is left out. */
  looks?: Looks
  /** Ids of the conversation so far, oldest first; the letter answers the last one. */
  thread: string[]
  files?: OutgoingFile[]
  /** Where somebody who wants no more letters of this kind says so, for letters that nobody asked for. */
  unsubscribe?: string
  /** The number in the subject: signed, plain (default) or none at all. */
  token?: 'signed' | 'plain' | 'none'
}

/** Options for nodemailer's `sendMail` or MailComposer; plain data that can wait in a queue. */
export type ComposedLetter = {
  from: MailAddress
  to: MailAddress[]
  cc: MailAddress[]
  replyTo: MailAddress
  subject: string
  messageId: string
  inReplyTo?: string
  references?: string[]
  text: string
  html: string
  headers: Record<string, string>
  /** SHA-256 of the picture at the head, which goes along with the letter. */
  logo?: string
  attachments: {
    filename: string
    contentType: string
    content: Buffer
    cid?: string
    contentDisposition: 'attachment' | 'inline'
  }[]
  /** Contents are what is given here; nothing is fetched from disk or the network. */
  disableFileAccess: true
  disableUrlAccess: true
}

/** Most ids in References: the first, which names the conversation, and the latest. */
const most_references = 20

export function composeLetter(outgoing: Outgoing): ComposedLetter {
  const { kind, mailbox, request, looks = plainLooks } = outgoing
  const last = outgoing.thread.at(-1)
  const to = outgoing.to.map(cleanMailbox)
  const cc = (outgoing.cc ?? []).map(cleanMailbox)
  const reply_to = outgoing.without_plus
    ? mailbox.address
    : plusAddress(mailbox.address, request, outgoing.secret)
  return {
    from: cleanMailbox(mailbox),
    to,
    cc,
    replyTo: cleanMailbox({ name: mailbox.name, address: reply_to }),
    subject: subjectOf(outgoing),
    messageId: `<${newMessageId(request, outgoing.message, outgoing.domain)}>`,
    ...(last
      ? { inReplyTo: `<${last}>`, references: keptReferences(outgoing.thread).map(id => `<${id}>`) }
      : {}),
    text: layOutText(outgoing.body, looks),
    html: layOut(outgoing.body, looks),
    ...(looks.logo ? { logo: looks.logo.sha256 } : {}),
    headers: { ...machineHeaders(kind, request, outgoing.domain), ...unsubscribing(outgoing.unsubscribe) },
    attachments: (outgoing.files ?? []).map(file => ({
      filename: oneLine(file.name),
      contentType: file.type,
      content: Buffer.from(file.content),
      ...(file.content_id ? { cid: file.content_id } : {}),
      contentDisposition: file.content_id ? ('inline' as const) : ('attachment' as const),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** RFC 3834 for everyone, X-Auto-Response-Suppress for Exchange, a mark of our own for our own loops. */
function machineHeaders(kind: LetterKind, request: string, domain: string): Record<string, string> {
  const common = { 'X-Okno-Request': request, 'X-Okno-Loop': domain.toLowerCase() }
  if (kind === 'answer') return { ...common, 'X-Auto-Response-Suppress': 'OOF, AutoReply' }
  const submitted = kind === 'receipt' ? 'auto-replied' : 'auto-generated'
  return { ...common, 'Auto-Submitted': submitted, 'X-Auto-Response-Suppress': 'All' }
}

/** RFC 2369 and RFC 8058: mail programs show a button for it. */
const unsubscribing = (address: string | undefined): Record<string, string> =>
  address ? { 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}

function subjectOf(outgoing: Outgoing): string {
  const { request, token, thread } = outgoing
  const bare = oneLine(bareSubject(outgoing.body.subject))
  const mark = token === 'none' ? '' : subjectToken(request, token === 'signed' ? outgoing.secret : undefined)
  return [thread.length > 0 ? `Re: ${bare}` : bare, mark].filter(Boolean).join(' ').trim()
}

function keptReferences(thread: string[]): string[] {
  const ids = [...new Set(thread)]
  return ids.length <= most_references ? ids : [ids[0] ?? '', ...ids.slice(1 - most_references)]
}

function cleanMailbox(mailbox: MailAddress): MailAddress {
  return { name: oneLine(mailbox.name), address: mailbox.address.replace(/[\s\p{Cc}<>,;]+/gu, '') }
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}
