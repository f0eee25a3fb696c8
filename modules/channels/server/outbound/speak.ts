// Delivers a letter of ours: to the relay, or into the demo mailbox; again after a crash only where it cannot be told apart.
import type { Context } from '#kernel/server/context.ts'
import { kyselyOn } from '#kernel/server/database.ts'
import { PermanentFailure } from '#kernel/server/deliveries.ts'
import { filesOf } from '#kernel/server/files.ts'
import type { Deliver } from '#kernel/server/module.ts'
import type { Okno } from '#kernel/server/okno.ts'
import type { ComposedLetter } from '../mail/compose.ts'
import { type LetterRow, letterById } from '../store/letters.ts'
import { forgetMark, handedOver, markHandedOver } from './handed-over.ts'
import { handToRelay, Unheard } from './relay.ts'
import { carriesFiles, type KeptLetter } from './send.ts'

/** Thrown while there is nowhere to send to; the letter waits. */
export class NoRelay extends Error {
  override readonly name = 'NoRelay'
  constructor() {
    super('no_relay: OKNO_MAIL_RELAY is not set, letters wait until it is')
  }
}

/** The speaker of deliveries of kind `mail`; their payload names the letter. */
export const deliverMail: Deliver = async (okno, delivery) => {
  const { letter_id } = delivery.payload as { letter_id: string }
  const db = kyselyOn(okno.pools.write)
  const letter = await letterById({ db }, letter_id)
  if (!letter) throw new PermanentFailure('the letter is gone with its request')
  if (letter.handed_over_at) return { said: letter.relay_said }
  const heard = await handedOver(okno, letter_id)
  if (heard !== null) return keepTaken(okno, letter, heard, [])
  const relay = okno.config.OKNO_MAIL_RELAY
  if (!relay && okno.config.OKNO_DEMO) return keepInDemo(okno, letter)
  try {
    if (!relay) throw new NoRelay()
    await countAttempt(okno, letter)
    const taken = await handToRelay(relay, await wholeLetter(okno, letter), {
      beforeLastLine: () => markSpoken(okno, letter),
      onTaken: said => markHandedOver(okno, letter_id, said),
    })
    return await keepTaken(okno, letter, taken.said, taken.rejected)
  } catch (error) {
    await keepFault(okno, letter_id, error)
    throw error
  }
}

const countAttempt = (okno: Okno, letter: LetterRow) =>
  kyselyOn(okno.pools.write)
    .updateTable('channels.letter')
    .set(eb => ({ attempts: eb('attempts', '+', 1) }))
    .where('id', '=', letter.id)
    .execute()

/** From here on the relay may take it unheard. Where that was so before, it may now come twice. */
const markSpoken = (okno: Okno, letter: LetterRow) =>
  kyselyOn(okno.pools.write)
    .updateTable('channels.letter')
    .set({
      spoken_at: okno.clock.now(),
      perhaps_twice: letter.perhaps_twice || letter.spoken_at !== null,
    })
    .where('id', '=', letter.id)
    .execute()

async function keepTaken(okno: Okno, letter: LetterRow, said: string, rejected: readonly string[]) {
  const now = okno.clock.now()
  await kyselyOn(okno.pools.write)
    .updateTable('channels.letter')
    .set({
      state: 'sent',
      handed_over_at: now,
      relay_said: said.slice(0, 1000),
      spoken_at: null,
      reason: rejected.length > 0 ? `rejected: ${rejected.join(', ')}` : null,
    })
    .where('id', '=', letter.id)
    .where('state', '<>', 'returned')
    .execute()
  await forgetMark(okno, letter.id)
  return { said, rejected }
}

async function keepInDemo(okno: Okno, letter: LetterRow) {
  await kyselyOn(okno.pools.write)
    .updateTable('channels.letter')
    .set({ state: 'kept', handed_over_at: okno.clock.now(), relay_said: 'demo' })
    .where('id', '=', letter.id)
    .execute()
  return { said: 'demo' }
}

/** What is known after a failure: a certain one clears the mark of the talk, an unheard end leaves it. */
async function keepFault(okno: Okno, letter_id: string, error: unknown): Promise<void> {
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, 1000)
  await kyselyOn(okno.pools.write)
    .updateTable('channels.letter')
    .set({ reason, ...(error instanceof Unheard ? {} : { spoken_at: null }) })
    .where('id', '=', letter_id)
    .where('handed_over_at', 'is', null)
    .execute()
    .catch(() => okno.log.warn({ letter: letter_id }, 'the fault of a letter could not be kept'))
}

/** The kept letter with the attachments of its message. */
async function wholeLetter(okno: Okno, letter: LetterRow): Promise<ComposedLetter> {
  const kept = letter.composed as KeptLetter
  const files = carriesFiles(letter) ? await messageFiles(okno, letter.message_id!) : []
  const attachments = await Promise.all(
    files.map(async file => ({
      filename: file.name,
      contentType: file.type,
      content: await okno.files.readWhole(file.sha256),
      contentDisposition: 'attachment' as const,
    })),
  )
  return { ...kept, attachments }
}

async function messageFiles(okno: Okno, message_id: string) {
  const files = await filesOf({ db: kyselyOn(okno.pools.write) } as Context, [message_id])
  return files.get(message_id) ?? []
}
