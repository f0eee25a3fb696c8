// Archives of mail brought in as past requests: where they lie, what was found in them, how far it has come, undoing it.
import { z } from 'zod'
import { get, post } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { emptyFile, notFound, tooLarge } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import { Id, Instant, Page, Paging } from '#kernel/contract/shapes.ts'
import { importStates, sourceKinds } from './mail-import-states.ts'
import { Server } from './mailboxes.ts'

export * from './mail-import-states.ts'

/** An archive and what became of its letters. */
export const MailImport = z.object({
  id: Id,
  mailbox: z.object({ id: Id, address: z.string() }),
  kind: z.enum(sourceKinds),
  /** The file, the folder, or the folder of the mail server. */
  name: z.string(),
  /** `looking`: nothing is written yet; `looked`: the result waits for the start; `failed` and `stopped` go on when asked. */
  state: z.enum(importStates),
  /** From 0 to 1 in what it is doing; null where that cannot be told. */
  progress: z.number().nullable(),
  letters: z.int(),
  conversations: z.int(),
  /** Who wrote them, by address. */
  people: z.int(),
  /** Letters that are still to become messages. */
  waiting: z.int(),
  imported: z.int(),
  duplicates: z.int(),
  /** Reports of mail servers and absence notes that nobody asked for. */
  automatic: z.int(),
  unreadable: z.int(),
  requests: z.int(),
  /** Conversations that went on in requests of earlier imports. */
  joined: z.int(),
  /** Requests that stayed when it was undone: somebody had worked on them. */
  kept: z.int(),
  /** People who went when it was undone: nothing but its letters had named them. */
  people_gone: z.int(),
  first_at: Instant.nullable(),
  last_at: Instant.nullable(),
  /** Why it cannot go on, as `code: words of the other side`. */
  error: z.string().nullable(),
  began_by: z.object({ id: Id, name: z.string() }).nullable(),
  began_at: Instant,
  looked_at: Instant.nullable(),
  started_at: Instant.nullable(),
  ended_at: Instant.nullable(),
})
export type MailImport = z.output<typeof MailImport>

/** What would go and what would stay if it were undone now. */
export const MailImportUndo = z.object({
  requests_go: z.int(),
  /** Somebody has worked on them since. */
  requests_stay: z.int(),
  letters_go: z.int(),
  /** They became known by this archive, and nothing else names them. */
  people_go: z.int(),
  people_stay: z.int(),
  /** Originals and attachments that nothing else has; they leave the disk a day later. */
  contents: z.int(),
  size_bytes: z.number(),
})
export type MailImportUndo = z.output<typeof MailImportUndo>

/** A letter that could not be read. */
export const ImportProblem = z.object({
  ordinal: z.int(),
  /** Where it lies: bytes of the file, a file of the folder, a number of the mail server. */
  place: z.string(),
  size_bytes: z.int(),
  from_address: z.string().nullable(),
  subject: z.string(),
  at: Instant,
  reason: z.string(),
  has_original: z.boolean(),
})

const Folder = z.string().trim().min(1).max(200)

export const NewMailImport = z.object({
  mailbox_id: Id,
  source: z.discriminatedUnion('kind', [
    /** Below the folder that the setting OKNO_MAIL_IMPORT names. */
    z.object({ kind: z.literal('path'), path: z.string().trim().min(1).max(1000) }),
    z.object({
      kind: z.literal('imap'),
      folder: Folder,
      /** Another mail server than the mailbox's own, with its password. */
      server: Server.extend({
        user: z.string().trim().min(1).max(320),
        password: z.string().min(1).max(1000),
      }).nullish(),
    }),
  ]),
})

const mailImportStarted = event('channels.mail_import_started', { import_id: Id, letters: z.int() })
const mailImportStopped = event('channels.mail_import_stopped', { import_id: Id })
const mailImportBegun = event('channels.mail_import_begun', { import_id: Id, name: z.string() })
const mailImportUndone = event('channels.mail_import_undone', { import_id: Id, requests: z.int() })
export const mailImportEnded = event('channels.mail_import_ended', {
  import_id: Id,
  imported: z.int(),
  duplicates: z.int(),
  automatic: z.int(),
  unreadable: z.int(),
  requests: z.int(),
})
export const mailImportFailed = event('channels.mail_import_failed', { import_id: Id, reason: z.string() })
export const mailImportRemoved = event('channels.mail_import_removed', {
  import_id: Id,
  kept: z.int(),
  people: z.int(),
})
export { mailImportBegun, mailImportStarted, mailImportStopped, mailImportUndone }
export const mailImportEvents = [
  mailImportBegun,
  mailImportStarted,
  mailImportStopped,
  mailImportEnded,
  mailImportFailed,
  mailImportUndone,
  mailImportRemoved,
] as const

