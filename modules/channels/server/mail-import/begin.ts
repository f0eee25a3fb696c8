// Beginning an import: what was asked for becomes a row; everything else is done by whoever works on imports.
import path from 'node:path'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { mailImportBegun } from '../../contract.ts'
import type { ImportRow } from './at-work.ts'
import type { KeptSource } from './open-source.ts'

export interface Begun {
  readonly id?: string
  readonly mailbox_id: string
  readonly kind: ImportRow['kind']
  readonly name: string
  readonly source: KeptSource
  readonly secret?: string | null
  /** Without waiting for somebody to look at what was found. */
  readonly start_at_once?: boolean
}

/** Notes what is to be looked through; answers its id. */
export async function beginImport(ctx: Context, begun: Begun): Promise<string> {
  const id = begun.id ?? newId()
  await ctx.db
    .insertInto('channels.mail_import')
    .values({
      id,
      mailbox_id: begun.mailbox_id,
      kind: begun.kind,
      name: begun.name.slice(-500),
      source: JSON.stringify(begun.source),
      secret: begun.secret ?? null,
      state: 'looking',
      start_at_once: begun.start_at_once ?? false,
      began_by: ctx.actor.kind === 'person' ? ctx.actor.id : null,
      began_at: ctx.now,
    })
    .execute()
  ctx.tell(mailImportBegun, { import_id: id, name: begun.name.slice(-500) })
  ctx.afterwards(ctx.okno.nudge)
  return id
}

/** How an archive on the server's disk is called. */
export const archiveName = (file: string): string => path.basename(file)
