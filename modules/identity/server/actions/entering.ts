// Coming in and going out: by password, in the demo as a persona, and the browsers that are signed in.
import { notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import { type contract, sessionRevoked, signedIn, signedOut, wrongPassword } from '../../contract.ts'
import { forgetAfterwards } from '../accounts.ts'
import { countAttempt, forgiveAttempts } from '../attempts.ts'
import { closeSession, isPassword, openSession, sessionOf, signInOf } from '../auth.ts'

type Entering = 'signIn' | 'signOut' | 'listDemoPersonas' | 'enterDemo' | 'listSessions' | 'revokeSession'

export const entering: Pick<Actions<typeof contract>, Entering> = {
  async signIn(ctx, { body }) {
    const email = body.email.trim().toLowerCase()
    await countAttempt(ctx.okno, { email, ip_address: ctx.http!.request.ip, at: ctx.now })
    const found = await signInOf(ctx.okno)
      .db.selectFrom('identity.account as a')
      .leftJoin('identity.credential as c', join =>
        join.onRef('c.account_id', '=', 'a.id').on('c.provider_id', '=', 'credential'),
      )
      .select(['a.id', 'a.blocked_at', 'c.password'])
      .where('a.email', '=', email)
      .executeTakeFirst()
    const right = await isPassword(ctx.okno, found?.password, body.password)
    if (!found || !right || found.blocked_at) throw wrongPassword({})
    await forgiveAttempts(ctx.okno, email)
    await enter(ctx, found.id)
    return {}
  },

  async signOut(ctx) {
    if (ctx.actor.via !== 'session') return {}
    await closeSession(ctx)
    ctx.tell(signedOut, { account_id: ctx.actor.id })
    forgetAfterwards(ctx)
    return {}
  },

  async listDemoPersonas(ctx) {
    if (!ctx.okno.config.OKNO_DEMO) throw notFound({})
    const rows = await ctx.db
      .selectFrom('identity.account')
      .select(['demo_role as role', 'name', 'email'])
      .where('demo_role', 'is not', null)
      .where('blocked_at', 'is', null)
      .orderBy('created_at')
      .orderBy('id')
      .execute()
    return { items: rows.map(row => ({ ...row, role: row.role! })) }
  },

  async enterDemo(ctx, { body }) {
    if (!ctx.okno.config.OKNO_DEMO) throw notFound({})
    const persona = await ctx.db
      .selectFrom('identity.account')
      .select('id')
      .where('demo_role', '=', body.role)
      .where('blocked_at', 'is', null)
      .orderBy('id')
      .executeTakeFirst()
    if (!persona) throw notFound({})
    await enter(ctx, persona.id)
    return {}
  },

  async listSessions(ctx) {
    const current = await sessionOf(ctx.okno, ctx.http!.request.headers)
    const rows = await ctx.db
      .selectFrom('identity.session')
      .select(['id', 'ip_address', 'user_agent', 'created_at', 'expires_at'])
      .where('account_id', '=', ctx.actor.id)
      .where('expires_at', '>', ctx.now)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .execute()
    return { items: rows.map(row => ({ ...row, current: row.id === current?.id })) }
  },

  async revokeSession(ctx, { params: { id } }) {
    const { numDeletedRows } = await ctx.db
      .deleteFrom('identity.session')
      .where('id', '=', id)
      .where('account_id', '=', ctx.actor.id)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw notFound({})
    ctx.tell(sessionRevoked, { account_id: ctx.actor.id, session_id: id })
    forgetAfterwards(ctx)
    return {}
  },
}

async function enter(ctx: Context, account_id: string): Promise<void> {
  await openSession(ctx, account_id)
  ctx.tell(signedIn, { account_id, ip_address: ctx.http!.request.ip })
}
