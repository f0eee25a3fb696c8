// The use cases of signatures: issuing, renewing, withdrawing, and what to paste.
import { notFound } from '#kernel/contract/kernel.ts'
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import {
  type Holder,
  type signatureEndpoints,
  signatureIssued,
  signatureRenewed,
  signatureWithdrawn,
} from '../../contract.ts'
import { isValid } from '../invitations/asked.ts'
import { invitationLink } from '../invitations/tokens.ts'
import { inChargeOf } from '../policy.ts'
import { snippetOf } from '../snippet.ts'
import * as store from '../store/invitations.ts'
import { holdersFor, teamsWithin } from '../store/people.ts'

const day_ms = 86_400_000

export const signatureActions: Actions<typeof signatureEndpoints> = {
  async listSignatures(ctx) {
    return { items: (await store.signatures(ctx, await sight(ctx))).map(row => shown(ctx, row)) }
  },

  async listHolders(ctx) {
    const { id, name } = ctx.actor
    return {
      items: [
        { kind: 'agent', id, name: { ru: name, en: name } },
        ...(await holdersFor(ctx, inChargeOf(ctx.actor))),
      ],
    }
  },

  async issueSignature(ctx, { body: { holder, old_works_days } }) {
    await allow(ctx, holder)
    const before = await store.currentOf(ctx, holder)
    if (before) {
      const from = new Date(ctx.now.getTime() + old_works_days * day_ms)
      await store.withdraw(ctx, before.id, 'replaced', from)
      ctx.tell(signatureWithdrawn, { ...aboutOf(before), why: 'replaced', from: from.toISOString() })
    }
    const made = await store.issue(ctx, 'signature', {
      [`${holder.kind}_id`]: holder.id,
      issued_by: ctx.actor.id,
    })
    ctx.tell(signatureIssued, aboutOf(made))
    return shown(ctx, await mine(ctx, made.id))
  },

  async readSnippet(ctx, { params: { id }, query: { language } }) {
    const row = await mine(ctx, id)
    return snippetOf(language ?? ctx.language, score => invitationLink(ctx.okno, row, score))
  },

  async renewSignature(ctx, { params: { id } }) {
    const row = await mine(ctx, id)
    if (row.withdrawn_at) throw notFound({})
    const { expires_at } = await store.renew(ctx, id)
    ctx.tell(signatureRenewed, { ...aboutOf(row), expires_at: expires_at.toISOString() })
    return shown(ctx, { ...row, expires_at })
  },

  async withdrawSignature(ctx, { params: { id } }) {
    const row = await mine(ctx, id)
    const { withdrawn_at, withdrawn_why } = await store.withdraw(ctx, id, 'withdrawn', ctx.now)
    ctx.tell(signatureWithdrawn, { ...aboutOf(row), why: 'withdrawn', from: ctx.now.toISOString() })
    return shown(ctx, { ...row, withdrawn_at, withdrawn_why })
  },
}

/** The signature of somebody who may not enter any more stops working at once. */
export async function withdrawOfLeaver(ctx: Context, person_id: string): Promise<void> {
  const row = await store.currentOf(ctx, { kind: 'agent', id: person_id })
  if (!row) return
  await store.withdraw(ctx, row.id, 'left', ctx.now)
  ctx.tell(signatureWithdrawn, { ...aboutOf(row), why: 'left', from: ctx.now.toISOString() })
}

/** The name of whose signature it is, where that is a team or a mailbox. */
export async function holderName(ctx: Context, row: store.InvitationRow): Promise<LocalText | null> {
  const [found] = await store.signatures(ctx, { id: row.id, agents: [], teams: 'all' })
  return found?.mailbox_name ?? found?.team_name ?? null
}

/** The own signature, and those one is in charge of; of everybody where the charge is for everything. */
async function sight(ctx: Context) {
  const charge = inChargeOf(ctx.actor)
  return {
    agents: charge.all ? ('all' as const) : [ctx.actor.id],
    teams: await teamsWithin(ctx, charge),
  }
}

/** A signature within sight; any other does not exist. */
async function mine(ctx: Context, id: string): Promise<store.SignatureRow> {
  const [row] = await store.signatures(ctx, { id, ...(await sight(ctx)) })
  if (!row) throw notFound({})
  return row
}

/** Everybody for themselves; for teams and mailboxes who is in charge of them. */
async function allow(ctx: Context, holder: Holder): Promise<void> {
  if (holder.kind === 'agent' && holder.id === ctx.actor.id) return
  const known = await holdersFor(ctx, inChargeOf(ctx.actor))
  if (!known.some(one => one.kind === holder.kind && one.id === holder.id)) throw notFound({})
}

function aboutOf(row: Pick<store.InvitationRow, 'id' | 'agent_id' | 'team_id' | 'mailbox_id'>) {
  const { kind, id } = store.holderOf(row)
  return { invitation_id: row.id, holder_kind: kind, holder_id: id }
}

const shown = (ctx: Context, row: store.SignatureRow) => ({
  id: row.id,
  holder: {
    ...store.holderOf(row),
    name: row.mailbox_name ?? row.team_name ?? { ru: row.agent_name ?? '', en: row.agent_name ?? '' },
  },
  issued_at: row.issued_at,
  expires_at: row.expires_at,
  withdrawn_at: row.withdrawn_at,
  withdrawn_why: row.withdrawn_why,
  is_valid: isValid(row, ctx.now),
  ratings: row.ratings,
})
