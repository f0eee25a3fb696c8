// Lists of people from files: what was uploaded, what each row would do, what was taken in and what was refused.
import { z } from 'zod'
import { get, post } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { emptyFile, notFound, tooLarge } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import { Id, Instant, Page, Paging } from '#kernel/contract/shapes.ts'
import { verdicts } from './verdicts.ts'

export const importStates = ['previewed', 'applying', 'done'] as const
export { verdicts }
export const importFields = [
  'name',
  'surname',
  'given_name',
  'patronymic',
  'email',
  'phone',
  'staff_no',
  'client',
  'unit',
  'region',
  'function',
  'position',
  'language',
  'time_zone',
] as const
/** A file with people that was uploaded, and what becomes of its rows. */
export const PeopleImport = z.object({
  id: Id,
  file_name: z.string(),
  state: z.enum(importStates),
  columns: z.array(z.object({ heading: z.string(), field: z.enum(importFields).nullable() })),
  rows_total: z.int(),
  rows_done: z.int(),
  counts: z.object({ new: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() }),
  made_at: Instant,
  done_at: Instant.nullable(),
})
export const ImportRow = z.object({
  line: z.int(),
  fields: z.record(z.string(), z.string()),
  verdict: z.enum(verdicts),
  /** Why the row is refused, in the asker's language. */
  reason: z.string().nullable(),
  person_id: Id.nullable(),
})

export const importPreviewed = event('organisation.import_previewed', { import_id: Id, rows: z.int() })
export const importStarted = event('organisation.import_started', { import_id: Id, rows: z.int() })
export const importApplied = event('organisation.import_applied', {
  import_id: Id,
  new: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  refused: z.int(),
})

export const unreadableList = refusal('organisation.unreadable_list', 422, { name: z.string() })
export const noNameColumn = refusal('organisation.no_name_column', 422, { headings: z.string() })
export const tooManyRows = refusal('organisation.too_many_rows', 422, { most: z.int() })
export const alreadyApplied = refusal('organisation.already_applied', 409)

const ById = z.object({ id: Id })
const manage = 'organisation.manage'

export const importEndpoints = {
  previewImport: post('/people-imports', {
    can: manage,
    output: PeopleImport,
    status: 201,
    upload: true,
    refusals: [emptyFile, tooLarge, unreadableList, noNameColumn, tooManyRows],
    summary:
      'Upload a CSV or XLSX list of people (multipart/form-data, field "file") and see what it would do',
  }),
  listImports: get('/people-imports', {
    can: manage,
    query: Paging,
    output: Page(PeopleImport),
    summary: 'Lists of people that were uploaded, newest first',
  }),
  readImport: get('/people-imports/:id', {
    can: manage,
    params: ById,
    output: PeopleImport,
    refusals: [notFound],
    summary: 'One list and how far it has come',
  }),
  listImportRows: get('/people-imports/:id/rows', {
    can: manage,
    params: ById,
    query: Paging.extend({ verdict: z.enum(verdicts).optional() }),
    output: Page(ImportRow),
    refusals: [notFound],
    summary: 'The rows of a list and what becomes of each',
  }),
  applyImport: post('/people-imports/:id/apply', {
    can: manage,
    params: ById,
    output: PeopleImport,
    status: 202,
    refusals: [notFound, alreadyApplied],
    summary: 'Take the people of a list in; goes on in the background, readImport shows how far it has come',
  }),
  downloadRefused: get('/people-imports/:id/refused', {
    can: manage,
    params: ById,
    output: z.any(),
    raw: true,
    refusals: [notFound],
    summary: 'The refused rows with their reasons as CSV',
  }),
}
