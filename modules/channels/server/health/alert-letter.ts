// The letter to administrators that mail is in trouble or works again: through the gate, from a mailbox that is not in trouble itself.
import { sql } from 'kysely'
import type { Payload } from '#kernel/contract/event.ts'
import { type Language, pick } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { peopleByIds } from '#modules/organisation/server/face.ts'
import type { alertRaised } from '../../contract.ts'
import { writeAlert } from '../mail/alert-texts.ts'
import { composeLetter } from '../mail/compose.ts'
import { keepLetter } from '../outbound/keep.ts'
import { domainOf, isOwnAddress, type MailboxRow, mailboxes } from '../store/mailboxes.ts'
import { looksOf } from '../store/templates.ts'
import { openAlerts } from './alerts.ts'

const mostTold = 50

/** Writes to every administrator of mail, once for each alert's beginning and end. */
export async function sendAlert(
  ctx: Context,
  { alert_id, kind, mailbox_id, since }: Payload<typeof alertRaised>,
  is_over: boolean,
): Promise<void> {
  const alert = await ctx.db
    .selectFrom('channels.alert')
    .select(['told', 'said'])
    .where('id', '=', alert_id)
    .executeTakeFirst()
  if (!alert) return
  // Of what nobody heard that it began, nobody need hear that it is over.
  if (is_over && !alert.told) return
  const boxes = await mailboxes(ctx)
  const from = await mailboxFor(ctx, boxes, mailbox_id)
  const address = boxes.find(box => box.id === mailbox_id)?.address ?? null
  let told = 0
  for (const person of from ? await administrators(ctx) : []) {
    if (person.email === null || isOwnAddress(boxes, person.email)) continue
    const { language, time_zone, name } = person
    const id = newId()
    const { attachments: _, ...composed } = composeLetter({
      kind: 'notice',
      mailbox: { name: pick(from!.name, from!.language as Language), address: from!.address },
      to: [{ name, address: person.email }],
      request: 'notice',
      message: id,
      domain: domainOf(from!.address),
      secret: ctx.okno.config.OKNO_SECRET,
      looks: await looksOf(ctx),
      body: writeAlert({
        language,
        time_zone,
        kind,
        is_over,
        address,
        since,
        at: ctx.now.toISOString(),
        said: alert.said,
        name: name.includes('@') ? null : name,
        link: `${ctx.okno.config.OKNO_URL}/admin/mail-health`,
        signature: pick(from!.signature ?? from!.name, language),
      }),
      thread: [],
      token: 'none',
    })
    await keepLetter(ctx, {
      id,
      purpose: 'notice',
      composed: { ...composed, replyTo: composed.from },
      mailbox: from!,
      request_id: null,
      message_id: null,
      subject_id: alert_id,
    })
    told += 1
  }
  if (!is_over) await ctx.db.updateTable('channels.alert').set({ told }).where('id', '=', alert_id).execute()
}

/** One that is in no trouble itself, the default one first; where there is none, one that at least is another. */
async function mailboxFor(
  ctx: Context,
  boxes: readonly MailboxRow[],
  troubled_id: string | null,
): Promise<MailboxRow | undefined> {
  const troubled = new Set((await openAlerts(ctx)).map(alert => alert.mailbox_id))
  const enabled = boxes.filter(box => box.enabled).sort((a, b) => Number(b.is_default) - Number(a.is_default))
  return (
    enabled.find(box => box.id !== troubled_id && !troubled.has(box.id)) ??
    enabled.find(box => box.id !== troubled_id) ??
    enabled[0]
  )
}

async function administrators(ctx: Context) {
  const held = await ctx.db
    .selectFrom('identity.grant_view')
    .select('account_id')
    .distinct()
    .where(sql<boolean>`'channels.manage' = any(permissions)`)
    .limit(mostTold)
    .execute()
  const people = await peopleByIds(
    ctx,
    held.map(row => row.account_id),
  )
  return [...people.values()].filter(person => person.blocked_at === null)
}
