// What letters say and how they look: templates with their versions, the centre's looks, previews and test letters.
import { createHash } from 'node:crypto'
import { contrast, readableOn } from '#kernel/contract/contrast.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import { type Language, type LocalText, languages, pick } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import { findPerson, peopleByIds } from '#modules/organisation/server/face.ts'
import { findRequest } from '#modules/requests/server/face.ts'
import * as told from '../../contract.ts'
import { type Looks, layOut, layOutText, logoId, plainLooks } from '../mail/layout.ts'
import type { LetterBody } from '../mail/letter-texts.ts'
import { type LogoSeen, logoSeen } from '../mail/logo.ts'
import { builtIn } from '../mail/template/built-in.ts'
import { faultOf } from '../mail/template/check.ts'
import { madeUp, type SampleAbout, sampleOf } from '../mail/template/sample.ts'
import { aboutRequest } from '../outbound/about.ts'
import { defaultSignature, sendApart } from '../outbound/apart.ts'
import {
  brandAt,
  brandVersions,
  keepBrand,
  keepTemplate,
  logoBytes,
  logoData,
  looksOf,
  newestBrand,
  newestTemplates,
  templateOf,
  templateVersions,
} from '../store/templates.ts'

type Templates = Pick<Actions<typeof told.contract>, keyof typeof told.templateContract>
type Row = Awaited<ReturnType<typeof templateVersions>>[number]
type Of = { readonly kind: told.TemplateKind; readonly language: Language }

export const templates: Templates = {
  async listTemplates(ctx) {
    const rows = await newestTemplates(ctx)
    const names = await namesOf(ctx, rows)
    const all = told.templateKinds.flatMap(kind => languages.map(language => ({ kind, language })))
    return {
      items: all.map(of => {
        const row = rows.find(one => one.kind === of.kind && one.language === of.language)
        const { subject: _, body: __, ...standing } = shown(of, row, names)
        return standing
      }),
    }
  },

  async readTemplate(ctx, { params }) {
    const rows = await templateVersions(ctx, params.kind, params.language)
    const names = await namesOf(ctx, rows)
    return {
      current: shown(params, rows[0], names),
      built_in: builtIn(params.kind, params.language),
      versions: rows.map(row => shown(params, row, names)),
    }
  },

  async saveTemplate(ctx, { params, body: { version, ...wanted } }) {
    refuseFaults(params, wanted)
    return keep(ctx, params, version, cleaned(params, wanted))
  },

  async resetTemplate(ctx, { params }) {
    const newest = (await templateVersions(ctx, params.kind, params.language)).at(0)
    if (newest?.body == null) return shown(params, newest, await namesOf(ctx, newest ? [newest] : []))
    return keep(ctx, params, newest.version, null)
  },

  async previewTemplate(ctx, { body }) {
    const { made, looks, logo } = await tried(ctx, body)
    const picture = logo ? `data:${logo.type};base64,${logo.content.toString('base64')}` : ''
    const html = layOut(made, looks)
    return {
      subject: made.subject,
      text: layOutText(made, looks),
      html: looks.logo ? html.replace(`cid:${logoId(looks.logo.sha256)}`, picture) : html,
    }
  },

  async sendTestLetter(ctx, { body }) {
    const { made, looks } = await tried(ctx, body)
    const me = await findPerson(ctx, ctx.actor.id)
    if (!me?.email) throw told.noOwnAddress({})
    const to = { name: me.name, address: me.email }
    const sent = await sendApart(ctx, { subject_id: me.id, to, body: made, looks })
    if (!sent) throw told.noOwnAddress({})
    return { to: me.email }
  },

  async readBrand(ctx) {
    const row = await newestBrand(ctx)
    const looks = await looksOf(ctx)
    const names = await namesOf(ctx, row ? [row] : [])
    const data = looks.logo ? await logoData(ctx, looks.logo.sha256) : null
    return {
      brand: {
        ...looks,
        logo: looks.logo && data ? { ...looks.logo, data } : null,
      },
      version: row?.version ?? 0,
      saved_by: personOf(row?.saved_by, names),
      at: row?.at ?? null,
    }
  },

  async listBrands(ctx) {
    const rows = await brandVersions(ctx, mostVersions + 1)
    const names = await namesOf(ctx, rows)
    return {
      items: rows.slice(0, mostVersions).map((row, at) => ({
        ...wordsOf(row),
        version: row.version,
        has_logo: row.logo !== null,
        changed: changedParts(row, rows[at + 1]),
        saved_by: personOf(row.saved_by, names),
        at: row.at.toISOString(),
      })),
    }
  },

  async restoreBrand(ctx, { params }) {
    const row = await brandAt(ctx, params.version)
    if (!row) throw notFound({})
    const { id, version } = await keepBrand(ctx, { ...wordsOf(row), logo: row.logo })
    ctx.tell(told.brandChanged, { brand_id: id, version })
    return {}
  },

  async saveBrand(ctx, { body }) {
    const { looks, logo } = await wantedLooks(ctx, body)
    if (logo && looks.logo)
      await ctx.db
        .insertInto('channels.logo')
        .values({ ...looks.logo, ...logo, at: ctx.now })
        .onConflict(conflict => conflict.column('sha256').doNothing())
        .execute()
    const { id, version } = await keepBrand(ctx, { ...looks, logo: looks.logo?.sha256 ?? null })
    ctx.tell(told.brandChanged, { brand_id: id, version })
    return {}
  },
}

const mostVersions = 100

type BrandRow = Awaited<ReturnType<typeof brandVersions>>[number]

