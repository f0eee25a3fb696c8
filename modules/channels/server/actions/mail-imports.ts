// Imports of mail for administrators: what lies there, looking through it, starting, stopping, undoing, what was not readable.

import { readdir, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { brokenCursor, emptyFile, notFound, tooLarge } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import { findFile, keepStored } from '#kernel/server/files.ts'
import { newId } from '#kernel/server/id.ts'
import type { Actions } from '#kernel/server/module.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import * as told from '../../contract.ts'
import { archiveName, beginImport } from '../mail-import/begin.ts'
import { archiveFile } from '../mail-import/look.ts'
import { openMbox } from '../mail-import/mbox.ts'
import { kindOf, pathBelow, unzipping } from '../mail-import/open-source.ts'
import { undoPreview } from '../mail-import/undo-preview.ts'
import { seal } from '../sealing.ts'
import { newestImports, readImport } from '../store/mail-imports.ts'

const mostArchives = 500
const unpack = promisify(gunzip)

export const mailImports: Pick<Actions<typeof told.contract>, keyof typeof told.mailImportContract> = {
  async listMailImports(ctx, { query: { limit, after } }) {
    const rows = await newestImports(ctx, limit + 1, after ? momentAndId(after) : null)
    return pageOf(rows, limit, row => [row.began.toISOString(), row.id])
  },

  async listMailArchives(ctx) {
    const root = ctx.okno.config.OKNO_MAIL_IMPORT
    if (!root) return { configured: false, items: [] }
    const names = await readdir(root).catch(() => [])
    const items = []
    for (const name of names.sort().slice(0, mostArchives)) {
      const file = await pathBelow(ctx.okno.config, name)
      const kind = file && (await kindOf(file))
      if (file && kind)
        items.push({ path: name, kind, size_bytes: kind === 'mbox' ? (await stat(file)).size : null })
    }
    return { configured: true, items }
  },

  async beginMailImport(ctx, { body: { mailbox_id, source } }) {
    const mailbox = await mailboxById(ctx, mailbox_id)
    if (source.kind === 'path') {
      const file = await pathBelow(ctx.okno.config, source.path)
      const kind = file && (await kindOf(file))
      if (!file || !kind) throw told.noSuchArchive({ path: source.path })
      const id = await beginImport(ctx, { mailbox_id, kind, name: archiveName(file), source: { path: file } })
      return readImport(ctx, id)
    }
    const { folder, server } = source
    if (!server && !mailbox.imap) throw told.noMailServer({ address: mailbox.address })
    const id = newId()
    const { password, ...rest } = server ?? { password: null }
    await beginImport(ctx, {
      id,
      mailbox_id,
      kind: 'imap',
      name: server ? `${server.host}: ${folder}` : folder,
      source: {
        folder,
        server: server
          ? { ...(rest as typeof server), folders: [folder], after: 'leave', move_to: null }
          : null,
      },
      secret: password ? seal(password, id, ctx.okno.config.OKNO_SECRET) : null,
    })
    return readImport(ctx, id)
  },

  async uploadMailImport(ctx, { query: { mailbox_id } }) {
    const part = await ctx.http!.request.file()
    if (!part) throw emptyFile({ name: '' })
    const name = part.filename?.slice(-200) ?? ''
    const limit_mb = ctx.okno.config.OKNO_MAIL_IMPORT_MB
    const packed = /\.gz$/i.test(name)
    const stored = await ctx.okno.files
      .put(packed ? unzipping(part.file) : part.file, limit_mb * 1024 * 1024)
      .catch(error => {
        if (/^Z_|^ERR_/.test((error as { code?: string }).code ?? '')) throw told.notAnMbox({ name })
        throw error
      })
    if (!stored) throw tooLarge({ limit_mb })
    if (stored.size_bytes === 0) throw emptyFile({ name })
    const archive = await openMbox(ctx.okno.files.placeOf(stored.sha256), 0).catch(() => {
      throw told.notAnMbox({ name })
    })
    await archive.close()
    await mailboxById(ctx, mailbox_id)
    const id = await beginImport(ctx, { mailbox_id, kind: 'mbox', name, source: { content: stored.sha256 } })
    await keepStored(ctx, [archiveFile(id, name, stored)])
    return readImport(ctx, id)
  },

  readMailImport: (ctx, { params: { id } }) => readImport(ctx, id),

  async startMailImport(ctx, { params: { id } }) {
    const { looked_at, letters } = await readImport(ctx, id)
    await move(ctx, id, ['looked', 'stopped', 'failed'], {
      state: looked_at ? 'importing' : 'looking',
      error: null,
      ended_at: null,
      ...(looked_at ? { started_at: ctx.now } : {}),
    })
    ctx.tell(told.mailImportStarted, { import_id: id, letters })
    return readImport(ctx, id)
  },

  async stopMailImport(ctx, { params: { id } }) {
    await readImport(ctx, id)
    await move(ctx, id, ['looking', 'importing'], { state: 'stopped', ended_at: ctx.now })
    ctx.tell(told.mailImportStopped, { import_id: id })
    return readImport(ctx, id)
  },

  async readMailImportUndo(ctx, { params: { id } }) {
    await readImport(ctx, id)
    return undoPreview(ctx, id)
  },

  async undoMailImport(ctx, { params: { id }, body: { requests } }) {
    const before = await readImport(ctx, id)
    await move(ctx, id, ['looked', 'stopped', 'failed', 'done'], { state: 'removing', error: null })
    if (before.requests !== requests) throw told.otherCount({ requests: before.requests })
    ctx.tell(told.mailImportUndone, { import_id: id, requests })
    return readImport(ctx, id)
  },

  async listMailImportProblems(ctx, { params: { id }, query: { limit, after } }) {
    await readImport(ctx, id)
    const rows = await ctx.db
      .selectFrom('channels.mail_import_letter')
      .select(['ordinal', 'place', 'size_bytes', 'from_address', 'subject', 'at', 'reason', 'file_id'])
      .where('import_id', '=', id)
      .where('verdict', '=', 'unreadable')
      .where('ordinal', '>', after ? ordinalOf(after) : 0)
      .orderBy('ordinal')
      .limit(limit + 1)
      .execute()
    const page = pageOf(rows, limit, row => [row.ordinal])
    const items = page.items.map(({ file_id, at, reason, ...row }) => ({
      ...row,
      at: at.toISOString(),
      reason: reason ?? '',
      has_original: file_id !== null,
    }))
    return { ...page, items }
  },

  async downloadMailImportProblem(ctx, { params: { id, ordinal } }) {
    await readImport(ctx, id)
    const letter = await ctx.db
      .selectFrom('channels.mail_import_letter')
      .select('file_id')
      .where('import_id', '=', id)
      .where('ordinal', '=', ordinal)
      .executeTakeFirst()
    if (!letter?.file_id) throw notFound({})
    const file = await findFile(ctx, letter.file_id)
    await ctx
      .http!.reply.header('content-type', 'application/octet-stream')
      .header('content-disposition', `attachment; filename="letter-${ordinal}.eml"`)
      .send(await unpack(await ctx.okno.files.readWhole(file.sha256)))
  },
}

async function mailboxById(ctx: Context, id: string) {
  const mailbox = await ctx.db
    .selectFrom('channels.mailbox')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!mailbox) throw told.unknownMailbox({})
  return mailbox
}

type State = told.MailImport['state']

/** Changes the state from one of these; whoever works on it notices with its next batch. */
async function move(
  ctx: Context,
  id: string,
  from: readonly State[],
  change: {
    readonly state: State
    readonly error?: null
    readonly ended_at?: Date | null
    readonly started_at?: Date
  },
): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('channels.mail_import')
    .set(change)
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw told.notNow({})
  ctx.afterwards(ctx.okno.nudge)
}

function momentAndId(after: string): { began_at: string; id: string } {
  const [began_at, id] = placeOf(after, 2)
  const fits =
    typeof began_at === 'string' &&
    !Number.isNaN(Date.parse(began_at)) &&
    typeof id === 'string' &&
    /^[0-9a-f-]{36}$/.test(id)
  if (!fits) throw brokenCursor({})
  return { began_at, id }
}

function ordinalOf(after: string): number {
  const [ordinal] = placeOf(after, 1)
  if (!Number.isSafeInteger(ordinal)) throw brokenCursor({})
  return ordinal as number
}
