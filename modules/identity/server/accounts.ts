// Accounts: birth, password, name and address, blocking. Who may do so is for the caller to decide.
import { notFound } from '#kernel/contract/kernel.ts'
import type { Language } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { violatedConstraint } from '#kernel/server/database.ts'
import { newId } from '#kernel/server/id.ts'
import { emailTaken, passwordChanged } from '../contract.ts'
import { hashPassword } from './auth.ts'
import { administratorsStay, holdAdministration } from './store.ts'

export interface NewAccount {
  readonly id?: string
  readonly name: string
  /** In any case; null for people known by phone only. */
  readonly email: string | null
  readonly language?: Language
  readonly time_zone?: string
  readonly demo_role?: string | null
}

/** Makes an account without a way to sign in; answers its id. Refuses with `emailTaken` and leaves the transaction usable. */
export async function makeAccount(ctx: Context, wanted: NewAccount): Promise<string> {
  const email = wanted.email?.trim().toLowerCase() || null
  const made = await ctx.db
    .insertInto('identity.account')
    .values({
      id: wanted.id ?? newId(),
      name: wanted.name,
      email,
      language: wanted.language ?? ctx.okno.config.OKNO_LANGUAGE,
      time_zone: wanted.time_zone ?? ctx.okno.config.OKNO_TIME_ZONE,
      demo_role: wanted.demo_role ?? null,
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    .onConflict(conflict => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw emailTaken({ email: email ?? '' })
  return made.id
}

/** Takes an account away that nothing refers to; throws the database's 23503 when something does. */
export const removeAccount = async (ctx: Context, id: string): Promise<void> => {
  await ctx.db.deleteFrom('identity.account').where('id', '=', id).execute()
}

export interface AccountChanges {
  readonly name?: string
  readonly email?: string | null
  readonly language?: Language
  readonly time_zone?: string
}

/** Changes what is given. Refuses with `notFound` and `emailTaken`. */
export async function changeAccount(ctx: Context, id: string, changes: AccountChanges): Promise<void> {
  const email = changes.email === undefined ? undefined : changes.email?.trim().toLowerCase() || null
  const { name, language, time_zone } = changes
  const { numUpdatedRows } = await ctx.db
    .updateTable('identity.account')
    .set({ name, language, time_zone, email, updated_at: ctx.now })
    .where('id', '=', id)
    .executeTakeFirst()
    .catch(error => {
      throw violatedConstraint(error) === 'account_email_unique' ? emailTaken({ email: email ?? '' }) : error
    })
  if (numUpdatedRows === 0n) throw notFound({})
}

/** The account with this main address, in any case. */
export async function findAccountByEmail(ctx: Pick<Context, 'db'>, email: string) {
  return ctx.db
    .selectFrom('identity.account')
    .select(['id', 'name', 'email', 'language', 'time_zone', 'blocked_at', 'demo_role'])
    .where('email', '=', email.trim().toLowerCase())
    .executeTakeFirst()
}

/** Gives an account a password, in place of the one it had. Its sessions go on: the caller ends which it wants. */
export async function setPassword(ctx: Context, account_id: string, password: string): Promise<void> {
  const hash = await hashPassword(ctx.okno, password)
  await ctx.db
    .insertInto('identity.credential')
    .values({
      id: newId(),
      account_id,
      provider_id: 'credential',
      provider_account_id: account_id,
      password: hash,
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    .onConflict(conflict =>
      conflict
        .columns(['provider_id', 'provider_account_id'])
        .doUpdateSet({ password: hash, updated_at: ctx.now }),
    )
    .execute()
  ctx.tell(passwordChanged, { account_id })
}

/** The account may not enter any more, and what it had open ends. The last administrator stays. */
export async function blockAccount(ctx: Context, id: string): Promise<void> {
  await holdAdministration(ctx)
  await ctx.db
    .updateTable('identity.account')
    .set({ blocked_at: ctx.now, updated_at: ctx.now })
    .where('id', '=', id)
    .execute()
  await administratorsStay(ctx)
  await endSessions(ctx, id)
  forgetAfterwards(ctx)
}

export async function unblockAccount(ctx: Context, id: string): Promise<void> {
  await ctx.db
    .updateTable('identity.account')
    .set({ blocked_at: null, updated_at: ctx.now })
    .where('id', '=', id)
    .execute()
  forgetAfterwards(ctx)
}

/** Signs an account out everywhere, except in one session. */
export async function endSessions(ctx: Context, account_id: string, except?: string): Promise<void> {
  await ctx.db
    .deleteFrom('identity.session')
    .where('account_id', '=', account_id)
    .$if(Boolean(except), query => query.where('id', '!=', except!))
    .execute()
}

/** What changes who may do what must not linger in the memory of this process; others hear of it from the event log. */
export const forgetAfterwards = (ctx: Context): void => ctx.afterwards(() => ctx.okno.recognition.forget())
