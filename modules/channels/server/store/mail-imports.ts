// Imports of mail as they are shown.
import { notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import type { MailImport } from '../../contract.ts'

type Asking = Pick<Context, 'db'>

const imports = (ctx: Asking) =>
  ctx.db
    .selectFrom('channels.mail_import as import')
    .innerJoin('channels.mailbox as mailbox', 'mailbox.id', 'import.mailbox_id')
    .leftJoin('organisation.person_view as person', 'person.id', 'import.began_by')
    .selectAll('import')
    .select(['mailbox.address', 'person.name as person_name'])

type Row = Awaited<ReturnType<ReturnType<typeof imports>['execute']>>[number]

/** Newest first, from behind a place. */
export async function newestImports(
  ctx: Asking,
  limit: number,
  after: { readonly began_at: string; readonly id: string } | null,
): Promise<(MailImport & { began: Date })[]> {
  const rows = await imports(ctx)
    .$if(after !== null, query =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('import.began_at', 'import.id'), '<', tuple(new Date(after!.began_at), after!.id)),
      ),
    )
    .orderBy('import.began_at', 'desc')
    .orderBy('import.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(row => ({ ...shown(row), began: row.began_at }))
}

/** Refuses with `notFound`. */
export async function readImport(ctx: Asking, id: string): Promise<MailImport> {
  const row = await imports(ctx).where('import.id', '=', id).executeTakeFirst()
  if (!row) throw notFound({})
  return shown(row)
}

function shown(row: Row): MailImport {
  const { mailbox_id, address, began_by, person_name, source: _, secret: __, ...rest } = row
  return {
    ...rest,
    mailbox: { id: mailbox_id, address },
    began_by: began_by ? { id: began_by, name: person_name ?? '' } : null,
    progress: progressOf(row),
    first_at: row.first_at?.toISOString() ?? null,
    last_at: row.last_at?.toISOString() ?? null,
    began_at: row.began_at.toISOString(),
    looked_at: row.looked_at?.toISOString() ?? null,
    started_at: row.started_at?.toISOString() ?? null,
    ended_at: row.ended_at?.toISOString() ?? null,
  }
}

function progressOf(row: Row): number | null {
  const share = (done: number, all: number | null) => (all ? Math.min(done / all, 1) : null)
  switch (row.state) {
    case 'looking':
      return row.size_bytes !== null
        ? share(row.looked_bytes, row.size_bytes)
        : share(row.letters, row.size_letters)
    case 'importing':
    case 'stopped':
    case 'failed':
      return row.looked_at ? share(row.letters - row.waiting, row.letters) : null
    case 'removing':
      return null
    default:
      return 1
  }
}
