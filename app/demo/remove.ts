// Taking the demo away again, with everything that it and its people brought; roles stay, and the centre is empty.
import type pg from 'pg'
import type { Okno } from '#kernel/server/okno.ts'
import { StartError } from '#kernel/server/start-error.ts'
import { forget as forgetRules } from '#modules/agreements/server/face.ts'
import { forget as forgetCalendars } from '#modules/calendar/server/face.ts'
import { inOneTransaction, onConnection } from './connection.ts'
import { type DemoRecord, readRecord } from './record.ts'
import type { Voice } from './voice.ts'

/**
 * Removes, in one transaction: the accounts that the demo made, those of people who only wrote to its mailbox, and what
 * belongs to them; all requests with their
 * messages, clocks, ratings, letters, attachments and events (volume too); clients, units, regions, departments, teams,
 * services, topics, mailboxes, the calendar and its targets of the demo, and what people put under them.
 *
 * Stays: roles; people who were added beside the demo, without their places, memberships and grants in demo teams; what
 * was told of them. Refuses, and removes nothing, when such a person has brought a request: it is not ours to throw away.
 */
export async function removeDemo(okno: Okno, database_url: string, { say }: Voice): Promise<void> {
  await inOneTransaction(database_url, async client => {
    const made = await readRecord(client)
    if (!made)
      throw new StartError({
        ru: 'Демо-компании в этой базе нет, убирать нечего.',
        en: 'There is no demo company in this database, nothing to remove.',
      })
    const record = { ...made, accounts: [...made.accounts, ...(await metByMail(client, made))] }
    await refuseIfOthersAsked(client, record)
    say({ ru: 'Убираю обращения…', en: 'Removing requests…' })
    await removeRequests(client, record)
    say({ ru: 'Убираю людей и справочники…', en: 'Removing people and the catalogue…' })
    await removeStructure(client, record)
    await removeEvents(client, record)
  })
  forgetCalendars(okno)
  forgetRules(okno)
  okno.recognition.forget()
  await onConnection(database_url, client => client.query('analyze'))
  say({
    ru: 'Демо-компания убрана. Чтобы следующий запуск не наполнил её снова, задайте OKNO_DEMO=off.',
    en: 'The demo company is gone. Set OKNO_DEMO=off, or the next start fills it again.',
  })
}

/**
 * People whom nobody has added: they are known because of a letter to a mailbox of the demo, have asked by such letters only,
 * and neither sign in nor work here. Trying the demo by mail must not keep it from being taken away.
 */
