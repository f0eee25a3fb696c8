// Requests that belong together: the same thing sent twice becomes one, similar ones of a unit are linked.
import { requestsLinked } from '#modules/requests/contract.ts'
import { later } from './days.ts'
import { phrases } from './phrases.ts'
import type { Chance } from './random.ts'
import { type LinkRow, type MergeRow, past_xid } from './rows.ts'
import { begin, type Teller } from './telling.ts'
import { filled } from './words.ts'
import type { World } from './world.ts'

const share_of_repeats = 0.004
const share_of_links = 0.012

/** Replaces a few stories by a repetition of an earlier request, merged into it, and links a few others. */
export function joinRepeats(
  world: World,
  tellers: Teller[],
  chance: Chance,
): { merges: MergeRow[]; links: LinkRow[] } {
  const merges: MergeRow[] = []
  const links: LinkRow[] = []
  for (const [index, teller] of tellers.entries()) {
    const { request } = teller.tale
    if (chance.happens(share_of_repeats)) {
      const original = tellers
        .slice(Math.max(0, index - 40), index)
        .findLast(other => mayTakeIn(other, request.created_at.getTime()))
      if (!original) continue
      const repeated = repeat(world, original, teller, chance)
      tellers[index] = repeated.teller
      if (repeated.merge) merges.push(repeated.merge)
    } else if (chance.happens(share_of_links)) {
      const other = tellers
        .slice(Math.max(0, index - 400), index)
        .findLast(
          ({ tale }) =>
            tale.request.unit_id === request.unit_id && tale.request.service_id === request.service_id,
        )
      if (other && request.assignee_id && other.tale.request.merged_into === null)
        links.push(link(teller, other))
    }
  }
  return { merges, links }
}

/** Waited at least ten minutes then, was written and not yet settled, and is not itself a repetition. */
function mayTakeIn({ tale: { request } }: Teller, at_ms: number): boolean {
  const settled = request.resolved_at?.getTime() ?? request.closed_at?.getTime() ?? Number.POSITIVE_INFINITY
  const written = request.channel === 'portal' || request.channel === 'email'
  return (
    written &&
    request.merged_into === null &&
    request.created_at.getTime() < at_ms - 600_000 &&
    settled > at_ms + 7_200_000
  )
}

/** The second letter of somebody who has not heard yet, in the place of another story, and its merging. */
function repeat(
  world: World,
  original: Teller,
  place: Teller,
  chance: Chance,
): { teller: Teller; merge: MergeRow | null } {
  const { request, messages } = original.tale
  const requester = world.people.get(request.requester_id)!
  const { calendar } = world.promised
  const at_ms = place.tale.request.created_at.getTime()
  const opening = filled(chance.one(phrases[requester.language].repeats), requester, new Map())
  const teller = begin(world.promised, world.now_ms, chance, {
    at_ms,
    number: place.tale.request.number,
    type: 'question',
    subject: request.subject,
    text: opening + messages[0]!.text,
    hidden_text: null,
    requester,
    reported_by: requester.id,
    service_id: null,
    team: world.crew.first_line,
    channel: request.channel === 'email' ? 'portal' : 'email',
  })
  const by = world.crew.pick(world.crew.first_line, chance)
  const merged_ms = later(calendar, at_ms, chance.between(3, 24))
  const id = chance.id(merged_ms)
  const before = teller.mergeInto(merged_ms, by.id, original.tale, id)
  if (!before) return { teller, merge: null }
  request.version += 1
  return {
    teller,
    merge: {
      id,
      source_id: teller.tale.request.id,
      target_id: request.id,
      before,
      merged_by: by.id,
      merged_at: new Date(merged_ms),
    },
  }
}

function link(from: Teller, to: Teller): LinkRow {
  const { request, events } = from.tale
  const created_at = request.updated_at
  const payload = { request_id: request.id, to_id: to.tale.request.id, kind: 'related' }
  events.push({
    xid: past_xid,
    name: requestsLinked.name,
    subject_id: request.id,
    actor_id: request.assignee_id,
    at: created_at,
    payload,
    request_id: null,
  })
  return { from_id: request.id, to_id: to.tale.request.id, kind: 'related', created_at }
}
