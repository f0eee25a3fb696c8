// The first pass over an archive: what each letter is and which belong together. Nothing of it is seen by anybody yet.
import { createReadStream } from 'node:fs'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { sql } from 'kysely'
import { inTransaction } from '#kernel/server/context.ts'
import { kyselyOn } from '#kernel/server/database.ts'
import { keepStored, type StoredFile, storeFile } from '#kernel/server/files.ts'
import { newId } from '#kernel/server/id.ts'
import { bySystem, type Okno } from '#kernel/server/okno.ts'
import { type MailboxRow, mailboxes } from '../store/mailboxes.ts'
import { comeOn, type ImportRow } from './at-work.ts'
import { groupLetters, machinesAlone } from './conversations.ts'
import { type LookedAt, lookAt } from './looked-at.ts'
import { type KeptSource, type OpenSource, openSource, unzipping } from './open-source.ts'
import { type Found, SourceFault } from './source.ts'

/** A batch ends with so many letters or bytes, whatever comes first. */
const mostInBatch = 100
const batch_bytes = 8 * 1024 * 1024
/** So long one call works; between two calls others have their turn and a stop is heard. */
const longest_ms = 2000

/** What holds what an import keeps for itself; nobody gets it but by the import's own endpoints. */
export const import_holder = 'channels.mail_import'

/** Looks on from where it is; at the end letters are grouped. Answers how many letters were looked at. */
export async function look(okno: Okno, before: ImportRow): Promise<number> {
  const boxes = await mailboxes({ db: okno.readDb })
  const mailbox = boxes.find(box => box.id === before.mailbox_id)!
  let row = await unpacked(okno, before)
  const source = await openSource(okno, row, mailbox)
  try {
    row = await keepSizes(okno, row, source)
    const begun = performance.now()
    let looked = 0
    let batch: Found[] = []
    let size_bytes = 0
    const keep = async () => {
      row = await keepBatch(okno, row, boxes, batch)
      looked += batch.length
      batch = []
      size_bytes = 0
    }
    for await (const found of source.letters(row.place)) {
      batch.push(found)
      size_bytes += found.raw?.byteLength ?? 0
      if (batch.length < mostInBatch && size_bytes < batch_bytes) continue
      await keep()
      if (performance.now() - begun > longest_ms) return looked
    }
    if (batch.length > 0) await keep()
    await group(okno, row)
    return Math.max(looked, 1)
  } finally {
    await source.close()
  }
}

/** A compressed file of the server is unpacked once, so that its letters can be found again by their places. */
async function unpacked(okno: Okno, row: ImportRow): Promise<ImportRow> {
  const source = row.source as KeptSource
  if (!('path' in source) || source.unpacked || !/\.gz$/i.test(source.path) || row.kind !== 'mbox') return row
  const reading = createReadStream(source.path)
  const plain = unzipping(reading)
  reading.on('error', error => plain.destroy(error))
  const stored = await okno.files.put(plain, Number.MAX_SAFE_INTEGER).catch(error => {
    throw new SourceFault((error as { code?: string }).code === 'ENOENT' ? 'not_there' : 'not_mbox')
  })
  return inTransaction(okno, bySystem(okno, `mail-import:${row.id}`), async ctx => {
    await keepStored(ctx, [archiveFile(row.id, row.name, stored!)])
    return comeOn(ctx, row, { source: JSON.stringify({ ...source, unpacked: stored!.sha256 }) })
  })
}

/** The row of an archive that is kept for an import. */
export const archiveFile = (
  import_id: string,
  name: string,
  { sha256, size_bytes }: { readonly sha256: string; readonly size_bytes: number },
): StoredFile => ({
  id: newId(),
  sha256,
  size_bytes,
  name,
  type: 'application/mbox',
  inline: false,
  content_id: null,
  uploaded_by: null,
  holder_kind: import_holder,
  holder_id: import_id,
})

async function keepSizes(okno: Okno, row: ImportRow, source: OpenSource): Promise<ImportRow> {
  const { size_bytes, size_letters, uid_validity } = source
  const known = row.source as KeptSource
  const numbered = 'folder' in known && known.uid_validity === undefined
  if (row.size_bytes !== null || row.size_letters !== null) return row
  return comeOn({ db: kyselyOn(okno.pools.write) }, row, {
    size_bytes,
    size_letters,
    ...(numbered ? { source: JSON.stringify({ ...known, uid_validity }) } : {}),
  })
}

const pack = promisify(gzip)

