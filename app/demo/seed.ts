// Filling a fresh installation with the demo company: structure, people, promises, and six months of requests.
import type pg from 'pg'
import type { Context } from '#kernel/server/context.ts'
import { kyselyOn } from '#kernel/server/database.ts'
import { insertEvents, type ToldEvent, writeEvents } from '#kernel/server/events.ts'
import { bySystem, type Okno } from '#kernel/server/okno.ts'
import { StartError } from '#kernel/server/start-error.ts'
import {
  forget as forgetRules,
  type MeasuredKind,
  makeDefaultAgreements,
  measuredObligation,
  rebuildSubjects,
} from '#modules/agreements/server/face.ts'
import {
  compiledCalendar,
  forget as forgetCalendars,
  makeDefaultCalendar,
} from '#modules/calendar/server/face.ts'
import { ratingLink } from '#modules/feedback/server/links.ts'
import { ensureDefaultRoles } from '#modules/identity/server/face.ts'
import { approvalLink, measuredRequest } from '#modules/requests/server/face.ts'
import { promiseByService } from './agreements.ts'
import type { Promised } from './beginning.ts'
import { inOneTransaction, onConnection } from './connection.ts'
import { crewOf } from './crew.ts'
import { HOLDING } from './data/organisation.ts'
import { spanUntil } from './days.ts'
import { writeHistory } from './history.ts'
import { fillHistory, type Places, skipPast } from './history-rows.ts'
import { fillObjections } from './objections.ts'
import { fillObligations } from './obligations.ts'
import { planPeople } from './people.ts'
import { fillPeople } from './people-rows.ts'
import { chanceOf } from './random.ts'
import { keepRecord } from './record.ts'
import { fillFeedback } from './signatures.ts'
import { fillStructure, planStructure } from './structure.ts'
import type { Voice } from './voice.ts'
import { addVolume, type VolumeOptions } from './volume.ts'

export { removeDemo } from './remove.ts'

/** How large the demo is; tests take a smaller one. */
export interface DemoSize {
  readonly requesters: number
  readonly agents: number
  readonly requests: number
}

const full: DemoSize = { requesters: 400, agents: 60, requests: 6000 }
const year_ms = 365 * 86_400_000

/** Is there nobody yet? Then a first start may fill the demo. */
export async function isEmpty(okno: Okno): Promise<boolean> {
  return (await okno.readDb.selectFrom('organisation.person').select('id').limit(1).execute()).length === 0
}

/**
 * Fills the demo company in one transaction, so that a start which was killed in between simply begins again. The same
 * seed at the same moment gives the same company. Refuses when there are people already.
 */
export async function seedDemo(
  okno: Okno,
  database_url: string,
  { say }: Voice,
  size: DemoSize = full,
): Promise<void> {
  say({ ru: 'Наполняю демо-компанию…', en: 'Filling the demo company…' })
  await inOneTransaction(database_url, async client => {
    await refuseUnlessEmpty(client)
    // Whole minutes, so that two seeds within one are the same.
    const now = new Date(Math.floor(okno.clock.now().getTime() / 60_000) * 60_000)
    const span = spanUntil(now)
    const chance = chanceOf(20_260)
    const structure = planStructure(span.from_ms - year_ms, chance)
    const people = planPeople(structure, size, chance)
    const promised = await makeDefaults(okno, client, now)
    await fillStructure(client, structure)
    await fillPeople(client, structure, people, chance)
    say({
      ru: `Люди и услуги готовы: ${people.length} человек, ${structure.services.size} услуг. Пишу историю за полгода…`,
      en: `People and services are there: ${people.length} people, ${structure.services.size} services. Writing half a year of history…`,
    })
    const world = {
      structure,
      crew: crewOf(structure, people),
      promised,
      now_ms: now.getTime(),
      people: new Map(people.map(person => [person.id, person])),
    }
    const history = writeHistory(world, span, size.requests, chance)
    const messages = await fillHistory(client, world, history, placesOf(okno), chance)
    await fillFeedback(client, world, history.tales, chanceOf(20_261))
    await promiseByService(client, now)
    const owed = await fillObligations(client, world, chance)
    await deriveClocks(okno, client, now, measuredObligation, owed.owed)
    await client.query('update agreements.clock set excused = true where subject_id = any($1::uuid[])', [
      owed.waived,
    ])
    await deriveClocks(
      okno,
      client,
      now,
      measuredRequest,
      history.tales.map(tale => tale.request.id),
    )
    await deriveClocks(okno, client, now, measuredRequest, await fillObjections(client, world, chance))
    await skipPast(client)
    await keepRecord(client, {
      accounts: people.map(person => person.id),
      clients: [...structure.clients.values()],
      regions: [...structure.regions.values()].map(region => region.id),
      departments: [...structure.departments.values()],
      topics: [...structure.topics.values()],
      mailboxes: [structure.mailbox.id],
      calendars: [promised.calendar_id],
    })
    say({
      ru: `Готово: ${history.tales.length} обращений и ${messages} сообщений.`,
      en: `Done: ${history.tales.length} requests and ${messages} messages.`,
    })
  })
  forgetCalendars(okno)
  forgetRules(okno)
  okno.recognition.forget()
  await onConnection(database_url, client => client.query('analyze'))
}

