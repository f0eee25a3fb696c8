// Pictures of signatures: told from attachments by how often the same domain has sent them.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { readableMessages } from '#modules/requests/server/face.ts'
import type { LetterAttachment } from '../mail/letter.ts'
import type { Arrived } from './letter-in.ts'
import { writerAddress } from './writer.ts'

/** What holds pictures that a letter shows and that are no attachments of its message. */
export const picture_holder = 'channels.picture'

/** A picture that came in so many letters of a domain is a logo in the next. */
const usual_letters = 2
const largest_bytes = 512 * 1024
const most_pictures = 50

const mayBeLogo = (file: LetterAttachment) =>
  file.inline && file.type.startsWith('image/') && file.size_bytes > 0 && file.size_bytes <= largest_bytes

/** Which pictures of the letter, by SHA-256, its sender's domain has sent before; the others are counted. */
export async function logosAmong(ctx: Context, arrived: Arrived): Promise<ReadonlySet<string>> {
  const domain = writerAddress(arrived)?.address.split('@').at(-1)?.toLowerCase()
  const pictures = [...new Set(arrived.letter.attachments.filter(mayBeLogo).map(file => file.sha256))].slice(
    0,
    most_pictures,
  )
  if (!domain || pictures.length === 0) return new Set()
  const known = await ctx.db
    .selectFrom('channels.picture')
    .select('sha256')
    .where('domain', '=', domain)
    .where('sha256', 'in', pictures)
    .where('letters', '>=', usual_letters)
    .execute()
  const logos = new Set(known.map(row => row.sha256))
  // What is known is not counted on, so that letters of one company do not wait for each other. Always in one order.
  const counted = pictures.filter(sha256 => !logos.has(sha256)).sort()
  if (counted.length > 0)
    await sql`insert into channels.picture as picture (domain, sha256)
      select ${domain}, sha256 from unnest(${counted}::text[]) as sha256
      on conflict (domain, sha256) do update set letters = picture.letters + 1`.execute(ctx.db)
  return logos
}

/** Whoever may read the message of a letter may see the pictures that the letter shows. */
export async function readablePictures(
  ctx: Context,
  letter_ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await ctx.db
    .selectFrom('channels.letter')
    .select(['id', 'message_id'])
    .where('id', 'in', [...letter_ids])
    .where('message_id', 'is not', null)
    .execute()
  const seen = await readableMessages(
    ctx,
    rows.map(row => row.message_id!),
  )
  return new Set(rows.filter(row => seen.has(row.message_id!)).map(row => row.id))
}
