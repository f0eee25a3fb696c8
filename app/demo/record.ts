// What the demo brought, remembered as the setting `demo`, so that it and nothing else can be taken away again.
import type pg from 'pg'

/** Identifiers of everything that the demo made, by kind. What people of the demo did afterwards follows from them. */
export interface DemoRecord {
  readonly accounts: readonly string[]
  readonly clients: readonly string[]
  readonly regions: readonly string[]
  readonly departments: readonly string[]
  readonly topics: readonly string[]
  readonly mailboxes: readonly string[]
  readonly calendars: readonly string[]
}

export async function keepRecord(client: pg.ClientBase, record: DemoRecord): Promise<void> {
  await client.query(`insert into kernel.setting (name, value) values ('demo', $1)`, [JSON.stringify(record)])
}

export async function readRecord(client: pg.ClientBase): Promise<DemoRecord | null> {
  const { rows } = await client.query<{ value: DemoRecord }>(
    `select value from kernel.setting where name = 'demo'`,
  )
  return rows[0]?.value ?? null
}
