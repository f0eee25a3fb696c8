// Synthetic requests as lines for COPY: true in their parts, plain in their story (asked, answered, closed, or still open).
import { type Line, measuredHistory, type Rulebook } from '#modules/agreements/server/face.ts'
import { addWorkingTime, type CompiledCalendar, workingTimeBetween } from '#modules/calendar/server/face.ts'
import {
  messageAdded,
  requestAssigned,
  requestRegistered,
  requestResolved,
} from '#modules/requests/contract.ts'
import { measuredRequest } from '#modules/requests/server/face.ts'
import { excerptOf, subjectOf } from '#modules/requests/server/rules.ts'
import { type Cell, cell } from './copy.ts'
import { SCENARIOS_EN, SCENARIOS_RU } from './data/scenarios/all.ts'
import { answersFor } from './matching.ts'
import { type Chance, chanceOf } from './random.ts'
import { past_xid } from './rows.ts'
import { type VolumeTable, volumeColumns } from './volume-rows.ts'
import { filled, slotValues } from './words.ts'

interface Text {
  readonly subject: string
  readonly excerpt: string
  readonly asked: string
  readonly answered: string
}

export interface VolumeWorld {
  readonly people: readonly { id: string; client_id: string; unit_id: string; language: 'ru' | 'en' }[]
  readonly services: readonly {
    id: string
    type: string
    department_id: string
    team_id: string
    agents: readonly string[]
  }[]
  readonly book: Rulebook
  readonly calendar: CompiledCalendar
  readonly texts: Record<'ru' | 'en', readonly Text[]>
  readonly from_ms: number
  readonly to_ms: number
  readonly now_ms: number
}

const texts_per_language = 3000
/** Working minutes back from now within which everything open was registered: three working days. */
const youngest_minutes = 3 * 540

/** The last two in a hundred are young enough to be open, and a quarter of them is: 0.5 % in all. */
const young_share = 0.02
const open_share_of_young = 0.25

export const volumeTexts = (now_ms: number, chance: Chance): VolumeWorld['texts'] => ({
  ru: textsIn('ru', now_ms, chance),
  en: textsIn('en', now_ms, chance),
})

function textsIn(language: 'ru' | 'en', now_ms: number, chance: Chance): Text[] {
  const writer = { sex: 'female' } as const
  return Array.from({ length: texts_per_language }, () => {
    const scenario = chance.weighted(language === 'ru' ? SCENARIOS_RU : SCENARIOS_EN, one => one.weight)
    const values = slotValues(language, now_ms - chance.between(0, 300) * 86_400_000, chance)
    values.set('name', language === 'ru' ? 'Коллеги' : 'Colleagues')
    const text = chance.whole(0, scenario.texts.length - 1)
    const asked = filled(scenario.texts[text]!, writer, values)
    const answered = filled(chance.one(answersFor(scenario, text)), writer, values)
    return { subject: subjectOf(asked), excerpt: excerptOf(asked), asked, answered }
  })
}

export interface Range {
  readonly from: number
  readonly to: number
  readonly count: number
  readonly first_number: number
  readonly all_open: boolean
}

/** The requests from one index to another, not included, as lines for each table. */
export function makeRequests(
  world: VolumeWorld,
  { from, to, count, first_number, all_open }: Range,
): Record<VolumeTable, string[]> {
  const lines: Record<VolumeTable, string[]> = {
    'requests.request': [],
    'requests.message': [],
    'agreements.subject': [],
    'agreements.clock': [],
    'kernel.event': [],
  }
  const chance = chanceOf(first_number + from)
  const open_seconds = workingTimeBetween(world.calendar, world.from_ms, world.to_ms)
  for (let index = from; index < to; index++) {
    const at_ms = addWorkingTime(world.calendar, world.from_ms, (open_seconds * index) / count)
    addRequest(world, lines, chance, {
      number: first_number + index,
      at_ms,
      young: index >= count * (1 - young_share),
      all_open,
    })
  }
  return lines
}

