// The steps of a follow-up: owner, contact, cause and change, telling the author, closing without telling.
import { notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import {
  authorContacted,
  authorTold,
  type Cause,
  causeFound,
  type contactWays,
  type FollowUpState,
  followUpClosed,
  followUpTaken,
  nobodyToTell,
  notAnOwner,
  stepNotDue,
  type tellWays,
} from '../../contract.ts'
import * as store from '../store/follow-ups.ts'
import { owners } from '../store/people.ts'
import { readPolicy } from '../store/policy.ts'
import { byId as ratingById } from '../store/ratings.ts'
import { dueIn } from './due.ts'
import { writeToAuthor } from './telling.ts'

/** In which states each step may be taken. */
const allowed = {
  own: ['open', 'contacted', 'fixed', 'told'],
  contact: ['open', 'contacted'],
  fix: ['open', 'contacted', 'fixed'],
  tell: ['fixed'],
  close: ['open', 'contacted', 'fixed'],
} as const satisfies Record<string, readonly FollowUpState[]>

/** The follow-up, if the asker may see it and the step may be taken now; held until the use case ends. */
async function holdFor(ctx: Context, id: string, step: keyof typeof allowed): Promise<store.FollowUpRow> {
  const card = (await store.isSeen(ctx, id)) ? await store.holdById(ctx, id) : undefined
  if (!card) throw notFound({})
  if (!(allowed[step] as readonly FollowUpState[]).includes(card.state))
    throw stepNotDue({ state: card.state })
  return card
}

export async function own(ctx: Context, id: string, owner_id: string | null): Promise<void> {
  const card = await holdFor(ctx, id, 'own')
  if (owner_id !== null && !(await owners(ctx)).some(one => one.id === owner_id)) throw notAnOwner({})
  await store.change(ctx, id, { owner_id })
  ctx.tell(followUpTaken, { ...aboutOf(card), owner_id })
}

/** Somebody who could not be reached was not contacted: the card waits on, with what was tried. */
export async function contact(
  ctx: Context,
  id: string,
  { how, note }: { how: (typeof contactWays)[number]; note?: string | undefined },
): Promise<void> {
  const card = await holdFor(ctx, id, 'contact')
  const reached = how !== 'not_reached'
  const { tell_days } = await readPolicy(ctx)
  await store.change(ctx, id, {
    contacted_at: ctx.now,
    contacted_by: ctx.actor.id,
    contacted_how: how,
    contact_note: note?.trim() || null,
    owner_id: card.owner_id ?? ctx.actor.id,
    ...(reached && card.state === 'open'
      ? { state: 'contacted' as const, due_at: await dueIn(ctx, tell_days), overdue_at: null }
      : {}),
  })
  ctx.tell(authorContacted, { ...aboutOf(card), how })
}

export async function fix(
  ctx: Context,
  id: string,
  { cause, changed }: { cause: Cause; changed: string },
): Promise<void> {
  const card = await holdFor(ctx, id, 'fix')
  await store.change(ctx, id, {
    state: 'fixed',
    cause,
    changed: changed.trim(),
    fixed_at: ctx.now,
    fixed_by: ctx.actor.id,
    owner_id: card.owner_id ?? ctx.actor.id,
  })
  ctx.tell(causeFound, { ...aboutOf(card), cause })
}

/** Refuses with `nobodyToTell` when a letter is wanted and there is no address. */
export async function tell(
  ctx: Context,
  id: string,
  { how, text }: { how: (typeof tellWays)[number]; text: string },
): Promise<void> {
  const card = await holdFor(ctx, id, 'tell')
  const rating = await ratingById(ctx, card.rating_id)
  const letter_id = how === 'letter' ? await writeToAuthor(ctx, card, rating!, text) : null
  if (how === 'letter' && letter_id === null) throw nobodyToTell({})
  await store.change(ctx, id, {
    state: 'told',
    told_at: ctx.now,
    told_by: ctx.actor.id,
    told_how: how,
    told_text: text.trim(),
    letter_id,
  })
  ctx.tell(authorTold, { ...aboutOf(card), how, letter_id })
}

export async function close(
  ctx: Context,
  id: string,
  { why, note }: { why: 'nobody_to_tell' | 'not_needed'; note: string },
): Promise<void> {
  const card = await holdFor(ctx, id, 'close')
  await store.change(ctx, id, {
    state: 'closed',
    closed_at: ctx.now,
    closed_by: ctx.actor.id,
    closed_why: why,
    closed_note: note.trim(),
  })
  ctx.tell(followUpClosed, { ...aboutOf(card), why })
}

const aboutOf = ({ id, request_id }: store.FollowUpRow) => ({ follow_up_id: id, request_id })
