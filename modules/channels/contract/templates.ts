// What letters of the window say and how they look: templates with their variables, versions, branding, preview.
import { z } from 'zod'
import { get, post, put } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { notAllowed, notFound } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import { Id, Instant, Language, LocalText, Nothing, PlainText } from '#kernel/contract/shapes.ts'
import { templateKinds } from './template-kinds.ts'

const Kind = z.enum(templateKinds)

export const Template = z.object({ subject: z.string(), body: z.string() })
export type Template = z.output<typeof Template>

const longest_body = 20_000
const Words = z.object({
  /** One line; empty where the kind has no subject of its own. */
  subject: PlainText(300),
  /** Markdown with variables in braces. */
  body: PlainText(longest_body).refine(text => text.trim().length > 0, { error: 'empty' }),
})

/** Where a template stands: whether somebody changed it, who and when. */
const Standing = z.object({
  kind: Kind,
  language: Language,
  /** 0: never changed. */
  version: z.int(),
  /** The built-in words hold. */
  built_in: z.boolean(),
  saved_by: z.object({ id: Id, name: z.string() }).nullable(),
  at: Instant.nullable(),
})

const TemplateVersion = Standing.extend({
  subject: z.string(),
  body: z.string(),
})
export type TemplateVersion = z.output<typeof TemplateVersion>

const brand = {
  /** Stands at the head of letters; null: nothing does. */
  name: LocalText.nullable(),
  /** Links and buttons: `#rrggbb`, readable on white. */
  colour: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/),
  footer: LocalText.nullable(),
  address: LocalText.nullable(),
} as const

/** How letters look. */
export const Brand = z.object({
  ...brand,
  logo: z.object({ sha256: z.string(), width: z.int(), height: z.int(), data: z.string() }).nullable(),
})
export type Brand = z.output<typeof Brand>

const longest_logo = 280_000

export const BrandFields = z.object({
  ...brand,
  /** PNG or JPEG in base64; null takes it away, left out it stays. */
  logo: z.base64().max(longest_logo).nullable().optional(),
})
export type BrandFields = z.output<typeof BrandFields>

export const brandParts = ['name', 'colour', 'logo', 'address', 'footer'] as const

/** How letters looked from a moment on. */
export const BrandVersion = z.object({
  ...brand,
  version: z.int(),
  has_logo: z.boolean(),
  /** What is other than in the version before; of the first, than in plain letters. */
  changed: z.array(z.enum(brandParts)),
  saved_by: z.object({ id: Id, name: z.string() }).nullable(),
  at: Instant,
})
export type BrandVersion = z.output<typeof BrandVersion>

/** A letter as it would go out. */
export const LetterPreview = z.object({ subject: z.string(), text: z.string(), html: z.string() })

export const templateChanged = event('channels.template_changed', {
  template_id: Id,
  kind: Kind,
  language: Language,
  version: z.int(),
  change: z.enum(['saved', 'reset']),
})
export const brandChanged = event('channels.brand_changed', { brand_id: Id, version: z.int() })
export const templateEvents = [templateChanged, brandChanged] as const

export const unknownVariable = refusal('channels.unknown_variable', 422, {
  name: z.string(),
  allowed: z.string(),
})
export const missingVariable = refusal('channels.missing_variable', 422, { name: z.string() })
/** The line falls away where `other` has no value, and the letter would miss its point. */
export const onOptionalLine = refusal('channels.on_optional_line', 422, {
  name: z.string(),
  other: z.string(),
})
export const notInSubject = refusal('channels.not_in_subject', 422, {
  name: z.string(),
  allowed: z.string(),
})
export const unsafeLink = refusal('channels.unsafe_link', 422, { link: z.string() })
export const noSubject = refusal('channels.no_subject', 422)
export const tooPale = refusal('channels.too_pale', 422, { contrast: z.number(), darker: z.string() })
export const notALogo = refusal('channels.not_a_logo', 422)
export const changedMeanwhile = refusal('channels.changed_meanwhile', 409, { name: z.string() })
export const noOwnAddress = refusal('channels.no_own_address', 409)
export const templateRefusals = {
  unknown_variable: unknownVariable,
  missing_variable: missingVariable,
  on_optional_line: onOptionalLine,
  not_in_subject: notInSubject,
  unsafe_link: unsafeLink,
  no_subject: noSubject,
  too_pale: tooPale,
  not_a_logo: notALogo,
  changed_meanwhile: changedMeanwhile,
  no_own_address: noOwnAddress,
}
const wordsRefused = [
  unknownVariable,
  missingVariable,
  onOptionalLine,
  notInSubject,
  unsafeLink,
  noSubject,
] as const

