// What other domains put below an answer's text in its letter: so far the question how it was.
import type { Context } from '#kernel/server/context.ts'
import { slot } from '#kernel/server/slot.ts'
import type { RatingLink } from '../mail/letter-texts.ts'
import type { OwnLinks } from './keep.ts'

/** An answer on its way to somebody. */
export interface AnswerGoing {
  readonly request_id: string
  readonly message_id: string
  readonly author_id: string | null
  /** To whom the letter goes first of all. */
  readonly person_id: string
}

/** Links for the line of five marks; null for none. */
export type AskBelow = (ctx: Context, answer: AnswerGoing) => Promise<RatingLink | null>

export const belowAnswer = slot<AskBelow>('channels.below_answer')

/**
 * What stands in the letter of each copied person in place of the links of another, by address in lower case: a mark is theirs
 * who gave it. Who has nothing of the own to be asked gets `page`.
 */
export async function ownLinksBelow(
  ctx: Context,
  answer: AnswerGoing,
  shown: RatingLink,
  copied: readonly { readonly id: string; readonly address: string }[],
  page: string,
): Promise<OwnLinks> {
  const own: [string, [string, string][]][] = []
  for (const { id, address } of copied) {
    if (id === answer.person_id) continue
    const links = await askedBelow(ctx, { ...answer, person_id: id })
    own.push([
      address.toLowerCase(),
      ([1, 2, 3, 4, 5] as const).map(score => [shown(score), links ? links(score) : page]),
    ])
  }
  return new Map(own)
}

/** What is asked below an answer: the first that has something to ask does. */
export async function askedBelow(ctx: Context, answer: AnswerGoing): Promise<RatingLink | null> {
  for (const ask of belowAnswer.all(ctx.okno)) {
    const links = await ask(ctx, answer)
    if (links) return links
  }
  return null
}