async function metByMail(client: pg.ClientBase, { accounts, mailboxes }: DemoRecord): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select account.id from identity.account as account
     join kernel.event as added on added.subject_id = account.id and added.name = 'organisation.person_added'
     join channels.letter as letter on 'letter:' || letter.id = added.request_id and letter.mailbox_id = any($2::uuid[])
     where not account.id = any($1::uuid[])
       and not exists (select from identity.credential as credential where credential.account_id = account.id)
       and not exists (select from identity.role_grant as role_grant where role_grant.account_id = account.id)
       and not exists (select from organisation.membership as membership where membership.person_id = account.id)
       and not exists (
         select from requests.request as request where request.requester_id = account.id and not exists (
           select from channels.letter as first where first.request_id = request.id
             and first.outcome = 'registered' and first.mailbox_id = any($2::uuid[])))`,
    [accounts, mailboxes],
  )
  return rows.map(row => row.id)
}

async function refuseIfOthersAsked(client: pg.ClientBase, { accounts }: DemoRecord): Promise<void> {
  const { rows } = await client.query<{ name: string; count: string }>(
    `select account.name, count(*) as count from requests.request as request
     join identity.account as account on account.id = request.requester_id
     where not request.requester_id = any($1::uuid[]) group by account.id, account.name order by count desc limit 5`,
    [accounts],
  )
  if (rows.length === 0) return
  const list = rows.map(row => `${row.name} (${row.count})`).join(', ')
  throw new StartError({
    ru: `Не убираю: есть обращения людей не из демо-компании: ${list}. Их данные удалять нельзя.`,
    en: `Not removed: people outside the demo company have brought requests: ${list}. Their data must stay.`,
  })
}

/** All requests are of the demo here, so their tables are emptied whole: fast also with volume. */
async function removeRequests(client: pg.ClientBase, { accounts }: DemoRecord): Promise<void> {
  await client.query(
    `delete from kernel.delivery as delivery where delivery.subject_id = any($1::uuid[])
       or exists (select from requests.request as request where request.id = delivery.subject_id)
       or exists (select from requests.message as message where message.id = delivery.subject_id)
       or exists (select from channels.letter as letter where letter.id = delivery.subject_id or letter.id::text = delivery.payload->>'letter_id')`,
    [accounts],
  )
  await client.query(
    `delete from kernel.file as file where file.uploaded_by = any($1::uuid[]) or file.holder_kind like 'requests.%'
       or file.holder_kind like 'channels.%' or exists (select from channels.letter as letter where letter.raw_file_id = file.id)`,
    [accounts],
  )
  await client.query(
    `delete from kernel.scan as scan where not exists (select from kernel.file where file.sha256 = scan.sha256)`,
  )
  await client.query(
    `delete from requests.draft where person_id = any($1::uuid[]) or place like 'request:%'`,
    [accounts],
  )
  await client.query(`delete from kernel.idempotent_call where actor_id = any($1::uuid[])`, [accounts])
  await client.query(
    `truncate agreements.clock, agreements.subject, agreements.objection,
              agreements.kept_month, agreements.month_count, agreements.changed_day`,
  )
  await client.query(`truncate agreements.owed, agreements.evidence, agreements.obligation`)
  await client.query(`delete from channels.address_mark`)
  await client.query(`truncate requests.request cascade`)
  await client.query(`alter sequence requests.number restart`)
}

/** From what stands on others to what others stand on. */
async function removeStructure(client: pg.ClientBase, record: DemoRecord): Promise<void> {
  const { accounts, clients, regions, departments, topics, mailboxes, calendars } = record
  const run = (text: string, ...lists: (readonly string[])[]) => client.query(text, lists)
  const demo_teams = `(select team.id from organisation.team as team where team.department_id = any($1::uuid[]))`
  await run(`delete from channels.mailbox where id = any($1::uuid[])`, mailboxes)
  await run(`delete from channels.mailbox where team_id in ${demo_teams}`, departments)
  await run(`delete from catalogue.topic where id = any($1::uuid[])`, topics)
  await run(
    `delete from catalogue.service where department_id = any($1::uuid[]) or team_id in ${demo_teams}`,
    departments,
  )
  await run(`delete from organisation.membership where team_id in ${demo_teams}`, departments)
  await run(
    `delete from identity.role_grant where scope_id = any($1::uuid[]) or scope_id = any($2::uuid[]) or scope_id in ${demo_teams}`,
    departments,
    clients,
  )
  await run(
    `update organisation.person set
       manager_id = case when manager_id = any($1::uuid[]) then null else manager_id end,
       client_id = case when client_id = any($2::uuid[]) then null else client_id end,
       region_id = case when region_id = any($3::uuid[]) then null else region_id end,
       unit_id = case when unit_id in (select unit.id from organisation.unit as unit where unit.client_id = any($2::uuid[])) then null else unit_id end
     where not id = any($1::uuid[])`,
    accounts,
    clients,
    regions,
  )
  await run(`update organisation.unit set region_id = null where region_id = any($1::uuid[])`, regions)
  await run(`delete from identity.account where id = any($1::uuid[])`, accounts)
  await run(`delete from organisation.unit where client_id = any($1::uuid[])`, clients)
  await run(`delete from organisation.client where id = any($1::uuid[])`, clients)
  await run(`delete from organisation.region where id = any($1::uuid[])`, regions)
  await run(`delete from organisation.team where department_id = any($1::uuid[])`, departments)
  await run(`delete from organisation.department where id = any($1::uuid[])`, departments)
  await client.query(`delete from agreements.agreement`)
  await client.query(`delete from agreements.recalculation`)
  await run(`delete from calendar.calendar where id = any($1::uuid[])`, calendars)
  await client.query(`delete from kernel.setting where name in ('demo', 'center')`)
}

/**
 * The log of what is gone goes with it. The few lines that stay are set aside while the table is emptied, which is fast
 * whatever its size; they keep their places.
 */
async function removeEvents(client: pg.ClientBase, { accounts, ...structure }: DemoRecord): Promise<void> {
  const gone = [...accounts, ...Object.values(structure).flat()]
  await client.query(
    `create temporary table kept_event on commit drop as
       select event.* from kernel.event as event
       where event.name ~ '^(identity|organisation|calendar|agreements|catalogue|setup|kernel)[.]'
         and event.name !~ '^agreements[.](clock|obligation|item|waiver|objection)' and event.name !~ '^kernel[.]delivery'
         and not event.subject_id = any($1::uuid[]) and not coalesce(event.actor_id = any($2::uuid[]), false)`,
    [gone, accounts],
  )
  await client.query(`truncate kernel.event`)
  await client.query(`insert into kernel.event overriding system value select * from kept_event`)
  await client.query(
    `delete from kernel.reaction_done as done where not exists (select from kernel.event as event where event.id = done.event_id)`,
  )
}