const placesOf = (okno: Okno): Places => ({
  post: {
    secret: okno.config.OKNO_SECRET,
    url: okno.config.OKNO_URL,
    approval: (approval_id, decision) => approvalLink(okno, approval_id, decision),
    rating: (request_id, person_id, score) => ratingLink(okno, request_id, person_id, score),
  },
  keepFile: bytes => okno.files.put(bytes, bytes.byteLength),
})

async function refuseUnlessEmpty(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query('select from organisation.person limit 1')
  if (rows.length > 0)
    throw new StartError({
      ru: 'В базе уже есть люди: демо-компания наполняет только пустую базу. Уберите прежнюю демо-компанию (npm run okno -- seed --remove-demo) или возьмите другую базу.',
      en: 'There are people in the database: the demo company fills an empty one only. Remove the earlier demo (npm run okno -- seed --remove-demo) or take another database.',
    })
}

/** What any centre begins with, made by the domains themselves in this transaction. */
async function makeDefaults(
  okno: Okno,
  client: pg.Client,
  now: Date,
): Promise<Promised & { calendar_id: string }> {
  const { ctx, flush } = contextOn(okno, client, now)
  await ensureDefaultRoles(ctx)
  const calendar_id = await makeDefaultCalendar(ctx, {
    time_zone: 'Europe/Moscow',
    hours: ['09:00', '18:00'],
    russian: true,
  })
  await makeDefaultAgreements(ctx)
  await flush()
  await client.query(
    `insert into kernel.setting (name, value) values ('center', $1) on conflict (name) do update set value = excluded.value`,
    [JSON.stringify({ name: HOLDING.center_name, languages: ['ru', 'en'], time_zone: 'Europe/Moscow' })],
  )
  forgetCalendars(okno)
  return {
    calendar_id,
    limit_minutes: 30,
    calendar: await compiledCalendar(okno, ctx.db, calendar_id),
  }
}

/** A context by Okno itself in the transaction of the seed; `flush` writes what was told in it. */
function contextOn(
  okno: Okno,
  client: pg.ClientBase,
  now: Date,
): { ctx: Context; flush: () => Promise<unknown> } {
  const told: ToldEvent[] = []
  const db = kyselyOn(client as pg.Client)
  const ctx: Context = {
    ...bySystem(okno, 'seed'),
    okno,
    now,
    db,
    told,
    tell: (kind, payload) => {
      told.push({ name: kind.name, subject_id: (payload as Record<string, string>)[kind.about]!, payload })
    },
    conclude: write =>
      write(insertEvents(told.splice(0), ctx))
        .execute(db)
        .then(({ rows }) => rows),
    afterwards: () => {},
  }
  return { ctx, flush: () => db.executeQuery(writeEvents(told.splice(0), ctx)) }
}

/** Clocks of the history, read from its log as those of real things can be at any time. */
async function deriveClocks(
  okno: Okno,
  client: pg.ClientBase,
  now: Date,
  kind: MeasuredKind,
  ids: readonly string[],
): Promise<void> {
  forgetRules(okno)
  const { ctx } = contextOn(okno, client, now)
  for (let from = 0; from < ids.length; from += 1000)
    await rebuildSubjects(ctx, kind, ids.slice(from, from + 1000))
  forgetRules(okno)
}

/** Adds synthetic requests for measuring; fills the demo first when there is nobody. Refuses in a real centre. */
export async function seedVolume(
  okno: Okno,
  database_url: string,
  count: number,
  voice: Voice,
  options: VolumeOptions = {},
): Promise<void> {
  if (await isEmpty(okno)) await seedDemo(okno, database_url, voice)
  await addVolume(okno, database_url, count, voice, options)
}