function addRequest(
  { people, services, book, calendar, texts, now_ms }: VolumeWorld,
  lines: Record<VolumeTable, string[]>,
  chance: Chance,
  {
    number,
    at_ms: usual_ms,
    young,
    all_open,
  }: { number: number; at_ms: number; young: boolean; all_open: boolean },
): void {
  const add = (table: VolumeTable, ...cells: Cell[]) => lines[table].push(`${cells.map(cell).join('\t')}\n`)
  const addRow = (table: VolumeTable, row: object) =>
    add(table, ...volumeColumns[table].map(column => (row as Record<string, Cell>)[column]))
  const [person, service] = [chance.one(people), chance.one(services)]
  const text = chance.one(texts[person.language])
  const agent = chance.one(service.agents)
  const open = all_open || (young && chance.happens(open_share_of_young))
  // What is open came in the last days, so that a queue by due time has something to sort.
  const at_ms = open ? addWorkingTime(calendar, now_ms, -60 * chance.between(1, youngest_minutes)) : usual_ms
  const id = chance.id(at_ms)
  const owed = all_open || (open && chance.happens(0.4))
  const channel = chance.happens(0.7) ? 'portal' : 'email'
  const answered_ms = Math.min(
    addWorkingTime(calendar, at_ms, chance.between(60, 1900)),
    open ? now_ms : Infinity,
  )
  const resolved_ms = answered_ms + 60_000
  const assignee = owed && chance.happens(0.5) ? null : agent
  const created = iso(at_ms)
  const told: Line[] = []
  const tell = (name: string, actor: string, moment_ms: number, payload: Record<string, unknown>) => {
    told.push({ name, at: new Date(moment_ms), payload })
    add('kernel.event', past_xid, name, id, actor, iso(moment_ms), payload)
  }
  const message_id = chance.id(at_ms)
  add('requests.message', message_id, id, 'inbound', person.id, channel, text.asked, created)
  tell(requestRegistered.name, person.id, at_ms, {
    request_id: id,
    message_id,
    requester_id: person.id,
    reported_by: person.id,
    channel,
    type: service.type,
    priority: 'P3',
    client_id: person.client_id,
    unit_id: person.unit_id,
    department_id: service.department_id,
    team_id: service.team_id,
    service_id: service.id,
    due_at: null,
    automatic: false,
  })
  if (assignee)
    tell(requestAssigned.name, agent, at_ms + 30_000, {
      request_id: id,
      team_id: service.team_id,
      department_id: service.department_id,
      assignee_id: agent,
      from_team_id: service.team_id,
      from_assignee_id: null,
    })
  if (!owed) {
    const answer_id = chance.id(answered_ms)
    add('requests.message', answer_id, id, 'answer', agent, 'desk', text.answered, iso(answered_ms))
    tell(messageAdded.name, agent, answered_ms, {
      request_id: id,
      message_id: answer_id,
      kind: 'answer',
      author_id: agent,
      channel: 'desk',
      automatic: false,
      first_answer: true,
      resolves: !open,
    })
    if (!open)
      tell(requestResolved.name, agent, resolved_ms, { request_id: id, message_id: answer_id, from: 'open' })
  }
  const { subject, clocks, governing } = measuredHistory(book, measuredRequest, id, told, now_ms)
  add(
    'requests.request',
    id,
    number,
    service.type,
    open ? (assignee ? 'open' : 'new') : 'closed',
    text.subject,
    text.excerpt,
    person.id,
    person.id,
    person.client_id,
    person.unit_id,
    service.id,
    service.department_id,
    service.team_id,
    assignee,
    channel,
    person.language,
    created,
    iso(open ? at_ms : resolved_ms),
    governing.due_at,
    governing.warn_at,
    governing.due_calendar_id,
    governing.due_metric,
    governing.missed,
    owed ? null : iso(answered_ms),
    open ? null : iso(resolved_ms),
    open ? null : agent,
    open ? null : iso(resolved_ms + 7 * 86_400_000),
  )
  addRow('agreements.subject', subject)
  for (const clock of clocks) addRow('agreements.clock', clock)
}

const iso = (moment_ms: number): string => new Date(moment_ms).toISOString()