const wordsOf = ({ name, colour, footer, address }: BrandRow) => ({
  name: name as LocalText | null,
  colour,
  footer: footer as LocalText | null,
  address: address as LocalText | null,
})

/** What a version changed of the one before; the first of plain letters. */
function changedParts(row: BrandRow, before: BrandRow | undefined): told.BrandVersion['changed'] {
  const known: Record<string, unknown> = before ?? { ...plainLooks }
  const now: Record<string, unknown> = row
  return told.brandParts.filter(
    part => JSON.stringify(now[part] ?? null) !== JSON.stringify(known[part] ?? null),
  )
}

async function keep(
  ctx: Context,
  of: Of,
  before: number,
  template: told.Template | null,
): Promise<told.TemplateVersion> {
  const newest = (await templateVersions(ctx, of.kind, of.language)).at(0)
  const kept =
    (newest?.version ?? 0) === before
      ? await keepTemplate(ctx, { ...of, version: before + 1 }, template)
      : undefined
  if (!kept) {
    const names = await namesOf(ctx, newest ? [newest] : [])
    throw told.changedMeanwhile({ name: personOf(newest?.saved_by, names)?.name ?? '' })
  }
  const change = template ? 'saved' : 'reset'
  ctx.tell(told.templateChanged, { template_id: kept.id, ...of, version: kept.version, change })
  return shown(of, kept, await namesOf(ctx, [kept]))
}

/** Kinds without a subject of their own keep none. */
const cleaned = ({ kind }: Of, { subject, body }: told.Template): told.Template => ({
  subject: told.templateRules[kind].subject ? subject.trim() : '',
  body: body.replace(/\r\n?/g, '\n').trim(),
})

function refuseFaults({ kind }: Of, template: told.Template): void {
  const fault = faultOf(kind, template)
  if (fault) throw fault
}

type Names = ReadonlyMap<string, { readonly name: string }>

const namesOf = (ctx: Context, rows: readonly { readonly saved_by: string | null }[]): Promise<Names> =>
  peopleByIds(ctx, [...new Set(rows.flatMap(row => row.saved_by ?? []))])

const personOf = (id: string | null | undefined, names: Names) => {
  const name = id ? names.get(id)?.name : undefined
  return id && name !== undefined ? { id, name } : null
}

function shown({ kind, language }: Of, row: Row | undefined, names: Names): told.TemplateVersion {
  const words = row?.subject != null && row.body != null ? { subject: row.subject, body: row.body } : null
  return {
    kind,
    language,
    version: row?.version ?? 0,
    built_in: words === null,
    saved_by: personOf(row?.saved_by, names),
    at: row?.at.toISOString() ?? null,
    ...(words ?? builtIn(kind, language)),
  }
}

interface Tried extends Of {
  readonly subject: string
  readonly body: string
  readonly request?: string | undefined
  readonly brand?: told.BrandFields | undefined
}

/** The letter as it would go out, and how it would look. */
async function tried(ctx: Context, wanted: Tried) {
  const { kind, language, request, brand } = wanted
  refuseFaults(wanted, wanted)
  const url = ctx.okno.config.OKNO_URL
  const template = cleaned(wanted, wanted)
  const about = request
    ? await realAbout(ctx, request)
    : madeUp(language, url, pick(await defaultSignature(ctx), language))
  // The line of marks is seen where it stands: below an answer.
  const line = kind === 'rating'
  const made: LetterBody = sampleOf({ kind: line ? 'answer' : kind, language }, about, {
    url,
    at: ctx.now,
    template: line ? await templateOf(ctx, 'answer', language) : template,
    rating_template: line ? template : await templateOf(ctx, 'rating', language),
  })
  return { made, ...(await wantedLooks(ctx, brand)) }
}

/** Values of a request that the administrator may see. */
async function realAbout(ctx: Context, number: string): Promise<SampleAbout> {
  const { id } = await findRequest(ctx, number)
  const found = await aboutRequest(ctx, id)
  if (!found) throw told.noOwnAddress({})
  return found.about
}

/** Looks that were asked for, with the bytes of their picture; what holds now where nothing was asked. */
async function wantedLooks(
  ctx: Context,
  wanted: told.BrandFields | undefined,
): Promise<{ looks: Looks; logo: { type: LogoSeen['type']; content: Buffer } | undefined }> {
  const now = await looksOf(ctx)
  if (!wanted) return { looks: now, logo: now.logo ? await logoBytes(ctx, now.logo.sha256) : undefined }
  const { logo: given, colour, ...words } = wanted
  refusePale(colour)
  const looks = { ...now, colour, ...words }
  if (given === undefined)
    return { looks, logo: now.logo ? await logoBytes(ctx, now.logo.sha256) : undefined }
  if (given === null) return { looks: { ...looks, logo: null }, logo: undefined }
  const content = Buffer.from(given, 'base64')
  const seen = logoSeen(content)
  if (!seen) throw told.notALogo({})
  const { type, ...measures } = seen
  const sha256 = createHash('sha256').update(content).digest('hex')
  return { looks: { ...looks, logo: { sha256, ...measures } }, logo: { type, content } }
}

const readable = 4.5

/** Links stand in this colour on white: who cannot see them well could not press them. */
function refusePale(colour: string): void {
  const now = contrast(colour, '#ffffff')
  if (now >= readable) return
  throw told.tooPale({
    contrast: Math.floor(now * 10) / 10,
    darker: readableOn(colour, '#ffffff', 'darker'),
  })
}
