// Finds who first wrote a letter that was passed on: from the letter attached whole or from its head in the text.

import type { Letter } from './letter.ts'
import { readLetter } from './read.ts'
import { isForward } from './threading.ts'
import type { MailAddress } from './words.ts'
import { readAddresses } from './words.ts'

export type OriginalLetter = { from: MailAddress; subject: string }

const mark =
  /^[ \t>]*(?:[-_=*]{2,40}[ \t]*)?(?:forwarded message|пересланное сообщение|пересылаемое сообщение|пересылаемое письмо|begin forwarded message|начало переадресованного сообщения)[ \t]*:?[ \t]*[-_=*]*[ \t]*$/im
const head_from = /^[ \t>*]*(?:from|от|от кого|отправитель)\s?\*?\s?:\*?[ \t]*(.+)$/im
const head_subject = /^[ \t>*]*(?:subject|тема)\s?\*?\s?:\*?[ \t]*(.*)$/im

/** The letter that was passed on, null when this one is no forward or its first sender cannot be told. */
export async function readForwarded(letter: Letter): Promise<OriginalLetter | null> {
  const attached = letter.attachments.find(part => part.type === 'message/rfc822')
  if (attached && letter.automatic.kind !== 'bounce') {
    const inner = await readLetter(attached.content)
    return inner.from ? { from: inner.from, subject: inner.subject } : null
  }
  const start = mark.exec(letter.text)
  if (!start && !isForward(letter.subject)) return null
  const from_mark = start ? start.index + start[0].length : 0
  const rest = letter.text.slice(from_mark, from_mark + 20_000)
  const from = readAddresses((head_from.exec(rest)?.[1] ?? '').replace(/[[\]*]|mailto:/g, ' '))[0]
  return from ? { from, subject: head_subject.exec(rest)?.[1]?.trim() ?? '' } : null
}
