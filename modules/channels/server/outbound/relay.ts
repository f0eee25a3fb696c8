// Talks to the SMTP relay: one connection for a letter, and what its refusal means.
import { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import MailComposer from 'nodemailer/lib/mail-composer'
import { PermanentFailure } from '#kernel/server/deliveries.ts'
import type { ComposedLetter } from '../mail/compose.ts'

export interface Taken {
  /** The relay's own words, e.g. `250 2.0.0 Ok: queued as 4F2`. */
  readonly said: string
  /** Recipients that it would not take while it took others. */
  readonly rejected: readonly string[]
}

/** Thrown when the relay may have taken the letter without Okno hearing it. */
export class Unheard extends Error {
  override readonly name = 'Unheard'
}

/** The letter as it goes over the wire. */
export const bytesOf = (letter: ComposedLetter): Promise<Buffer> => new MailComposer(letter).compile().build()

/**
 * Hands a letter to the relay. `onTaken` is called in the very turn in which the relay's yes is heard. Throws
 * PermanentFailure when the relay will never take it, Unheard when the talk broke off after the last word.
 */
export async function handToRelay(
  relay: string,
  letter: ComposedLetter,
  onTaken: (said: string) => void,
): Promise<Taken> {
  const raw = Readable.from([await bytesOf(letter)])
  let spoken = false
  raw.once('end', () => {
    spoken = true
  })
  const transport = createTransport({
    url: relay,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  })
  return new Promise((resolve, reject) => {
    transport.sendMail({ envelope: letter.envelope, raw }, (error, info) => {
      if (error) return reject(meaningOf(error, spoken))
      const said = info?.response ?? ''
      try {
        onTaken(said)
      } catch (fault) {
        return reject(fault)
      }
      resolve({ said, rejected: (info?.rejected ?? []).map(String) })
    })
  })
}

interface SmtpFault extends Error {
  readonly command?: string
  readonly responseCode?: number
}

const aboutTheLetter = /^(MAIL FROM|RCPT TO|DATA)$/

function meaningOf(fault: Error, spoken: boolean): Error {
  const { command, responseCode, message } = fault as SmtpFault
  if (!responseCode) return spoken ? new Unheard(message) : fault
  // A 5xx to the greeting or the password is about the relay's settings, which somebody mends; the letter can wait.
  return responseCode >= 500 && aboutTheLetter.test(command ?? '') ? new PermanentFailure(message) : fault
}
