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

export interface Talk {
  /** Called before the last line is spoken: up to then the relay cannot have taken the letter. */
  readonly beforeLastLine: () => Promise<unknown>
  /** Called in the very turn in which the relay's yes is heard. */
  readonly onTaken: (said: string) => void
}

/**
 * Hands a letter to the relay. Throws PermanentFailure when the relay will never take it, Unheard when the talk broke off
 * after the last line.
 */
export async function handToRelay(relay: string, letter: ComposedLetter, talk: Talk): Promise<Taken> {
  const bytes = await bytesOf(letter)
  let spoken = false
  async function* spokenBytes() {
    yield bytes
    // The stream ends, and with it the letter, only when this is done.
    await talk.beforeLastLine()
    spoken = true
  }
  const raw = Readable.from(spokenBytes())
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
        talk.onTaken(said)
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
