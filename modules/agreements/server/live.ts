// What happens to objections and to what clients owe, for those who may see it.
import { sql } from 'kysely'
import type { Actor } from '#kernel/contract/access.ts'
import type { LiveTopic } from '#kernel/server/module.ts'
import { type Belonging, maySee } from './objections/policy.ts'
import { seesOwed } from './obligations/policy.ts'

interface Row extends Belonging {
  readonly id: string
  readonly kind: string
}

/** Agreements and plans are not among it: their editors read what they write. */
const told = /^agreements\.(objection_|item_|waiver_|obligation_(due|fulfilled|waived)$)/

export const live: LiveTopic = {
  topic: 'agreements',
  subject: ({ name, subject_id }) => (told.test(name) ? subject_id : null),
  async audience(db, ids) {
    const { rows } = await sql<Row>`
      select id, kind, client_id, department_id, team_id from agreements.subject
      where id = any(${[...ids]}::uuid[])`.execute(db)
    return new Map(
      rows.map(row => [
        row.id,
        (actor: Actor) => (row.kind === 'obligation' ? seesOwed(actor, row.client_id) : maySee(actor, row)),
      ]),
    )
  },
}