export const noSuchArchive = refusal('channels.no_such_archive', 422, { path: z.string() })
export const notAnMbox = refusal('channels.not_an_mbox', 422, { name: z.string() })
export const noMailServer = refusal('channels.no_mail_server', 422, { address: z.string() })
export const unknownMailbox = refusal('channels.unknown_mailbox', 422)
export const notNow = refusal('channels.import_not_now', 409)
export const otherCount = refusal('channels.import_other_count', 409, { requests: z.int() })
export const mailImportRefusals = {
  no_such_archive: noSuchArchive,
  not_an_mbox: notAnMbox,
  no_mail_server: noMailServer,
  unknown_mailbox: unknownMailbox,
  import_not_now: notNow,
  import_other_count: otherCount,
}

const ById = z.object({ id: Id })
const manage = 'channels.manage'

export const mailImportContract = {
  listMailImports: get('/mail-imports', {
    can: manage,
    query: Paging,
    output: Page(MailImport),
    summary: 'Archives of mail that were brought in or looked through, newest first',
  }),
  listMailArchives: get('/mail-archives', {
    can: manage,
    output: z.object({
      /** Whether the server has a folder for archives. */
      configured: z.boolean(),
      items: z.array(
        z.object({ path: z.string(), kind: z.enum(['mbox', 'maildir']), size_bytes: z.int().nullable() }),
      ),
    }),
    summary: 'The mbox files and Maildirs in the folder of the server that is set for imports, 500 at most',
  }),
  beginMailImport: post('/mail-imports', {
    can: manage,
    body: NewMailImport,
    output: MailImport,
    status: 201,
    refusals: [unknownMailbox, noSuchArchive, noMailServer],
    summary:
      'Look through an archive on the server or a folder of a mail server; nothing is brought in before the start',
  }),
  uploadMailImport: post('/mail-imports/upload', {
    can: manage,
    query: z.object({ mailbox_id: Id }),
    output: MailImport,
    status: 201,
    upload: true,
    refusals: [unknownMailbox, emptyFile, tooLarge, notAnMbox],
    summary:
      'Upload an mbox file, also compressed with gzip (multipart/form-data, field "file"), and look through it',
  }),
  readMailImport: get('/mail-imports/:id', {
    can: manage,
    params: ById,
    output: MailImport,
    refusals: [notFound],
    summary: 'One archive, how far it has come and what became of its letters',
  }),
  startMailImport: post('/mail-imports/:id/start', {
    can: manage,
    params: ById,
    output: MailImport,
    status: 202,
    refusals: [notFound, notNow],
    summary:
      'Bring the conversations in as closed requests, or go on with an import that was stopped or failed',
  }),
  stopMailImport: post('/mail-imports/:id/stop', {
    can: manage,
    params: ById,
    output: MailImport,
    refusals: [notFound, notNow],
    summary: 'Stop looking through or bringing in; what was brought in stays, and it can go on',
  }),
  readMailImportUndo: get('/mail-imports/:id/undo', {
    can: manage,
    params: ById,
    output: MailImportUndo,
    refusals: [notFound],
    summary: 'What would go and what would stay if an import were undone now',
  }),
  undoMailImport: post('/mail-imports/:id/undo', {
    can: manage,
    params: ById,
    /** How many requests the asker has seen to be removed. */
    body: z.object({ requests: z.int().min(0) }),
    output: MailImport,
    status: 202,
    refusals: [notFound, notNow, otherCount],
    summary:
      'Remove all requests of an import that nobody has worked on since, with the people and files that nothing else needs; say how many requests there are',
  }),
  listMailImportProblems: get('/mail-imports/:id/problems', {
    can: manage,
    params: ById,
    query: Paging,
    output: Page(ImportProblem),
    refusals: [notFound],
    summary: 'The letters of an archive that could not be read, and why',
  }),
  downloadMailImportProblem: get('/mail-imports/:id/problems/:ordinal', {
    can: manage,
    params: ById.extend({ ordinal: z.coerce.number().int().min(1).max(2_000_000_000) }),
    output: z.any(),
    raw: true,
    refusals: [notFound],
    summary: 'The bytes of a letter that could not be read',
  }),
}