const ByKind = z.object({ kind: Kind, language: Language })
const Tried = ByKind.extend({
  ...Words.shape,
  /** With the values of this request in place of made-up ones. */
  request: z
    .string()
    .trim()
    .regex(/^R-\d{1,15}$/i)
    .optional(),
  /** With these looks, not yet saved. */
  brand: BrandFields.optional(),
})

export const templateContract = {
  listTemplates: get('/mail/templates', {
    can: 'channels.manage',
    output: z.object({ items: z.array(Standing) }),
    summary: 'The templates of letters, each with who changed it last',
  }),
  readTemplate: get('/mail/templates/:kind/:language', {
    can: 'channels.manage',
    params: ByKind,
    output: z.object({
      current: TemplateVersion,
      built_in: Template,
      /** Newest first. */
      versions: z.array(TemplateVersion),
    }),
    summary: 'What letters of a kind say in a language, the built-in words, and all versions',
  }),
  saveTemplate: put('/mail/templates/:kind/:language', {
    can: 'channels.manage',
    params: ByKind,
    body: Words.extend({
      /** The version that was edited: another one in between refuses. */
      version: z.int().min(0),
    }),
    output: TemplateVersion,
    refusals: [...wordsRefused, changedMeanwhile],
    summary: 'Change what letters of a kind say in a language',
  }),
  resetTemplate: post('/mail/templates/:kind/:language/reset', {
    can: 'channels.manage',
    params: ByKind,
    output: TemplateVersion,
    summary: 'Let letters of a kind say the built-in words again',
  }),
  previewTemplate: post('/mail/templates/preview', {
    can: 'channels.manage',
    body: Tried,
    output: LetterPreview,
    reads: true,
    refusals: [...wordsRefused, tooPale, notALogo, notFound, notAllowed],
    summary: 'A letter as a template would make it, with made-up values or those of a request',
  }),
  sendTestLetter: post('/mail/templates/test', {
    can: 'channels.manage',
    body: Tried,
    output: z.object({ to: z.string() }),
    refusals: [...wordsRefused, tooPale, notALogo, notFound, notAllowed, noOwnAddress],
    summary: 'Send a letter as a template would make it to oneself',
  }),
  readBrand: get('/mail/brand', {
    can: 'channels.manage',
    output: z.object({
      brand: Brand,
      version: z.int(),
      saved_by: z.object({ id: Id, name: z.string() }).nullable(),
      at: Instant.nullable(),
    }),
    summary: 'How letters look: name, logo, colour and what stands below',
  }),
  listBrands: get('/mail/brand/versions', {
    can: 'channels.manage',
    output: z.object({ items: z.array(BrandVersion) }),
    summary: 'How letters have looked, newest first: who changed what and when; the last 100',
  }),
  restoreBrand: post('/mail/brand/versions/:version/restore', {
    can: 'channels.manage',
    params: z.object({ version: z.coerce.number().int().min(1).max(2_000_000_000) }),
    output: Nothing,
    refusals: [notFound],
    summary: 'Let letters look as in a version again, as a new version',
  }),
  saveBrand: put('/mail/brand', {
    can: 'channels.manage',
    body: BrandFields,
    output: Nothing,
    refusals: [tooPale, notALogo],
    summary: 'Change how letters look',
  }),
}
