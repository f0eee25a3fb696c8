// What letters say and how they look, as administrators have set it; every version stays.
import type { Language, LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import type { TemplateKind } from '../../contract/template-kinds.ts'
import type { Template } from '../../contract/templates.ts'
import { type Looks, plainLooks } from '../mail/layout.ts'
import { builtIn } from '../mail/template/built-in.ts'

type Asking = Pick<Context, 'db'>

/** What letters of a kind say now: the newest version, or the built-in words. */
export async function templateOf(ctx: Asking, kind: TemplateKind, language: Language): Promise<Template> {
  const newest = (await templateVersions(ctx, kind, language)).at(0)
  return newest?.subject != null && newest.body != null
    ? { subject: newest.subject, body: newest.body }
    : builtIn(kind, language)
}

/** All versions, newest first; one without words says that the built-in ones hold from there on. */
export const templateVersions = (ctx: Asking, kind: TemplateKind, language: Language) =>
  ctx.db
    .selectFrom('channels.template')
    .selectAll()
    .where('kind', '=', kind)
    .where('language', '=', language)
    .orderBy('version', 'desc')
    .execute()

/** The newest version of each kind and language that somebody changed. */
export const newestTemplates = (ctx: Asking) =>
  ctx.db
    .selectFrom('channels.template')
    .selectAll()
    .distinctOn(['kind', 'language'])
    .orderBy('kind')
    .orderBy('language')
    .orderBy('version', 'desc')
    .execute()

/** Keeps a version; null brings the built-in words back. Undefined when somebody else kept one of this number first. */
export const keepTemplate = (
  ctx: Context,
  of: { readonly kind: TemplateKind; readonly language: Language; readonly version: number },
  template: Template | null,
) =>
  ctx.db
    .insertInto('channels.template')
    .values({
      id: newId(),
      ...of,
      subject: template?.subject ?? null,
      body: template?.body ?? null,
      saved_by: ctx.actor.id,
      at: ctx.now,
    })
    .onConflict(conflict => conflict.columns(['kind', 'language', 'version']).doNothing())
    .returningAll()
    .executeTakeFirst()

/** The newest version of how letters look, with its picture's measures. */
export const newestBrand = (ctx: Asking) =>
  ctx.db
    .selectFrom('channels.brand as brand')
    .leftJoin('channels.logo as logo', 'logo.sha256', 'brand.logo')
    .selectAll('brand')
    .select(['logo.width', 'logo.height'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Versions of how letters look, newest first. */
export const brandVersions = (ctx: Asking, limit: number) =>
  ctx.db.selectFrom('channels.brand').selectAll().orderBy('version', 'desc').limit(limit).execute()

export const brandAt = (ctx: Asking, version: number) =>
  ctx.db.selectFrom('channels.brand').selectAll().where('version', '=', version).executeTakeFirst()

/** How letters look now. */
export async function looksOf(ctx: Asking): Promise<Looks> {
  const row = await newestBrand(ctx)
  if (!row) return plainLooks
  const { name, colour, footer, address, logo, width, height } = row
  return {
    name: name as LocalText | null,
    colour,
    footer: footer as LocalText | null,
    address: address as LocalText | null,
    logo: logo && width && height ? { sha256: logo, width, height } : null,
  }
}

/** Keeps the next version of how letters look. */
export async function keepBrand(
  ctx: Context,
  looks: Omit<Looks, 'logo'> & { readonly logo: string | null },
): Promise<{ id: string; version: number }> {
  const json = (text: LocalText | null) => (text ? JSON.stringify(text) : null)
  const version = ((await newestBrand(ctx))?.version ?? 0) + 1
  return ctx.db
    .insertInto('channels.brand')
    .values({
      id: newId(),
      version,
      name: json(looks.name),
      colour: looks.colour,
      footer: json(looks.footer),
      address: json(looks.address),
      logo: looks.logo,
      saved_by: ctx.actor.id,
      at: ctx.now,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
}

/** The picture as an address that holds it. */
export async function logoData(ctx: Asking, sha256: string): Promise<string | null> {
  const picture = await logoBytes(ctx, sha256)
  return picture ? `data:${picture.type};base64,${picture.content.toString('base64')}` : null
}

/** Bytes of a picture that letters carry. */
export const logoBytes = (ctx: Asking, sha256: string) =>
  ctx.db
    .selectFrom('channels.logo')
    .select(['type', 'content'])
    .where('sha256', '=', sha256)
    .executeTakeFirst()
