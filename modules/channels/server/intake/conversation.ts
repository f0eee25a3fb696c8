// Which conversation a letter belongs to: by the ids that it answers, by our signed marks, by a bare number of one's own.

import { Refusal } from '#kernel/contract/refusal.ts'
import type { Context } from '#kernel/server/context.ts'
import { findRequest, holdRequest, type RequestRow } from '#modules/requests/server/face.ts'
import { type RequestToken, readPlusAddress, threadKeys } from '../mail/threading.ts'
import { requestKnowing } from '../store/letters.ts'
import { domainOf } from '../store/mailboxes.ts'
import { type Arrived, threadIds } from './letter-in.ts'
import { actingAsOkno } from './writer.ts'

/** The request that a letter joins, held; a merged one has passed the conversation on. Null: it begins a new one. */
export async function conversationOf(ctx: Context, arrived: Arrived): Promise<RequestRow | null> {
  const known = await requestKnowing(ctx, threadIds(arrived.letter))
  const named = known ?? signedTokens(ctx, arrived)[0] ?? (await plainNumber(ctx, arrived))
  return named ? holdWhereItGoesOn(ctx, named) : null
}

/** Numbers that a signature of ours vouches for, the address before the subject. */
export const signedTokens = (ctx: Context, arrived: Arrived): string[] =>
  tokensOf(ctx, arrived)
    .filter(token => token.trust === 'signed')
    .map(token => token.number)

function tokensOf(ctx: Context, { letter, came, mailbox }: Arrived): RequestToken[] {
  const secret = ctx.okno.config.OKNO_SECRET
  const enveloped = came.envelope.to.flatMap(address => readPlusAddress(address, secret) ?? [])
  const { tokens } = threadKeys(letter, { domain: domainOf(mailbox?.address ?? ''), secret })
  return [...enveloped, ...tokens].filter(token => /^R-\d{1,15}$/.test(token.number))
}

/** A number without a signature is anybody's guess: it counts for those who may see the request anyway. */
async function plainNumber(ctx: Context, arrived: Arrived): Promise<string | null> {
  if (ctx.actor.kind !== 'person') return null
  for (const { number, trust } of tokensOf(ctx, arrived)) {
    if (trust !== 'plain') continue
    const request = await missingAsNull(findRequest(ctx, number))
    if (request) return request.id
  }
  return null
}

async function holdWhereItGoesOn(ctx: Context, idOrNumber: string): Promise<RequestRow | null> {
  const asOkno = actingAsOkno(ctx)
  let request = await missingAsNull(holdRequest(asOkno, idOrNumber))
  for (let step = 0; request?.merged_into && step < 10; step += 1)
    request = await missingAsNull(holdRequest(asOkno, request.merged_into))
  return request
}

async function missingAsNull(asked: Promise<RequestRow>): Promise<RequestRow | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return null
    throw error
  }
}
