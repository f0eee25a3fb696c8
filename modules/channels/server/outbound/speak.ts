// Delivers a letter of ours to one recipient: by the relay, or into the demo mailbox; again after a crash only where it cannot
// be told apart (docs/decisions/0007-mail-once.md).
import { kyselyOn } from '#kernel/server/database.ts'
import { PermanentFailure } from '#kernel/server/deliveries.ts'
import { filesOf } from '#kernel/server/files.ts'
import type { Deliver } from '#kernel/server/module.ts'
import type { Okno } from '#kernel/server/okno.ts'
import type { ComposedLetter } from '../mail/compose.ts'
import { logoId } from '../mail/layout.ts'
import { bounceAddress } from '../mail/threading.ts'
import { type LetterRow, letterById } from '../store/letters.ts'
import { mailboxes } from '../store/mailboxes.ts'
import { changeRecipient, type RecipientRow, recipientAt } from '../store/recipients.ts'
import { logoBytes } from '../store/templates.ts'
import { filesWithoutAgents } from './agents.ts'
import { connectionsOf } from './connections.ts'
import { forgetMark, handedOver, markHandedOver } from './handed-over.ts'
import type { KeptLetter } from './keep.ts'
import { outgoingOf } from './outgoing.ts'
import { bytesOf, handToRelay, Rejected, Unheard } from './relay.ts'
import { carriesFiles } from './send.ts'
import { signed } from './signing.ts'

/** Thrown while there is nowhere to send to; the letter waits. */
export class NoRelay extends Error {
  override readonly name = 'NoRelay'
  constructor() {
    super('no_relay: OKNO_MAIL_RELAY is not set, letters wait until it is')
  }
}

/** Thrown while a file of the letter waits for the scanner; so does the letter. */
export class NotScanned extends Error {
  override readonly name = 'NotScanned'
  constructor(file: string) {
    super(`not_scanned: ${file}`)
  }
}

/** The speaker of deliveries of kind `mail`; their payload names the letter and one recipient. */
export const deliverMail: Deliver = async (okno, delivery) => {
  const { letter_id, to } = delivery.payload as { letter_id: string; to: string }
  const db = kyselyOn(okno.pools.write)
  const [letter, recipient] = await Promise.all([
    letterById({ db }, letter_id),
    recipientAt({ db }, letter_id, to),
  ])
  if (!letter || !recipient) throw new PermanentFailure('the letter is gone with its request')
  if (recipient.handed_over_at) return { said: recipient.said }
  const heard = await handedOver(okno, recipient.number)
  if (heard !== null) return keepTaken(okno, recipient, heard, delivery.attempts)
  const mailbox = (await mailboxes({ db })).find(box => box.id === letter.mailbox_id)
  const relay = outgoingOf(okno, mailbox)
  if (!relay && okno.config.OKNO_DEMO) return keepInDemo(okno, recipient)
  try {
    if (!relay) throw new NoRelay()
    const bytes = await bytesOf(ownCopy(await wholeLetter(okno, letter), recipient), letter)
    const own = letter.from_address!
    const path =
      mailbox?.plus_addresses === false ? own : bounceAddress(own, recipient.number, okno.config.OKNO_SECRET)
    const envelope = { from: path, to: recipient.address }
    const said = await handToRelay(
      connectionsOf(okno),
      relay,
      { envelope, bytes: await signed(okno, own, bytes) },
      {
        beforeLastLine: () => markSpoken(okno, recipient),
        onTaken: words => markHandedOver(okno, recipient.number, words),
      },
    )
    return await keepTaken(okno, recipient, said, delivery.attempts)
  } catch (error) {
    await keepFault(okno, recipient, error, delivery.attempts)
    throw error
  }
}

/** From here on the relay may take it unheard. Where that was so before, it may now come twice. */
const markSpoken = (okno: Okno, { number, perhaps_twice, spoken_at }: RecipientRow) =>
  changeRecipient({ db: kyselyOn(okno.pools.write) }, number, okno.clock.now(), {
    spoken_at: okno.clock.now(),
    ...(spoken_at !== null && !perhaps_twice ? { perhaps_twice: true } : {}),
  })

