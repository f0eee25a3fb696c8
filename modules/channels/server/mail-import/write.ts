// The second pass over an archive: conversations become closed requests, a batch of letters in one transaction.
import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/server/context.ts'
import { kyselyOn } from '#kernel/server/database.ts'
import { keepStored } from '#kernel/server/files.ts'
import { bySystem, type Okno } from '#kernel/server/okno.ts'
import { personAdded } from '#modules/organisation/contract.ts'
import { mailImportEnded } from '../../contract.ts'
import { idsToKeep } from '../intake/letter-in.ts'
import { isPassing } from '../intake/take-in.ts'
import { aboutToKeep } from '../mail/about.ts'
import { keepKnownOf } from '../store/known-ids.ts'
import { lockThread } from '../store/letters.ts'
import { type MailboxRow, mailboxes } from '../store/mailboxes.ts'
import { comeOn, type ImportRow, Overtaken } from './at-work.ts'
import { knownHashes } from './look.ts'
import { openSource } from './open-source.ts'
import { type Prepared, prepare, type Waiting } from './past-message.ts'
import { type Placed, placeConversations } from './past-requests.ts'
import { type Source, SourceFault } from './source.ts'

/** A batch ends with so many letters or bytes, whatever comes first; locks hold no more than 100. */
const mostInBatch = 80
const batch_bytes = 16 * 1024 * 1024
const longest_ms = 2000

interface Place {
  readonly boxes: readonly MailboxRow[]
  readonly mailbox: MailboxRow
}

/** Writes on from where it is. Answers how many letters were dealt with. */
export async function write(okno: Okno, before: ImportRow): Promise<number> {
  const boxes = await mailboxes({ db: okno.readDb })
  const place = { boxes, mailbox: boxes.find(box => box.id === before.mailbox_id)! }
  const begun = performance.now()
  let row = before
  let done = 0
  let source: Source | null = null
  try {
    while (performance.now() - begun < longest_ms) {
      const batch = await nextLetters(okno, row.id)
      if (batch.length === 0) {
        await end(okno, row)
        return Math.max(done, 1)
      }
      source ??= await openSource(okno, row, place.mailbox)
      row = await writeBatch(okno, row, place, source, batch)
      done += batch.length
    }
    return done
  } finally {
    await source?.close()
  }
}

async function nextLetters(okno: Okno, import_id: string): Promise<Waiting[]> {
  const rows = await kyselyOn(okno.pools.write)
    .selectFrom('channels.mail_import_letter')
    .select(['ordinal', 'place', 'size_bytes', 'conversation', 'content_hash', 'at'])
    .where('import_id', '=', import_id)
    .where('verdict', '=', 'waiting')
    .orderBy('conversation')
    .orderBy('at')
    .orderBy('ordinal')
    .limit(mostInBatch)
    .execute()
  let room_bytes = batch_bytes
  const fit = rows.findIndex(row => {
    room_bytes -= row.size_bytes
    return room_bytes < 0
  })
  return (fit < 0 ? rows : rows.slice(0, Math.max(fit, 1))) as Waiting[]
}

async function end(okno: Okno, row: ImportRow): Promise<void> {
  await inTransaction(okno, bySystem(okno, `mail-import:${row.id}`), async ctx => {
    const after = await comeOn(ctx, row, { state: 'done', ended_at: ctx.now, secret: null })
    const { imported, duplicates, automatic, unreadable, requests } = after
    ctx.tell(mailImportEnded, { import_id: row.id, imported, duplicates, automatic, unreadable, requests })
  })
}

/** A batch that fails as a whole is done letter by letter, and a letter that fails alone is listed as not readable. */
async function writeBatch(
  okno: Okno,
  row: ImportRow,
  place: Place,
  source: Source,
  batch: readonly Waiting[],
): Promise<ImportRow> {
  try {
    return await tryBatch(okno, row, place, source, batch)
  } catch (error) {
    if (isPassing(error) || error instanceof Overtaken || error instanceof SourceFault) throw error
    if (batch.length === 1) {
      okno.log.error({ err: error, import: row.id, letter: batch[0]!.ordinal }, 'a past letter is left out')
      return leaveOut(okno, row, batch[0]!, error instanceof Error ? error.message : String(error))
    }
    let after = row
    for (const one of batch) after = await writeBatch(okno, after, place, source, [one])
    return after
  }
}

const leaveOut = (okno: Okno, row: ImportRow, { ordinal }: Waiting, reason: string): Promise<ImportRow> =>
  inTransaction(okno, bySystem(okno, `mail-import:${row.id}`), async ctx => {
    const after = await comeOn(ctx, row, { waiting: row.waiting - 1, unreadable: row.unreadable + 1 })
    await mark(ctx, row.id, [{ ordinal, verdict: 'unreadable', reason: reason.slice(0, 300) }])
    return after
  })