async function keepBatch(
  okno: Okno,
  row: ImportRow,
  boxes: readonly MailboxRow[],
  batch: readonly Found[],
): Promise<ImportRow> {
  const now = okno.clock.now()
  const looked = await Promise.all(batch.map(found => lookAt(okno, boxes, found, now)))
  const files = await keptOriginals(okno, row.id, batch, looked)
  return inTransaction(okno, bySystem(okno, `mail-import:${row.id}`), async ctx => {
    const last = batch.at(-1)!
    const hashes = looked.flatMap(one => [one.content_hash, one.earlier_hash ?? one.content_hash])
    const known = await knownHashes(ctx.db, row.id, hashes)
    const rows = looked.map(({ earlier_hash, ...one }, index) => {
      const file_id = files.get(one.place)?.id ?? null
      const same = known.has(one.content_hash) || known.has(earlier_hash ?? '')
      known.add(one.content_hash)
      const twice = same ? { verdict: 'duplicate' as const, reason: 'same' } : {}
      return {
        ...one,
        ...twice,
        answers: [...one.answers],
        people: [...one.people],
        import_id: row.id,
        ordinal: row.letters + index + 1,
        file_id,
      }
    })
    const count = (verdict: string) => rows.filter(one => one.verdict === verdict).length
    const after = await comeOn(ctx, row, {
      place: last.place,
      looked_bytes: last.looked_bytes,
      letters: row.letters + rows.length,
      waiting: row.waiting + count('waiting'),
      duplicates: row.duplicates + count('duplicate'),
      automatic: row.automatic + count('automatic'),
      unreadable: row.unreadable + count('unreadable'),
    })
    await ctx.db.insertInto('channels.mail_import_letter').values(rows).execute()
    await keepStored(ctx, [...files.values()])
    return after
  })
}

/** What could not be read can be looked at by people: its bytes are kept. */
async function keptOriginals(
  okno: Okno,
  import_id: string,
  batch: readonly Found[],
  looked: readonly LookedAt[],
): Promise<Map<string, StoredFile>> {
  const files = new Map<string, StoredFile>()
  for (const [index, { verdict, place }] of looked.entries()) {
    const raw = batch[index]!.raw
    if (verdict !== 'unreadable' || !raw || raw.byteLength === 0) continue
    const bytes = await pack(raw)
    const holder = { kind: import_holder, id: import_id }
    files.set(
      place,
      await storeFile(okno, { name: 'letter.eml.gz', declared_type: 'application/gzip', bytes, holder }),
    )
  }
  return files
}

/** Of these hashes of letters, those that Okno has: taken in by mail, imported before, or earlier in this archive. */
export async function knownHashes(
  db: ReturnType<typeof kyselyOn>,
  import_id: string | null,
  hashes: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ content_hash: string }>`
    select content_hash from channels.letter
    where content_hash = any(${hashes}::text[]) and direction = 'in' and outcome <> 'duplicate'
    union
    select content_hash from channels.mail_import_letter
    where import_id = ${import_id}::uuid and content_hash = any(${hashes}::text[])`.execute(db)
  return new Set(rows.map(row => row.content_hash))
}

const chunk = 5000

/** Writes which letters belong together, and what the archive amounts to. Done again from its start after a break. */
async function group(okno: Okno, row: ImportRow): Promise<void> {
  const db = kyselyOn(okno.pools.write)
  const letters = await db
    .selectFrom('channels.mail_import_letter')
    .select(['ordinal', 'header_id', 'answers', 'people', 'subject', 'at', 'auto_reply'])
    .where('import_id', '=', row.id)
    .where('verdict', '=', 'waiting')
    .orderBy('ordinal')
    .execute()
  const conversations = groupLetters(letters)
  const numbers = [...conversations]
  for (let at = 0; at < numbers.length; at += chunk) {
    const part = numbers.slice(at, at + chunk)
    await sql`update channels.mail_import_letter as letter set conversation = grouped.conversation
      from unnest(${part.map(([ordinal]) => ordinal)}::int[], ${part.map(([, number]) => number)}::int[])
        as grouped (ordinal, conversation)
      where letter.import_id = ${row.id} and letter.ordinal = grouped.ordinal
        and letter.conversation is distinct from grouped.conversation`.execute(db)
  }
  const alone = machinesAlone(letters, conversations)
  await inTransaction(okno, bySystem(okno, `mail-import:${row.id}`), async ctx => {
    await sql`update channels.mail_import_letter set verdict = 'automatic', reason = 'auto_reply', conversation = null
      where import_id = ${row.id} and ordinal = any(${alone}::int[])`.execute(ctx.db)
    const { rows: sums } = await sql<{
      conversations: number
      people: number
      first_at: Date | null
      last_at: Date | null
    }>`
      select count(distinct conversation)::int as conversations, count(distinct from_address)::int as people,
        min(at) as first_at, max(at) as last_at
      from channels.mail_import_letter where import_id = ${row.id} and verdict = 'waiting'`.execute(ctx.db)
    await comeOn(ctx, row, {
      ...sums[0]!,
      waiting: row.waiting - alone.length,
      automatic: row.automatic + alone.length,
      looked_at: ctx.now,
      ...(row.start_at_once ? { state: 'importing', started_at: ctx.now } : { state: 'looked' }),
    })
  })
}
