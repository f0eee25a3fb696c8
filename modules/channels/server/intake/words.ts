// The words of a letter as a message of the conversation: what was written, what is folded away, files and pictures.
import type { Context } from '#kernel/server/context.ts'
import { keepFile } from '#kernel/server/files.ts'
import type { LetterAttachment } from '../mail/letter.ts'
import { placeImages } from '../mail/safe-html.ts'
import { letterWithoutAgents } from '../outbound/agents.ts'
import { defaultMailbox } from '../store/mailboxes.ts'
import type { Arrived } from './letter-in.ts'
import { logosAmong, picture_holder } from './logos.ts'

export interface LetterWords {
  readonly text: string
  /** Files of the writer, to be given to the message. */
  readonly attachments: readonly string[]
  readonly letter: {
    readonly hidden_text: string | null
    readonly html: string | null
    readonly automatic: boolean
  }
}

/** Keeps the letter's files as uploads of the writer, who must be the one who acts, and puts the words together. */
export async function wordsOf(
  ctx: Context,
  arrived: Arrived,
  { by_agent } = { by_agent: false },
): Promise<LetterWords> {
  const { letter } = arrived
  const attachments: string[] = []
  const pictures = new Map<string, string>()
  const logos = await logosAmong(ctx, arrived)
  const decorates = (file: LetterAttachment) => file.quoted || logos.has(file.sha256)
  for (const file of letter.attachments) {
    const { id } = await keepFile(ctx, {
      name: file.name,
      declared_type: file.type,
      bytes: file.content,
      inline: file.inline,
      content_id: file.content_id,
      may_be_empty: true,
      // Shown where the letter shows it, and not listed as something that was sent along.
      ...(decorates(file) ? { holder: { kind: picture_holder, id: arrived.id } } : {}),
    })
    if (!decorates(file)) attachments.push(id)
    if (file.content_id) pictures.set(file.content_id, `/api/files/${id}?inline=1`)
  }
  // An answer goes on to the requester, and the original of an agent's letter names the agent's own address.
  if (letter.problem && arrived.raw.byteLength > 0 && !by_agent)
    attachments.push(await attachOriginal(ctx, arrived))
  return {
    text: letter.visible_text,
    attachments,
    letter: {
      hidden_text: letter.hidden_text || null,
      html: letter.html === null ? null : placeImages(letter.html, id => pictures.get(id) ?? null),
      automatic: letter.automatic.kind !== 'no',
    },
  }
}

/** The letter of somebody of the centre as the requester may read it: without agents' own addresses. */
export async function asOfTheCentre(ctx: Context, arrived: Arrived): Promise<Arrived> {
  const mailbox = arrived.mailbox ?? defaultMailbox(arrived.boxes)
  return mailbox
    ? { ...arrived, letter: await letterWithoutAgents(ctx, arrived.letter, mailbox.address) }
    : arrived
}

/** What could not be understood whole goes along as it came. */
async function attachOriginal(ctx: Context, { raw }: Arrived): Promise<string> {
  const bytes = raw.subarray(0, ctx.okno.config.OKNO_FILE_LIMIT_MB * 1024 * 1024)
  const { id } = await keepFile(ctx, { name: 'letter.eml', declared_type: 'message/rfc822', bytes })
  return id
}
