// The small centre in which tests live: two clients, two departments, three teams and a person of each kind.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { makeDefaultAgreements } from '#modules/agreements/server/face.ts'
import { makeDefaultCalendar } from '#modules/calendar/server/face.ts'
import { ensureDefaultRoles, grantRoleByCode } from '#modules/identity/server/face.ts'

const kinds = [
  // who, client, team, role, scope
  ['requester', 'north', null, null, null],
  ['colleague', 'north', null, null, null],
  ['stranger', 'south', null, null, null],
  ['agent', null, 'window', 'agent', 'all'],
  ['second_agent', null, 'window', 'agent', 'all'],
  ['specialist', null, 'it_help', 'agent', 'it'],
  ['payroll_agent', null, 'payroll', 'agent', 'payroll'],
  ['lead', null, 'window', 'lead', 'all'],
  ['quality', null, null, 'quality', 'all'],
  ['client_lead', 'north', null, 'client_lead', 'north'],
  ['admin', null, null, 'admin', 'all'],
] as const

export type Who = (typeof kinds)[number][0]

export interface SmallCenter {
  readonly people: Record<Who, string>
  readonly teams: Record<'window' | 'payroll' | 'it_help', string>
  readonly departments: Record<'hr' | 'it', string>
  readonly clients: Record<'north' | 'south', string>
  readonly services: Record<'payslip' | 'vpn', string>
  readonly calendar_id: string
}

export async function fillSmallCenter(ctx: Context): Promise<SmallCenter> {
  await ensureDefaultRoles(ctx)
  const calendar_id = await makeDefaultCalendar(ctx, {
    time_zone: 'Europe/Moscow',
    hours: ['09:00', '18:00'],
    russian: true,
  })
  await makeDefaultAgreements(ctx, { only: ['first_answer'] })
  const { clients, units, departments, teams } = await makeStructure(ctx)
  const people = {} as Record<Who, string>
  const scopes: Record<string, { kind: 'all' | 'department' | 'team' | 'client'; id?: string }> = {
    all: { kind: 'all' },
    it: { kind: 'department', id: departments.it },
    payroll: { kind: 'team', id: teams.payroll },
    north: { kind: 'client', id: clients.north },
  }
  for (const [who, client, team, role, scope] of kinds) {
    const id = newId()
    people[who] = id
    await ctx.db
      .insertInto('identity.account')
      .values({
        id,
        name: nameOf(who),
        email: `${who}@test.okno`,
        language: who === 'stranger' ? 'en' : 'ru',
        time_zone: 'Europe/Moscow',
      })
      .execute()
    await ctx.db
      .insertInto('organisation.person')
      .values({ id, client_id: client ? clients[client] : null, unit_id: client ? units[client] : null })
      .execute()
    await ctx.db
      .insertInto('organisation.person_address')
      .values({ id: newId(), person_id: id, kind: 'email', value: `${who}@test.okno` })
      .execute()
    if (team)
      await ctx.db
        .insertInto('organisation.membership')
        .values({
          id: newId(),
          team_id: teams[team],
          person_id: id,
          is_lead: who === 'lead',
          starts_on: '2020-01-01',
        })
        .execute()
    if (role) await grantRoleByCode(ctx, id, role, scopes[scope]!)
  }
  // The tests' clock may stand before the day on which the tests run.
  await sql`update identity.role_grant set starts_on = '2020-01-01'`.execute(ctx.db)
  const services = await makeServices(ctx, departments, teams)
  return { people, teams, departments, clients, services, calendar_id }
}

const nameOf = (who: string) => who.charAt(0).toUpperCase() + who.slice(1).replace('_', ' ')

async function makeStructure(ctx: Context) {
  const clients = { north: newId(), south: newId() }
  const units = { north: newId(), south: newId() }
  const departments = { hr: newId(), it: newId() }
  const teams = { window: newId(), payroll: newId(), it_help: newId() }
  const region_id = newId()
  await ctx.db
    .insertInto('organisation.region')
    .values({
      id: region_id,
      code: 'moscow',
      name: { ru: 'Москва', en: 'Moscow' },
      time_zone: 'Europe/Moscow',
    })
    .execute()
  for (const code of ['north', 'south'] as const) {
    await ctx.db
      .insertInto('organisation.client')
      .values({ id: clients[code], code, name: { ru: `Клиент ${code}`, en: code } })
      .execute()
    await ctx.db
      .insertInto('organisation.unit')
      .values({
        id: units[code],
        code: `${code}-1`,
        client_id: clients[code],
        region_id,
        name: { ru: `Завод ${code}`, en: `Plant ${code}` },
      })
      .execute()
  }
  await ctx.db
    .insertInto('organisation.department')
    .values([
      { id: departments.hr, code: 'hr', name: { ru: 'Кадры', en: 'HR' } },
      { id: departments.it, code: 'it', name: { ru: 'ИТ', en: 'IT' } },
    ])
    .execute()
  await ctx.db
    .insertInto('organisation.team')
    .values([
      {
        id: teams.window,
        code: 'window',
        department_id: departments.hr,
        name: { ru: 'Спросите нас', en: 'Ask us' },
        first_line: true,
      },
      {
        id: teams.payroll,
        code: 'payroll',
        department_id: departments.hr,
        name: { ru: 'Зарплата', en: 'Payroll' },
      },
      {
        id: teams.it_help,
        code: 'it_help',
        department_id: departments.it,
        name: { ru: 'Поддержка', en: 'Help desk' },
      },
    ])
    .execute()
  return { clients, units, departments, teams }
}

async function makeServices(
  ctx: Context,
  departments: SmallCenter['departments'],
  teams: SmallCenter['teams'],
): Promise<SmallCenter['services']> {
  const services = { payslip: newId(), vpn: newId() }
  await ctx.db
    .insertInto('catalogue.service')
    .values([
      {
        id: services.payslip,
        code: 'PAY-101',
        department_id: departments.hr,
        team_id: teams.payroll,
        title: { ru: 'Расчётный листок', en: 'Payslip' },
        status: 'published',
        request_type: 'question',
      },
      {
        id: services.vpn,
        code: 'IT-101',
        department_id: departments.it,
        team_id: teams.it_help,
        title: { ru: 'Доступ по VPN', en: 'VPN access' },
        status: 'published',
        request_type: 'service_request',
      },
    ])
    .execute()
  return services
}
