// What is promised in the demo beside the general agreements: each department for its services, dates, and complete requests.
import type pg from 'pg'
import { newId } from '#kernel/server/id.ts'

/** Makes one agreement for each department and promised length of time, over the services whose specification says so. */
export async function promiseByService(client: pg.ClientBase, now: Date): Promise<void> {
  const { rows } = await client.query<{
    department: string
    name: { ru: string; en: string }
    hours: number
    services: string[]
  }>(
    `select department.code as department, department.name, service.resolution_hours as hours,
            array_agg(service.id::text order by service.code) as services
     from catalogue.service join organisation.department on department.id = service.department_id
     where service.resolution_hours is not null
     group by department.code, department.name, service.resolution_hours
     order by department.code, service.resolution_hours`,
  )
  for (const { department, name, hours, services } of rows) {
    const [agreement_id, edition_id] = [newId(), newId()]
    await client.query(
      `insert into agreements.agreement (id, code, kind, title, promiser, promisee, created_at, updated_at)
       values ($1, $2, 'sla', $3, 'center', 'client', $4, $4)`,
      [
        agreement_id,
        `${department.toLowerCase()}-${hours}h`,
        {
          ru: `${name.ru}: услуги за ${hours} ч рабочего времени`,
          en: `${name.en}: services within ${hours} working hours`,
        },
        now,
      ],
    )
    await client.query(
      `insert into agreements.edition (id, agreement_id, number, valid_from, scope, published_at, created_at)
       values ($1, $2, 1, '1970-01-01', $3, $4, $4)`,
      [edition_id, agreement_id, { service: services }, now],
    )
    await client.query(
      `insert into agreements.target (id, edition_id, code, metric, title, limit_unit, limit_count, warn_minutes, calendar_source, created_at)
       values ($1, $2, 'resolution', 'resolution', $3, 'working_minutes', $4, $5, 'center', $6)`,
      [
        newId(),
        edition_id,
        { ru: 'Решение', en: 'Resolution' },
        hours * 60,
        Math.min(120, Math.ceil((hours * 60) / 4)),
        now,
      ],
    )
  }
  await promiseDates(client, now)
  await promiseCompleteness(client, now)
}

/** What was promised by a date is measured by that date. */
async function promiseDates(client: pg.ClientBase, now: Date): Promise<void> {
  const [agreement_id, edition_id] = [newId(), newId()]
  await client.query(
    `insert into agreements.agreement (id, code, kind, title, promiser, promisee, created_at, updated_at)
     values ($1, 'dates', 'sla', $2, 'center', 'client', $3, $3)`,
    [agreement_id, { ru: 'Обещанные даты', en: 'Promised dates' }, now],
  )
  await client.query(
    `insert into agreements.edition (id, agreement_id, number, valid_from, scope, published_at, created_at)
     values ($1, $2, 1, '1970-01-01', '{}', $3, $3)`,
    [edition_id, agreement_id, now],
  )
  await client.query(
    `insert into agreements.target (id, edition_id, code, metric, title, limit_unit, limit_count, warn_minutes, calendar_source, created_at)
     values ($1, $2, 'promised_date', 'promised_date', $3, 'working_minutes', 60, 120, 'center', $4)`,
    [newId(), edition_id, { ru: 'Обещанная дата', en: 'Promised date' }, now],
  )
}

/** Clients promise that most of what they send in needs no return. */
async function promiseCompleteness(client: pg.ClientBase, now: Date): Promise<void> {
  const [agreement_id, edition_id] = [newId(), newId()]
  await client.query(
    `insert into agreements.agreement (id, code, kind, title, promiser, promisee, created_at, updated_at)
     values ($1, 'completeness', 'ola', $2, 'client', 'center', $3, $3)`,
    [agreement_id, { ru: 'Комплектность обращений', en: 'Complete requests' }, now],
  )
  await client.query(
    `insert into agreements.edition (id, agreement_id, number, valid_from, scope, published_at, created_at)
     values ($1, $2, 1, '1970-01-01', '{}', $3, $3)`,
    [edition_id, agreement_id, now],
  )
  await client.query(
    `insert into agreements.target (id, edition_id, code, metric, title, limit_unit, limit_count, warn_minutes, calendar_source, pauses, created_at)
     values ($1, $2, 'completeness', 'completeness', $3, 'percent', 95, 0, 'center', '{}', $4)`,
    [
      newId(),
      edition_id,
      { ru: 'Комплектность с первого раза', en: 'Completeness at first submission' },
      now,
    ],
  )
}
