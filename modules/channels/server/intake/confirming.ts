// Letting in the letters of unknown senders that wait: by the owner of the address, or by somebody of the centre.
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Context } from '#kernel/server/context.ts'
import { filesOf } from '#kernel/server/files.ts'
import type { LetterRow } from '../store/letters.ts'
import { isAwaited } from './awaited.ts'
import { type TakenIn, takeInAgain } from './take-in.ts'

const unpack = promisify(gunzip)
const mostAtOnce = 20

/** Letters that wait from the same address, this one first: who confirms one has confirmed the address. */
export async function awaitedWith(ctx: Pick<Context, 'db'>, letter: LetterRow): Promise<LetterRow[]> {
  if (!letter.from_address) return [letter]
  const others = await ctx.db
    .selectFrom('channels.letter')
    .selectAll()
    .where('direction', '=', 'in')
    .where('outcome', '=', 'held')
    .where('from_address', '=', letter.from_address)
    .where('id', '<>', letter.id)
    .orderBy('at')
    .limit(mostAtOnce)
    .execute()
  return [letter, ...others].filter(isAwaited)
}

/** Takes an awaited letter in as if its writer were known. Null when its original is gone. */
export async function letIn(ctx: Context, letter: LetterRow): Promise<TakenIn | null> {
  const files = await filesOf(ctx, [letter.id])
  const file = files.get(letter.id)?.find(one => one.id === letter.raw_file_id)
  if (!file) return null
  const raw = await unpack(await ctx.okno.files.readWhole(file.sha256))
  return takeInAgain(ctx.okno, letter, raw)
}
