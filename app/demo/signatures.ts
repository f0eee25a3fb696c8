// Signatures with links for rating below letters outside Okno: whose they are, what came by them, and what machines have pressed.
import type pg from 'pg'
import { signatureIssued, signatureRated } from '#modules/feedback/contract.ts'
import type { Tale } from './beginning.ts'
import { copyRows } from './copy.ts'
import { followUpsOf, type LowMark } from './low-marks.ts'
import type { DemoPerson } from './people.ts'
import type { Chance } from './random.ts'
import { type EventRow, past_xid } from './rows.ts'
import type { World } from './world.ts'

const hour_ms = 3_600_000
const day_ms = 24 * hour_ms
const issued_days = 120
const signing_agents = 10
const signature_ratings = 90

const sayings: readonly { score: number; comment: string }[] = [
  { score: 5, comment: 'Всегда быстро и по делу, спасибо.' },
  { score: 5, comment: 'Объяснили с первого раза.' },
  { score: 4, comment: 'Хорошо, но хотелось бы раньше.' },
  { score: 2, comment: 'Три письма об одном и том же.' },
  { score: 1, comment: 'Ответили не на тот вопрос.' },
]

const machines = [
  {
    dropped: 'scanner',
    program: 'Mozilla/5.0 (compatible; Barracuda Sentinel)',
    network: '64.235.144.0/24',
    count: 5,
  },
  {
    dropped: 'no_visit',
    program: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)',
    network: '198.51.100.0/24',
    count: 4,
  },
  {
    dropped: 'range',
    program: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)',
    network: '40.93.12.0/24',
    count: 2,
  },
  { dropped: 'all_marks', program: 'Mozilla/5.0 (X11; Linux x86_64)', network: '203.0.113.0/24', count: 5 },
] as const

/** Adds signatures, their ratings, dropped presses, and a follow-up for every low mark of the history. */
export async function fillFeedback(
  client: pg.ClientBase,
  world: World,
  tales: readonly Tale[],
  chance: Chance,
): Promise<void> {
  const signatures = issue(world, chance)
  const { ratings, events } = rateThem(world, signatures, chance)
  const lows: LowMark[] = [
    ...tales.flatMap(tale => tale.rating ?? []).map(rating => ({ ...rating, person_id: rating.person_id })),
    ...ratings,
  ].filter(rating => rating.score <= 2)
  const ups = followUpsOf(world, lows, chance)
  await copyRows(
    client,
    'feedback.invitation',
    signatures.map(({ person: _, ...row }) => row),
  )
  await copyRows(client, 'feedback.rating', ratings)
  await copyRows(client, 'feedback.follow_up', ups.cards)
  await copyRows(client, 'feedback.invitation', ups.invitations)
  await copyRows(client, 'feedback.rating', ups.ratings)
  await copyRows(client, 'feedback.press', pressed(world, signatures, chance))
  const told = [...issuedEvents(signatures), ...events, ...ups.events]
  await copyRows(
    client,
    'kernel.event',
    told.sort((one, other) => one.at.getTime() - other.at.getTime()),
  )
}

type Issued = ReturnType<typeof issue>[number]

/** Agents of the first line, and others by turns; the personas among them, so that their page is not empty. */
function issue(world: World, chance: Chance) {
  const at_ms = world.now_ms - issued_days * day_ms
  const all = [...world.people.values()].filter(person => person.answers)
  const first = all.filter(person => person.role !== null)
  const agents = [...first, ...all.filter(person => person.role === null)].slice(0, signing_agents)
  return agents.map(person => ({
    person,
    id: chance.id(at_ms),
    kind: 'signature',
    agent_id: person.id,
    issued_by: person.id,
    issued_at: new Date(at_ms),
    expires_at: new Date(at_ms + 730 * day_ms),
  }))
}

function rateThem(world: World, signatures: readonly Issued[], chance: Chance) {
  const raters = [...world.people.values()].filter(person => person.client_id !== null)
  const events: EventRow[] = []
  const ratings = Array.from({ length: signature_ratings }, () => {
    const signature = chance.one(signatures)
    const at = new Date(world.now_ms - chance.between(0.05, issued_days - 1) * day_ms)
    const known = chance.happens(0.35)
    const spoken = chance.happens(0.3)
    const saying = chance.one(sayings)
    const score = spoken
      ? saying.score
      : chance.weighted([1, 2, 3, 4, 5], mark => [1, 2, 5, 22, 70][mark - 1]!)
    const person = chance.one(raters)
    const rating = {
      id: chance.id(at.getTime()),
      kind: 'signature',
      invitation_id: signature.id,
      request_id: null,
      person_id: known ? person.id : null,
      rater: known ? null : chance.id(at.getTime()),
      rater_name: null,
      score,
      comment: spoken ? saying.comment : null,
      theme: spoken ? (score < 3 ? 'result' : 'speed') : null,
      channel: 'email',
      team_id: teamOf(world, signature.person),
      service_id: null,
      agent_id: signature.agent_id,
      created_at: at,
      updated_at: at,
    }
    events.push({
      xid: past_xid,
      name: signatureRated.name,
      subject_id: signature.id,
      actor_id: rating.person_id,
      at,
      payload: {
        invitation_id: signature.id,
        rating_id: rating.id,
        agent_id: signature.agent_id,
        score,
        before: null,
      },
      request_id: null,
    })
    return rating
  })
  return { ratings, events }
}

/** What mail scanners of clients have pressed in the last weeks: kept, not counted. */
function pressed(world: World, signatures: readonly Issued[], chance: Chance) {
  return machines.flatMap(({ dropped, program, network, count }) => {
    const signature = chance.one(signatures)
    const begun_ms = world.now_ms - chance.between(1, 25) * day_ms
    return Array.from({ length: count }, (_, i) => {
      const at = new Date(begun_ms + i * (dropped === 'all_marks' ? 900 : 19 * hour_ms))
      return {
        id: chance.id(at.getTime()),
        about: `signature:${signature.id}`,
        invitation_id: signature.id,
        team_id: teamOf(world, signature.person),
        score: (i % 5) + 1,
        came_from: `demo ${network}`,
        network,
        program,
        dropped,
        at,
      }
    }).filter(press => press.at.getTime() <= world.now_ms)
  })
}

const issuedEvents = (signatures: readonly Issued[]): EventRow[] =>
  signatures.map(({ id, agent_id, issued_at }) => ({
    xid: past_xid,
    name: signatureIssued.name,
    subject_id: id,
    actor_id: agent_id,
    at: issued_at,
    payload: { invitation_id: id, holder_kind: 'agent', holder_id: agent_id },
    request_id: null,
  }))

const teamOf = (world: World, { team }: DemoPerson): string | null =>
  world.crew.teams.get(team ?? '')?.id ?? null