async function tryBatch(
  okno: Okno,
  row: ImportRow,
  place: Place,
  source: Source,
  batch: readonly Waiting[],
): Promise<ImportRow> {
  const found = await source.read(batch.map(one => one.place))
  const there = batch.filter(one => found.get(one.place)?.raw)
  const gone = batch.filter(one => !found.get(one.place)?.raw)
  const prepared = await Promise.all(there.map(one => prepare(okno, place, one, found.get(one.place)!)))
  return inTransaction(okno, bySystem(okno, `mail-import:${row.id}`), async ctx => {
    await lockThread(
      ctx,
      batch.map(one => one.content_hash),
    )
    // Meanwhile it may have come by mail or with another archive.
    const known = await knownHashes(
      ctx.db,
      null,
      prepared.flatMap(({ hashes }) => hashes),
    )
    const isKnown = ({ hashes }: Prepared) => hashes.some(hash => known.has(hash))
    const fresh = prepared.filter(one => !isKnown(one))
    const twice = prepared.filter(isKnown)
    const { placed, made, joined, nameless_id } = await placeConversations(ctx, row, place, fresh)
    await keepLetters(ctx, row, placed)
    await keepPeople(ctx, row.id, placed)
    await mark(ctx, row.id, [
      ...placed.map(({ letter, request_id }) => ({
        ordinal: letter.waiting.ordinal,
        verdict: 'imported' as const,
        reason: null,
        request_id,
        message_id: letter.message_id,
      })),
      ...twice.map(one => ({ ordinal: one.waiting.ordinal, verdict: 'duplicate' as const, reason: 'same' })),
      ...gone.map(one => ({ ordinal: one.ordinal, verdict: 'unreadable' as const, reason: 'gone' })),
    ])
    return comeOn(ctx, row, {
      waiting: row.waiting - batch.length,
      imported: row.imported + placed.length,
      duplicates: row.duplicates + twice.length,
      unreadable: row.unreadable + gone.length,
      requests: row.requests + made,
      joined: row.joined + joined,
      nameless_id,
    })
  })
}

async function keepLetters(ctx: Context, row: ImportRow, placed: readonly Placed[]): Promise<void> {
  if (placed.length === 0) return
  await keepStored(
    ctx,
    placed.flatMap(({ letter, author_id }) => [
      letter.original,
      ...letter.files.map(file => ({ ...file, uploaded_by: author_id })),
    ]),
  )
  await ctx.db
    .insertInto('channels.letter')
    .values(placed.map(one => letterRow(row, one)))
    .execute()
  await keepKnownOf(
    ctx,
    placed.map(({ letter, request_id }) => ({ request_id, ids: idsToKeep(letter.letter) })),
  )
}

function letterRow(row: ImportRow, { letter, request_id, begins, from_centre }: Placed) {
  const { waiting, from } = letter
  const { message_id, to, cc, subject, about, problem } = letter.letter
  return {
    id: letter.letter_id,
    direction: 'in' as const,
    purpose: 'inbound' as const,
    mailbox_id: row.mailbox_id,
    header_id: message_id,
    content_hash: waiting.content_hash,
    request_id,
    message_id: letter.message_id,
    outcome: begins ? ('registered' as const) : ('joined' as const),
    reason: problem ? `import; problem: ${problem}` : 'import',
    from_address: from?.address ?? null,
    to_addresses: to.map(one => one.address),
    cc_addresses: cc.map(one => one.address),
    subject,
    about: aboutToKeep(about),
    from_centre,
    raw_file_id: letter.original.id,
    at: waiting.at,
  }
}

/** Whom this archive brought, and those of an earlier one who now stand in this one too. */
async function keepPeople(ctx: Context, import_id: string, placed: readonly Placed[]): Promise<void> {
  const met = ctx.told.filter(event => event.name === personAdded.name).map(event => event.subject_id)
  const spoken = placed.flatMap(({ author_id, requester_id }) => [author_id ?? [], requester_id].flat())
  if (met.length + spoken.length === 0) return
  await sql`
    insert into channels.mail_import_person (import_id, person_id)
    select ${import_id}::uuid, person_id from (
      select unnest(${met}::uuid[]) as person_id
      union select person_id from channels.mail_import_person where person_id = any(${spoken}::uuid[])
    ) as brought on conflict do nothing`.execute(ctx.db)
}

interface Marked {
  readonly ordinal: number
  readonly verdict: 'imported' | 'duplicate' | 'unreadable'
  readonly reason: string | null
  readonly request_id?: string
  readonly message_id?: string
}

async function mark(ctx: Context, import_id: string, marked: readonly Marked[]): Promise<void> {
  await sql`
    update channels.mail_import_letter as letter
    set verdict = now.verdict, reason = now.reason, request_id = now.request_id, message_id = now.message_id
    from jsonb_to_recordset(${JSON.stringify(marked)}::jsonb)
      as now(ordinal int, verdict text, reason text, request_id uuid, message_id uuid)
    where letter.import_id = ${import_id} and letter.ordinal = now.ordinal`.execute(ctx.db)
}
