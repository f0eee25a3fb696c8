// A letter that was passed on: in whose name the request is then, and what of it is whose words.
import type { Language } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import type { KnownPerson } from '#modules/organisation/server/face.ts'
import { type ForwardedLetter, readForwarded } from '../mail/forwarded.ts'
import { foldQuotes } from '../mail/visible.ts'
import type { MailAddress } from '../mail/words.ts'
import { readRaw } from '../reading/read.ts'
import { handlingOf } from '../store/handling.ts'
import { isOwnAddress } from '../store/mailboxes.ts'
import { guessLanguage } from './language.ts'
import type { Arrived } from './letter-in.ts'
import { worksInTheCentre } from './participants.ts'
import { actingAsOkno, meet } from './writer.ts'

/** Who first wrote what a letter passes on; null when it passes nothing on, or something of the writer's or of ours. */
export async function firstWriter(
  arrived: Arrived,
  person: KnownPerson,
): Promise<(ForwardedLetter & { readonly from: MailAddress }) | null> {
  const forwarded = await readForwarded(arrived.letter)
  if (!forwarded || isOwnAddress(arrived.boxes, forwarded.from.address)) return null
  return forwarded.from.address.toLowerCase() === person.email ? null : forwarded
}

/** What an agent passed on to the window, as the letter of the one who wrote it first. */
export interface PassedOn {
  readonly requester: KnownPerson
  readonly subject: string
  readonly text: string
  readonly hidden_text: string | null
  /** What the agent wrote above it: for the centre only. */
  readonly comment: string
  /** Under which id the first letter is known to those who got it. */
  readonly message_id: string | null
}

/** Reads what an agent passed on; null when somebody else did, when it is only enclosed, or the rules say otherwise. */
export async function passedOnByAgent(
  ctx: Context,
  arrived: Arrived,
  agent: KnownPerson,
  forwarded: ForwardedLetter,
): Promise<PassedOn | null> {
  if (!forwarded.sure || !(await worksInTheCentre(ctx, agent.id))) return null
  const { forwards_by_agents } = await handlingOf(ctx, arrived.mailbox?.id ?? null)
  if (forwards_by_agents !== 'original') return null
  const words = await wordsPassedOn(forwarded)
  const usual = (arrived.mailbox?.language as Language) ?? ctx.okno.config.OKNO_LANGUAGE
  const requester = await meet(
    actingAsOkno(ctx),
    forwarded.from,
    guessLanguage(`${forwarded.subject}\n${words.visible}`, usual),
  )
  // An agent who passes on a colleague's letter leaves it to the desk who asks.
  if (!requester || (await worksInTheCentre(ctx, requester.id))) return null
  return {
    requester,
    subject: forwarded.subject,
    text: words.visible,
    hidden_text: words.hidden || null,
    comment: foldQuotes(forwarded.comment).visible,
    message_id: forwarded.message_id,
  }
}

async function wordsPassedOn({
  text,
  attached,
}: ForwardedLetter): Promise<{ visible: string; hidden: string }> {
  if (!attached) return foldQuotes(text ?? '')
  const inner = await readRaw(attached.content, {})
  const { visible, hidden } = foldQuotes(inner.text)
  return { visible: inner.visible_text || visible, hidden }
}
