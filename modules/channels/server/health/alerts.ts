// Alerts in the database: raised and ended once each, whatever process looks.
import { sql } from 'kysely'
import { holds } from '#kernel/contract/access.ts'
import { type Context, inTransaction } from '#kernel/server/context.ts'
import type { Database } from '#kernel/server/database.ts'
import { newId } from '#kernel/server/id.ts'
import type { LiveTopic, Periodic } from '#kernel/server/module.ts'
import { bySystem, type Okno } from '#kernel/server/okno.ts'
import { oldestUnscanned } from '#kernel/server/scanning.ts'
import { type Alert, type AlertKind, alertEnded, alertRaised } from '../../contract.ts'
import { mailboxHealth } from '../imap/health.ts'
import { type Trouble, troublesIn } from './conditions.ts'
import { queuedByMailbox } from './figures.ts'

/** Since when this process has been watching. */
const watching = new WeakMap<Okno, Date>()

/** Raises alerts for troubles that have lasted long enough, and ends those that are over. Answers how many changed. */
async function watch(ctx: Context): Promise<number> {
  const { okno, now } = ctx
  await sql`select pg_advisory_xact_lock(hashtextextended('channels.alerts', 0))`.execute(ctx.db)
  const watching_since = watching.get(okno) ?? now
  watching.set(okno, watching_since)
  const seen = {
    mailboxes: await mailboxHealth(ctx),
    queued: await queuedByMailbox(ctx),
    unscanned: okno.config.OKNO_CLAMD ? await oldestUnscanned(ctx) : null,
    watching_since,
  }
  const troubles = troublesIn(seen, now, okno.config.OKNO_MAIL_ALERT_MINUTES)
  const open = await openAlerts(ctx)
  const isOf = (trouble: Trouble) => (alert: (typeof open)[number]) =>
    alert.kind === trouble.kind && alert.mailbox_id === trouble.mailbox_id
  const begun = troubles.filter(trouble => !open.some(isOf(trouble)))
  const over = open.filter(alert => !troubles.some(trouble => isOf(trouble)(alert)))
  for (const trouble of begun) {
    const alert_id = newId()
    await ctx.db
      .insertInto('channels.alert')
      .values({ id: alert_id, ...trouble, said: trouble.said?.slice(0, 1000) ?? null, raised_at: now })
      .execute()
    const { kind, mailbox_id, since } = trouble
    ctx.tell(alertRaised, { alert_id, kind, mailbox_id, since: since.toISOString() })
  }
  for (const { id: alert_id, kind, mailbox_id, since } of over) {
    await ctx.db.updateTable('channels.alert').set({ ended_at: now }).where('id', '=', alert_id).execute()
    ctx.tell(alertEnded, { alert_id, kind: kind as AlertKind, mailbox_id, since: since.toISOString() })
  }
  return begun.length + over.length
}

export const watchMail: Periodic = {
  name: 'watch_mail',
  every_seconds: 15,
  run: async okno => {
    await inTransaction(okno, bySystem(okno, 'watch_mail'), watch)
    return 0
  },
}

/** Alerts whose trouble is not over, oldest first. */
export const openAlerts = (asking: { readonly db: Database }) =>
  asking.db
    .selectFrom('channels.alert as alert')
    .leftJoin('channels.mailbox as mailbox', 'mailbox.id', 'alert.mailbox_id')
    .selectAll('alert')
    .select('mailbox.address')
    .where('alert.ended_at', 'is', null)
    .orderBy('alert.since')
    .orderBy('alert.id')
    .execute()

/** The same as the contract shows them. */
export async function shownAlerts(asking: { readonly db: Database }): Promise<Alert[]> {
  return (await openAlerts(asking)).map(({ id, kind, mailbox_id, address, since, told }) => ({
    id,
    kind: kind as AlertKind,
    mailbox: mailbox_id === null ? null : { id: mailbox_id, address: address ?? '' },
    since: since.toISOString(),
    told,
  }))
}

/** Whoever works with requests hears at once that mail is in trouble, and that it is over. */
export const alertLive: LiveTopic = {
  topic: 'channels',
  subject: ({ name, subject_id }) => (name.startsWith('channels.alert_') ? subject_id : null),
  audience: async (_, ids) =>
    new Map(ids.map(id => [id, actor => holds(actor, 'requests.work') || holds(actor, 'channels.manage')])),
}
