// The demo mailbox: what Okno has sent, as a mail program shows it, and answers that really go out by SMTP.
import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import { notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import { filesOf } from '#kernel/server/files.ts'
import type { Actions } from '#kernel/server/module.ts'
import type { Okno } from '#kernel/server/okno.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import * as told from '../../contract.ts'
import { safeHtml } from '../mail/safe-html.ts'
import { bareSubject } from '../mail/threading.ts'
import type { KeptLetter } from '../outbound/keep.ts'
import { carriesFiles } from '../outbound/send.ts'
import { type LetterRow, letterById } from '../store/letters.ts'
import { defaultMailbox, mailboxes } from '../store/mailboxes.ts'
import { logoData } from '../store/templates.ts'

type Demo = Pick<
  Actions<typeof told.contract>,
  'listDemoLetters' | 'readDemoLetter' | 'answerDemoLetter' | 'writeDemoLetter'
>

export const demo: Demo = {
  async listDemoLetters(ctx, { query: { limit, after, to } }) {
    onlyInDemo(ctx.okno)
    const place = after ? placeOf(after, 2) : null
    const rows = await ctx.db
      .selectFrom('channels.letter')
      .selectAll()
      .select(sql<string>`at::text`.as('at_key'))
      .where('direction', '=', 'out')
      .where('composed', 'is not', null)
      .$if(Boolean(to), query =>
        query.where(sql<boolean>`${to!.toLowerCase()} = any(to_addresses || cc_addresses)`),
      )
      .$if(Boolean(place), query =>
        query.where(sql<boolean>`(at, id) < (${place![0]}::timestamptz, ${place![1]}::uuid)`),
      )
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    const page = pageOf(rows, limit, row => [row.at_key, row.id])
    return { items: page.items.map(summary), next: page.next }
  },

  async readDemoLetter(ctx, { params: { id } }) {
    const letter = await ourLetter(ctx, id)
    const composed = letter.composed as KeptLetter
    const files = carriesFiles(letter) ? await filesOf(ctx, [letter.message_id!]) : null
    const attachments = files?.get(letter.message_id!) ?? []
    const picture = composed.logo ? await logoData(ctx, composed.logo) : null
    return {
      ...summary(letter),
      text: composed.text,
      html: safeHtml(composed.html, { cid: () => picture }).html,
      reply_to: composed.replyTo.address,
      headers: headersOf(composed),
      attachments,
    }
  },

  async answerDemoLetter(ctx, { params: { id }, body: { text } }) {
    const letter = await ourLetter(ctx, id)
    const composed = letter.composed as KeptLetter
    const quoted = composed.text.trimEnd().replace(/^/gm, '> ')
    return post(ctx.okno, {
      from: composed.to[0]!,
      to: composed.replyTo,
      subject: `Re: ${bareSubject(composed.subject)}`,
      text: `${text}\n\n${quoted}\n`,
      inReplyTo: composed.messageId,
      references: [...(composed.references ?? []), composed.messageId],
    })
  },

  async writeDemoLetter(ctx, { body: { from, name, to, subject, text } }) {
    onlyInDemo(ctx.okno)
    const window = to ?? defaultMailbox(await mailboxes(ctx))?.address
    if (!window) throw told.listenerClosed({})
    return post(ctx.okno, {
      from: { name: name ?? '', address: from },
      to: { name: '', address: window },
      subject,
      text,
    })
  },
}

function onlyInDemo(okno: Okno): void {
  if (!okno.config.OKNO_DEMO) throw notFound({})
}

async function ourLetter(ctx: Context, id: string): Promise<LetterRow> {
  onlyInDemo(ctx.okno)
  const letter = await letterById(ctx, id)
  if (letter?.direction !== 'out' || !letter.composed) throw notFound({})
  return letter
}

const longestExcerpt = 160

function summary(row: LetterRow) {
  const composed = row.composed as KeptLetter
  return {
    id: row.id,
    from: composed.from,
    to_addresses: row.to_addresses,
    cc_addresses: row.cc_addresses,
    subject: composed.subject,
    at: row.at,
    state: row.state as told.LetterState,
    purpose: row.purpose as told.Purpose,
    excerpt: composed.text.replace(/\s+/g, ' ').trim().slice(0, longestExcerpt),
  }
}

const headersOf = (composed: KeptLetter): { name: string; value: string }[] => [
  { name: 'Message-ID', value: composed.messageId },
  ...(composed.inReplyTo ? [{ name: 'In-Reply-To', value: composed.inReplyTo }] : []),
  ...(composed.references ? [{ name: 'References', value: composed.references.join(' ') }] : []),
  ...Object.entries(composed.headers).map(([name, value]) => ({ name, value })),
]

interface Written {
  readonly from: { name: string; address: string }
  readonly to: { name: string; address: string }
  readonly subject: string
  readonly text: string
  readonly inReplyTo?: string
  readonly references?: string[]
}

/** Writes to Okno's own listener, as any mail program would. */
async function post(okno: Okno, letter: Written): Promise<{ said: string }> {
  const { OKNO_SMTP_PORT: port, OKNO_SMTP_HOST, HOST } = okno.config
  if (!port) throw told.listenerClosed({})
  const host = (OKNO_SMTP_HOST ?? HOST).replace(/^(0\.0\.0\.0|::)$/, 'localhost')
  const transport = createTransport({
    host,
    port,
    ignoreTLS: true,
    connectionTimeout: 5000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    const { response } = await transport.sendMail({ ...letter, date: okno.clock.now() })
    return { said: response }
  } catch (error) {
    const { responseCode, message } = error as { responseCode?: number; message: string }
    throw responseCode ? told.notAccepted({ said: message }) : told.listenerClosed({})
  }
}
