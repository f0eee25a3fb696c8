// The health of mail on screen: figures, open alerts, and trying a mailbox as it is saved.
import { notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import { scannerFigures } from '#kernel/server/scanning.ts'
import type * as told from '../../contract.ts'
import { shownAlerts } from '../health/alerts.ts'
import { countsAtRest, lastLetters, pendingByState, queuedByMailbox } from '../health/figures.ts'
import { mailboxHealth } from '../imap/health.ts'
import { mailboxes as allMailboxes } from '../store/mailboxes.ts'
import { tryMailbox } from './trying.ts'

type Health = Pick<Actions<typeof told.contract>, keyof typeof told.healthContract>

export const health: Health = {
  async readMailHealth(ctx) {
    const { okno, now } = ctx
    const pending = await pendingByState(ctx)
    const count = (...states: string[]) => states.reduce((sum, state) => sum + (pending.get(state) ?? 0), 0)
    const queued = await queuedByMailbox(ctx)
    const oldest = Math.min(...queued.map(({ since }) => since.getTime()))
    const scanner = await scannerFigures(ctx)
    return {
      at: now,
      alert_minutes: okno.config.OKNO_MAIL_ALERT_MINUTES,
      mailboxes: await mailboxesShown(ctx, queued),
      queue: {
        waiting: count('waiting'),
        held: count('held', 'suppressed'),
        failed: count('failed', 'rejected', 'returned'),
        oldest_at: queued.length > 0 ? new Date(oldest) : null,
      },
      ...(await countsAtRest(ctx)),
      scanner: okno.config.OKNO_CLAMD
        ? { configured: true, ...scanner }
        : { ...scanner, configured: false, waiting: 0, oldest_at: null, said: null },
      alerts: await shownAlerts(ctx),
    }
  },

  async checkMailboxNow(ctx, { params: { id } }) {
    const mailbox = (await allMailboxes(ctx)).find(box => box.id === id)
    if (!mailbox) throw notFound({})
    const saved = {
      imap: mailbox.imap as told.Imap | null,
      oauth: mailbox.oauth as told.OAuth | null,
      outgoing: mailbox.outgoing as told.Outgoing | null,
    }
    return { steps: await tryMailbox(ctx.okno, mailbox, saved, ctx.now) }
  },

  async listAlerts(ctx) {
    return { items: await shownAlerts(ctx) }
  },
}

async function mailboxesShown(ctx: Context, queued: Awaited<ReturnType<typeof queuedByMailbox>>) {
  const [boxes, states, last] = [await allMailboxes(ctx), await mailboxHealth(ctx), await lastLetters(ctx)]
  const names = new Map(boxes.map(box => [box.id, box.name]))
  return states.map(state => {
    const waits = queued.find(one => one.mailbox_id === state.id)
    return {
      ...state,
      name: names.get(state.id)!,
      last_in_at: last.get(state.id)?.in ?? null,
      last_out_at: last.get(state.id)?.out ?? null,
      queued: waits?.waiting ?? 0,
      queued_since: waits?.since ?? null,
    }
  })
}
