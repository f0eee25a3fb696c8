// How letters are signed: a key for each domain of the mailboxes, its DNS record, and the look whether it stands there.
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import * as told from '../../contract.ts'
import { lookUp, newKey, recordOf, sealedFor } from '../outbound/signing.ts'
import { seal } from '../sealing.ts'
import { domainOf, mailboxes } from '../store/mailboxes.ts'

type Signing = Pick<
  Actions<typeof told.contract>,
  'listSigning' | 'makeSigningKey' | 'checkSigning' | 'useSigning' | 'removeSigningKey'
>

export const signing: Signing = {
  async listSigning(ctx) {
    return { items: await domains(ctx) }
  },

  async makeSigningKey(ctx, { params: { domain } }) {
    const mailbox_id = await firstMailbox(ctx, domain)
    const { private_key, public_key } = await newKey()
    const made = {
      // Another selector each time: the record before it stays good for letters on their way.
      selector: `okno${ctx.now.toISOString().slice(0, 10).replaceAll('-', '')}${crypto.randomUUID().slice(0, 4)}`,
      private_key: seal(private_key, sealedFor(domain), ctx.okno.config.OKNO_SECRET),
      public_key,
      enabled: false,
      checked_at: null,
      found: null,
      said: null,
      created_at: ctx.now,
    }
    await ctx.db
      .insertInto('channels.signing_key')
      .values({ domain, ...made })
      .onConflict(conflict => conflict.column('domain').doUpdateSet(made))
      .execute()
    ctx.tell(told.signingChanged, { mailbox_id, domain, change: 'made' })
    return one(ctx, domain)
  },

  async checkSigning(ctx, { params: { domain } }) {
    await firstMailbox(ctx, domain)
    const { found, said } = await lookUp(await keyOf(ctx, domain))
    await ctx.db
      .updateTable('channels.signing_key')
      .set({ found, said, checked_at: ctx.now })
      .where('domain', '=', domain)
      .execute()
    return one(ctx, domain)
  },

  async useSigning(ctx, { params: { domain }, body: { enabled } }) {
    const mailbox_id = await firstMailbox(ctx, domain)
    const key = await keyOf(ctx, domain)
    // A signature that nobody can check is worse than none.
    if (enabled && !key.found) throw told.recordMissing({ name: recordOf(key).name })
    await ctx.db.updateTable('channels.signing_key').set({ enabled }).where('domain', '=', domain).execute()
    if (enabled !== key.enabled)
      ctx.tell(told.signingChanged, { mailbox_id, domain, change: enabled ? 'on' : 'off' })
    return one(ctx, domain)
  },

  async removeSigningKey(ctx, { params: { domain } }) {
    const mailbox_id = await firstMailbox(ctx, domain)
    await keyOf(ctx, domain)
    await ctx.db.deleteFrom('channels.signing_key').where('domain', '=', domain).execute()
    ctx.tell(told.signingChanged, { mailbox_id, domain, change: 'removed' })
    return {}
  },
}

async function domains(ctx: Context): Promise<told.SigningDomain[]> {
  const boxes = await mailboxes(ctx)
  const keys = await ctx.db.selectFrom('channels.signing_key').selectAll().execute()
  const names = [...new Set(boxes.map(box => domainOf(box.address)))].sort()
  return names.map(domain => {
    const key = keys.find(one => one.domain === domain)
    return {
      domain,
      mailboxes: boxes.map(box => box.address).filter(address => domainOf(address) === domain),
      key: key ? { ...key, record: recordOf(key) } : null,
    } as unknown as told.SigningDomain
  })
}

const one = async (ctx: Context, domain: string): Promise<told.SigningDomain> =>
  (await domains(ctx)).find(each => each.domain === domain)!

async function firstMailbox(ctx: Context, domain: string): Promise<string> {
  const box = (await mailboxes(ctx)).find(one => domainOf(one.address) === domain)
  if (!box) throw told.unknownDomain({ domain })
  return box.id
}

async function keyOf(ctx: Context, domain: string) {
  const key = await ctx.db
    .selectFrom('channels.signing_key')
    .selectAll()
    .where('domain', '=', domain)
    .executeTakeFirst()
  if (!key) throw told.noSigningKey({ domain })
  return key
}
