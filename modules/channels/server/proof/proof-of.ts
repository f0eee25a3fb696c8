// Whether the sender of a letter that arrives is proven: read in the head where a mail server of ours is believed, checked here
// where the letter came to the own listener.
import type { Actor } from '#kernel/contract/access.ts'
import { holds } from '#kernel/contract/access.ts'
import type { Okno } from '#kernel/server/okno.ts'
import type { LetterProof } from '../../contract.ts'
import type { Came } from '../intake/take-in.ts'
import type { Letter } from '../mail/letter.ts'
import { checkSender, isCheckable } from './check.ts'
import { proofInHeaders } from './header.ts'
import { checkInThread, small_bytes } from './in-thread.ts'
import { resolverOf } from './resolver.ts'

/** Null when there is nothing to go by. Never throws: a letter comes in whatever the checks do. */
export async function proofOf(
  okno: Okno,
  raw: Uint8Array,
  letter: Letter,
  came: Came,
): Promise<LetterProof | null> {
  if (came.proof !== undefined) return came.proof
  const from = letter.from ? letter.from.address.slice(letter.from.address.lastIndexOf('@') + 1) : null
  if (came.authserv_id)
    return proofInHeaders(letter.headers['authentication-results'] ?? [], came.authserv_id, from)
  if (!came.bringer || !isCheckable(raw, came.bringer)) return null
  try {
    const told = {
      bringer: came.bringer,
      from: came.envelope.from,
      mta: new URL(okno.config.OKNO_URL).hostname,
    }
    return raw.byteLength <= small_bytes
      ? await checkSender(raw, { ...told, ask: resolverOf(okno) })
      : await checkInThread(okno, { raw, told, dns: okno.config.OKNO_DNS })
  } catch (error) {
    okno.log.warn({ err: error }, 'the sender of a letter could not be checked')
    return null
  }
}

/**
 * The known writer as the one who acts. An agent whose letter is not proven enough is nobody here: the words come in, but they
 * open, answer and close nothing in the centre's name.
 */
export function trustedWriter(okno: Okno, writer: Actor | null, proof: LetterProof | null): Actor | null {
  if (!writer || !holds(writer, 'requests.work')) return writer
  const wanted = okno.config.OKNO_SENDER_PROOF
  const verdict = proof?.verdict ?? 'unproven'
  if (wanted === 'off') return writer
  return verdict === 'failed' || (wanted === 'all' && verdict !== 'proven') ? null : writer
}
