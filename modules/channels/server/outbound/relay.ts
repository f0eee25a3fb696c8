// Hands one letter for one recipient to an SMTP relay, and says what the relay's refusal means.
import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import { PermanentFailure } from '#kernel/server/deliveries.ts'
import type { ComposedLetter } from '../mail/compose.ts'
import type { Borrowed, Connections, RelaySettings } from './connections.ts'

/** Thrown when the relay may have taken the letter without Okno hearing it. */
export class Unheard extends Error {
  override readonly name = 'Unheard'
}

/** Thrown when the relay will never take this letter for this recipient. */
export class Rejected extends PermanentFailure {}

/** The letter as it goes over the wire: the same bytes each time it is asked for with the same id and moment. */
export const bytesOf = (letter: ComposedLetter, made: { readonly id: string; readonly at: Date }) =>
  new MailComposer({ ...letter, date: made.at, baseBoundary: made.id }).compile().build()

/** Who the relay is told to report to, and the one whom it is for. */
export interface Envelope {
  readonly from: string
  readonly to: string
}

export interface Talk {
  /** Called before the last line is spoken: up to then the relay cannot have taken the letter. */
  readonly beforeLastLine: () => Promise<unknown>
  /** Called in the very turn in which the relay's yes is heard. */
  readonly onTaken: (said: string) => void
}

/**
 * Hands a letter to the relay; answers the relay's own words, e.g. `250 2.0.0 Ok: queued as 4F2`. Throws Rejected when the
 * relay will never take it, Unheard when the talk broke off after the last line.
 */
export async function handToRelay(
  connections: Connections,
  relay: RelaySettings,
  { envelope, bytes }: { readonly envelope: Envelope; readonly bytes: Buffer },
  talk: Talk,
): Promise<string> {
  const borrowed = await connections.borrow(relay)
  const first = await speak(borrowed, envelope, bytes, talk)
  if (first.said !== undefined) {
    connections.giveBack(relay, borrowed)
    return first.said
  }
  connections.drop(borrowed)
  if (!borrowed.used || first.spoken || !isAboutTheConnection(first.fault))
    throw meaningOf(first.fault, first.spoken)
  // The relay had closed the connection since the letter before: nothing of this one was said yet.
  const fresh = await connections.borrow(relay, true)
  const second = await speak(fresh, envelope, bytes, talk)
  if (second.said === undefined) {
    connections.drop(fresh)
    throw meaningOf(second.fault, second.spoken)
  }
  connections.giveBack(relay, fresh)
  return second.said
}

type Ended =
  | { readonly said: string; readonly spoken: true }
  | { readonly said?: undefined; readonly fault: Error; readonly spoken: boolean }

/** One talk. A connection that broke off in the middle of it is never spoken on again. */
function speak({ connection }: Borrowed, envelope: Envelope, bytes: Buffer, talk: Talk): Promise<Ended> {
  let spoken = false
  async function* spokenBytes() {
    yield bytes
    // The stream ends, and with it the letter, only when this is done.
    await talk.beforeLastLine()
    spoken = true
  }
  // Reports then name the address as Okno wrote it, and quote the head alone.
  const dsn: SMTPConnection.DSNOptions = {
    ret: 'HDRS',
    notify: ['FAILURE', 'DELAY'],
    ...(/^[!-~]+$/.test(envelope.to) ? { orcpt: envelope.to } : {}),
  }
  return new Promise(resolve => {
    const raw = Readable.from(spokenBytes())
    connection.send({ ...envelope, size: bytes.byteLength, dsn }, raw, (error, info) => {
      if (error) return resolve({ fault: error, spoken })
      const said = info.response
      try {
        talk.onTaken(said)
      } catch (fault) {
        return resolve({ fault: fault as Error, spoken })
      }
      resolve({ said, spoken: true })
    })
  })
}

interface SmtpFault extends Error {
  readonly code?: string
  readonly command?: string
  readonly response?: string
  readonly responseCode?: number
}

/** 421: the relay closes the connection, as it may at any time. */
const isAboutTheConnection = (fault: Error): boolean => {
  const { responseCode } = fault as SmtpFault
  return responseCode === undefined || responseCode === 421
}

const logInFirst = 530
const aboutTheLetter = /^(MAIL FROM|RCPT TO|DATA)$/

function meaningOf(fault: Error, spoken: boolean): Error {
  const { code, command = '', responseCode, response, message } = fault as SmtpFault
  // The relay had said how large a letter may be.
  if (code === 'EMESSAGE' && command === 'MAIL FROM') return new Rejected(message)
  if (!responseCode) return spoken ? new Unheard(message) : fault
  // A 5xx to the greeting or the password is about the relay's settings, which somebody mends; the letter can wait.
  const forGood = responseCode >= 500 && responseCode !== logInFirst && aboutTheLetter.test(command)
  // The relay's own words are what people can act on.
  const said = response ?? message
  return forGood ? new Rejected(said) : new Error(said, { cause: fault })
}