async function keepTaken(okno: Okno, recipient: RecipientRow, said: string, attempts: number) {
  const now = okno.clock.now()
  // A report that it came back may have been faster than this.
  const state =
    recipient.state === 'returned' || recipient.state === 'delayed' ? {} : { state: 'sent' as const, said }
  await changeRecipient({ db: kyselyOn(okno.pools.write) }, recipient.number, now, {
    ...state,
    attempts,
    handed_over_at: now,
    spoken_at: null,
  })
  await forgetMark(okno, recipient.number)
  return { said }
}

async function keepInDemo(okno: Okno, { number }: RecipientRow) {
  const now = okno.clock.now()
  await changeRecipient({ db: kyselyOn(okno.pools.write) }, number, now, {
    state: 'kept',
    said: null,
    handed_over_at: now,
    attempts: 1,
  })
  return { said: 'demo' }
}

/** What is known after a failure: a certain one clears the mark of the talk, an unheard end leaves it. */
async function keepFault(
  okno: Okno,
  { number }: RecipientRow,
  error: unknown,
  attempts: number,
): Promise<void> {
  const said = error instanceof Error ? error.message : String(error)
  await changeRecipient(
    { db: kyselyOn(okno.pools.write) },
    number,
    okno.clock.now(),
    {
      said,
      attempts,
      ...(error instanceof Rejected ? { state: 'rejected' } : {}),
      ...(error instanceof Unheard ? {} : { spoken_at: null }),
    },
    ['waiting', 'failed', 'rejected'],
  ).catch(() => okno.log.warn({ recipient: number }, 'the fault of a letter could not be kept'))
}

/** The letter as this recipient gets it: links that are another's are the own ones. */
function ownCopy(letter: ComposedLetter, { own_links }: RecipientRow): ComposedLetter {
  if (!own_links) return letter
  const pairs = own_links as [string, string][]
  const own = (words: string) => pairs.reduce((text, [other, mine]) => text.replaceAll(other, mine), words)
  return { ...letter, text: own(letter.text), html: own(letter.html) }
}

/** The kept letter with the attachments of its message. */
async function wholeLetter(okno: Okno, letter: LetterRow): Promise<ComposedLetter> {
  const kept = letter.composed as KeptLetter
  const files = carriesFiles(letter) ? await messageFiles(okno, letter.message_id!) : []
  refuseHeld(files)
  const read = await Promise.all(
    files.map(async ({ name, type, sha256 }) => ({
      name,
      type,
      content: await okno.files.readWhole(sha256),
    })),
  )
  const clean = await filesWithoutAgents({ db: kyselyOn(okno.pools.write) }, read, kept.from.address)
  const attachments: ComposedLetter['attachments'] = clean.map(file => ({
    filename: file.name,
    contentType: file.type,
    content: file.content,
    contentDisposition: 'attachment' as const,
  }))
  const { logo, ...letterAlone } = kept
  const picture = logo ? await logoBytes({ db: kyselyOn(okno.pools.write) }, logo) : undefined
  if (logo && picture)
    attachments.push({
      filename: picture.type === 'image/png' ? 'logo.png' : 'logo.jpg',
      contentType: picture.type,
      content: picture.content,
      cid: logoId(logo),
      contentDisposition: 'inline' as const,
    })
  return { ...letterAlone, attachments }
}

/** What nobody here may download does not leave the centre either. */
function refuseHeld(files: Awaited<ReturnType<typeof messageFiles>>): void {
  for (const { name, held } of files) {
    if (!held) continue
    if (held.state === 'waiting') throw new NotScanned(name)
    throw new PermanentFailure(`quarantine: ${[name, held.signature].filter(Boolean).join(', ')}`)
  }
}

async function messageFiles(okno: Okno, message_id: string) {
  const files = await filesOf({ db: kyselyOn(okno.pools.write), okno }, [message_id])
  return files.get(message_id) ?? []
}
