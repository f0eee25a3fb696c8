// What everybody does with his own account: look, change name and language, change the password, make and end keys.
import { type Actor, holds } from '#kernel/contract/access.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import { readSetting } from '#kernel/server/settings.ts'
import {
  type contract,
  keyMade,
  keyRevoked,
  profileChanged,
  sessionNeeded,
  wrongPassword,
} from '../../contract.ts'
import { changeAccount, endSessions, forgetAfterwards, setPassword } from '../accounts.ts'
import { makeApiKey } from '../api-keys.ts'
import { countAttempt, forgiveAttempts } from '../attempts.ts'
import { isPassword, sessionOf } from '../auth.ts'
import { refuseUnknownPermissions } from '../policy.ts'

type Self = 'readMe' | 'editMe' | 'changePassword' | 'listKeys' | 'makeKey' | 'revokeKey'

export const self: Pick<Actions<typeof contract>, Self> = {
  async readMe(ctx) {
    const { actor } = ctx
    return {
      id: actor.id,
      name: actor.name,
      email: actor.email,
      language: actor.language,
      time_zone: actor.time_zone,
      permissions: [...actor.grants.keys()].sort(),
      is_agent: worksInTheCentre(actor),
      teams: [...actor.teams],
      client_id: actor.client_id,
      center_name: (await readSetting<{ name: LocalText }>(ctx, 'center'))?.name ?? {
        ru: 'Окно',
        en: 'Okno',
      },
      demo: ctx.okno.config.OKNO_DEMO,
    }
  },

  async editMe(ctx, { body }) {
    const fields = Object.keys(body)
    if (fields.length === 0) return {}
    await changeAccount(ctx, ctx.actor.id, body)
    ctx.tell(profileChanged, { account_id: ctx.actor.id, fields })
    forgetAfterwards(ctx)
    return {}
  },

  async changePassword(ctx, { body }) {
    const session = await requireSession(ctx)
    const account_id = ctx.actor.id
    const guard = `password of ${account_id}`
    await countAttempt(ctx.okno, { email: guard, ip_address: ctx.http!.request.ip, at: ctx.now })
    const credential = await ctx.db
      .selectFrom('identity.credential')
      .select('password')
      .where('account_id', '=', account_id)
      .where('provider_id', '=', 'credential')
      .executeTakeFirst()
    const right = await isPassword(ctx.okno, credential?.password, body.current)
    if (!right) throw wrongPassword({})
    await forgiveAttempts(ctx.okno, guard)
    await setPassword(ctx, account_id, body.next)
    await endSessions(ctx, account_id, session.id)
    forgetAfterwards(ctx)
    return {}
  },

  async listKeys(ctx) {
    const items = await ctx.db
      .selectFrom('identity.api_key')
      .select(['id', 'name', 'permissions', 'expires_at', 'last_used_at', 'created_at'])
      .where('account_id', '=', ctx.actor.id)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .execute()
    return { items }
  },

  async makeKey(ctx, { body }) {
    await requireSession(ctx)
    refuseUnknownPermissions(ctx, body.permissions ?? [])
    const permissions = body.permissions ?? null
    const expires_at = body.expires_at ? new Date(body.expires_at) : null
    const made = await makeApiKey(ctx, { account_id: ctx.actor.id, name: body.name, permissions, expires_at })
    ctx.tell(keyMade, { account_id: ctx.actor.id, key_id: made.id, name: body.name })
    return { ...made, name: body.name, permissions, expires_at, last_used_at: null, created_at: ctx.now }
  },

  async revokeKey(ctx, { params: { id } }) {
    const { numDeletedRows } = await ctx.db
      .deleteFrom('identity.api_key')
      .where('id', '=', id)
      .where('account_id', '=', ctx.actor.id)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw notFound({})
    ctx.tell(keyRevoked, { account_id: ctx.actor.id, key_id: id })
    forgetAfterwards(ctx)
    return {}
  },
}

async function requireSession(ctx: Context): Promise<{ id: string }> {
  const session = ctx.actor.via === 'session' ? await sessionOf(ctx.okno, ctx.http!.request.headers) : null
  if (!session) throw sessionNeeded({})
  return session
}

/** A member of a team, or one whose permissions reach beyond a client's own people. */
const worksInTheCentre = (actor: Actor): boolean =>
  actor.teams.length > 0 ||
  holds(actor, 'requests.work') ||
  [...actor.grants.values()].some(
    ({ all, departments, teams }) => all || departments.length > 0 || teams.length > 0,
  )
