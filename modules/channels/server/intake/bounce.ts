// A letter of ours came back: which one it was, whom it did not reach and for how long, and that this is seen on the request.
import type { Context } from '#kernel/server/context.ts'
import { findRequest } from '#modules/requests/server/face.ts'
import { letterDelayed, letterReturned } from '../../contract.ts'
import { type FailedAddress, readBounce } from '../mail/bounce.ts'
import { readComplaint } from '../mail/complaint.ts'
import { isGone } from '../mail/reach.ts'
import { readPlusAddress } from '../mail/threading.ts'
import { markUnreached } from '../outbound/unreached.ts'
import { letterById } from '../store/letters.ts'
import {
  changeRecipient,
  type RecipientRow,
  recipientByNumber,
  recipientsOfOriginal,
} from '../store/recipients.ts'
import { takeComplaint } from './complaint.ts'
import type { Decided } from './decide.ts'
import type { Arrived } from './letter-in.ts'
import { bounceNumbers } from './machine.ts'
import { actingAsOkno } from './writer.ts'

/** Opens no request and gets no answer; whom the letter did not reach is marked, unless its carrier still tries. */
export async function takeBounce(ctx: Context, arrived: Arrived): Promise<Decided> {
  const complaint = readComplaint(arrived.letter)
  if (complaint) return takeComplaint(ctx, arrived, complaint)
  const { failed, original_ids, temporary } = readBounce(arrived.letter)
  const told = failed.map(one => `${one.address} ${one.status ?? saidBeside(one)}`.trim()).join(', ')
  const reason = [arrived.letter.automatic.reason, told].filter(Boolean).join('; ').slice(0, 1000)
  const about = await reportedOn(ctx, arrived, failed, original_ids)
  for (const { recipient, report } of about)
    await note(ctx, recipient, report ?? { status: null, temporary, diagnostic: arrived.letter.subject })
  const letter = about[0] ? await letterById(ctx, about[0].recipient.letter_id) : undefined
  const request_id = letter?.request_id ?? (await namedRequest(ctx, arrived))
  return { outcome: 'bounce', reason, request_id, failed_addresses: failed.map(one => one.address) }
}

/** What was said, without addresses: those in a reason are the ones that failed. */
const saidBeside = ({ diagnostic }: FailedAddress): string =>
  diagnostic
    .replace(/\S*@\S*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

type Report = Omit<FailedAddress, 'address'>

interface Reported {
  readonly recipient: RecipientRow
  /** What was said of this recipient; absent where the report names nobody. */
  readonly report: Report | undefined
}

/** By the address that the report came to, which names one recipient; else by the letter that it quotes. */
async function reportedOn(
  ctx: Context,
  arrived: Arrived,
  failed: readonly FailedAddress[],
  original_ids: readonly string[],
): Promise<Reported[]> {
  for (const number of bounceNumbers(arrived.letter, arrived.came, ctx.okno.config.OKNO_SECRET)) {
    const recipient = await recipientByNumber(ctx, number)
    // A letter that was passed on is reported under the address where it ended.
    if (recipient) return [{ recipient, report: of(recipient, failed) ?? worst(failed) }]
  }
  const recipients = await recipientsOfOriginal(ctx, original_ids)
  const named = recipients.flatMap(recipient => {
    const report = of(recipient, failed)
    return report ? [{ recipient, report }] : []
  })
  if (named.length > 0) return named
  return recipients.length === 1 ? [{ recipient: recipients[0]!, report: worst(failed) }] : []
}

const of = ({ address }: RecipientRow, failed: readonly FailedAddress[]) =>
  failed.find(one => one.address === address.toLowerCase())

const worst = (failed: readonly FailedAddress[]) => failed.find(one => !one.temporary) ?? failed[0]

async function note(ctx: Context, recipient: RecipientRow, report: Report): Promise<void> {
  const said = `${report.status ?? ''} ${report.diagnostic}`.trim()
  const soft = !isGone(report)
  const changed = report.temporary
    ? await changeRecipient(ctx, recipient.number, ctx.now, { state: 'delayed', said }, ['waiting', 'sent'])
    : await changeRecipient(ctx, recipient.number, ctx.now, { state: 'returned', said, soft })
  if (!changed) return
  const letter = await letterById(ctx, recipient.letter_id)
  if (letter?.request_id)
    ctx.tell(report.temporary ? letterDelayed : letterReturned, {
      request_id: letter.request_id,
      letter_id: recipient.letter_id,
      addresses: [recipient.address],
      reason: said.slice(0, 1000),
    })
  if (!report.temporary)
    await markUnreached(actingAsOkno(ctx), {
      address: recipient.address,
      said,
      soft,
      letter_id: recipient.letter_id,
    })
}

/** The request whose letter a letter to where reports go is about; null where it goes elsewhere. */
export async function requestReportedOn(
  ctx: Context,
  { letter, came }: Pick<Arrived, 'letter' | 'came'>,
): Promise<string | null> {
  for (const number of bounceNumbers(letter, came, ctx.okno.config.OKNO_SECRET)) {
    const recipient = await recipientByNumber(ctx, number)
    const ours = recipient && (await letterById(ctx, recipient.letter_id))
    if (ours?.request_id) return ours.request_id
  }
  return null
}

/** Reports that quote nothing may still come to an answer's address. */
async function namedRequest(ctx: Context, { letter, came }: Arrived): Promise<string | null> {
  const secret = ctx.okno.config.OKNO_SECRET
  const addresses = [...came.envelope.to, ...letter.to.map(one => one.address)]
  const token = addresses
    .map(address => readPlusAddress(address, secret))
    .find(one => one?.trust === 'signed' && /^R-\d{1,15}$/.test(one.number))
  if (!token) return null
  const request = await findRequest(actingAsOkno(ctx), token.number).catch(() => null)
  return request?.id ?? null
}
