// A place for the domain that carries letters: what it knows of the letters behind messages.
import type { Context } from '#kernel/server/context.ts'
import { slot } from '#kernel/server/slot.ts'
import type { MessageLetter } from '../contract.ts'

/** What is known of a letter besides its words, which its message has. */
export type LetterFacts = Omit<MessageLetter, 'text' | 'visible_text' | 'date'> & { readonly date: Date }

/** What a domain knows of the letters behind these messages, by the message's id. */
export type LettersOf = (
  ctx: Context,
  message_ids: readonly string[],
) => Promise<ReadonlyMap<string, LetterFacts>>

export const lettersBehind = slot<LettersOf>('requests.letters_behind')

/** The letters behind these messages. */
export async function lettersOf(ctx: Context, message_ids: readonly string[]): ReturnType<LettersOf> {
  const found = await Promise.all(lettersBehind.all(ctx.okno).map(lettersOf => lettersOf(ctx, message_ids)))
  return new Map(found.flatMap(letters => [...letters]))
}
