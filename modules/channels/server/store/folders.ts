// How far each folder of a mail server was taken in.
import { sql } from 'kysely'
import { kyselyOn } from '#kernel/server/database.ts'
import type { Okno } from '#kernel/server/okno.ts'

/** A folder of a mailbox. */
export interface FolderAt {
  readonly mailbox_id: string
  readonly folder: string
}

export interface FolderProgress {
  readonly uid_validity: number
  readonly last_uid: number | null
  readonly looked_at: Date | null
}

export const folderProgress = async (okno: Okno, at: FolderAt): Promise<FolderProgress | undefined> =>
  kyselyOn(okno.pools.write)
    .selectFrom('channels.folder')
    .select(['uid_validity', 'last_uid', 'looked_at'])
    .where('mailbox_id', '=', at.mailbox_id)
    .where('name', '=', at.folder)
    .executeTakeFirst()

/** Keeps what is known of a folder now; nothing else of it changes. */
export const keepFolder = (
  okno: Okno,
  at: FolderAt,
  known: FolderProgress & { readonly waiting: number; readonly waiting_since: Date | null },
) =>
  kyselyOn(okno.pools.write)
    .insertInto('channels.folder')
    .values({ mailbox_id: at.mailbox_id, name: at.folder, ...known })
    .onConflict(conflict => conflict.columns(['mailbox_id', 'name']).doUpdateSet(known))
    .execute()

/** Of these letters of a folder, those that are known; of them, those that were taken in and are not only set aside. */
export async function takenBefore(
  okno: Okno,
  at: FolderAt & { readonly uid_validity: number },
  uids: readonly number[],
): Promise<{ known: Set<number>; taken: number[] }> {
  const rows = await kyselyOn(okno.pools.write)
    .selectFrom('channels.letter')
    .select(['uid', sql<boolean>`coalesce(reason like 'set\\_aside:%', false)`.as('aside')])
    .where('mailbox_id', '=', at.mailbox_id)
    .where('folder', '=', at.folder)
    .where('uid_validity', '=', at.uid_validity)
    .where('uid', '=', sql<number>`any(${[...uids]}::bigint[])`)
    .execute()
  return {
    known: new Set(rows.map(row => Number(row.uid))),
    taken: rows.filter(row => !row.aside).map(row => Number(row.uid)),
  }
}

/** Counts a failure with one letter of a folder; answers how many there were with it in a row. */
export async function countTrouble(okno: Okno, at: FolderAt, uid: number): Promise<number> {
  const row = await kyselyOn(okno.pools.write)
    .updateTable('channels.folder')
    .set({
      troubled_uid: uid,
      troubles: sql<number>`case when troubled_uid = ${uid} then troubles + 1 else 1 end`,
    })
    .where('mailbox_id', '=', at.mailbox_id)
    .where('name', '=', at.folder)
    .returning('troubles')
    .executeTakeFirst()
  return row?.troubles ?? 1
}
