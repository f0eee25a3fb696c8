// Where the letters of an import come from: a path of the server, an upload that was kept, a folder of a mail server.
import { lstat, realpath } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { createGunzip, type Gunzip } from 'node:zlib'
import type { Config } from '#kernel/server/config.ts'
import type { Okno } from '#kernel/server/okno.ts'
import type { Imap } from '../../contract.ts'
import { loginOf } from '../oauth/login.ts'
import { unseal } from '../sealing.ts'
import type { MailboxRow } from '../store/mailboxes.ts'
import type { ImportRow } from './at-work.ts'
import { openImapFolder } from './imap-folder.ts'
import { isMaildir, openMaildir } from './maildir.ts'
import { openMbox } from './mbox.ts'
import { type Source, SourceFault } from './source.ts'

/** As `channels.mail_import.source` keeps it. */
export type KeptSource =
  /** An absolute path; `unpacked`: the name of the content where the file there is compressed. */
  | { readonly path: string; readonly unpacked?: string }
  | { readonly content: string }
  | { readonly folder: string; readonly server: Imap | null; readonly uid_validity?: number }

export interface OpenSource extends Source {
  /** Of a mail server: the life of the folder's numbers. */
  readonly uid_validity?: number
}

/** Opens what the import is about. Throws SourceFault. */
export async function openSource(okno: Okno, row: ImportRow, mailbox: MailboxRow): Promise<OpenSource> {
  const source = row.source as KeptSource
  const { OKNO_FILE_LIMIT_MB: limit_mb } = okno.config
  if ('content' in source) return openMbox(okno.files.placeOf(source.content), limit_mb * 1024 * 1024)
  if ('path' in source) {
    if (row.kind === 'maildir') return openMaildir(source.path, limit_mb * 1024 * 1024)
    return openMbox(
      source.unpacked ? okno.files.placeOf(source.unpacked) : source.path,
      limit_mb * 1024 * 1024,
    )
  }
  const imap = source.server ?? (mailbox.imap as Imap | null)
  if (!imap) throw new SourceFault('not_there')
  const login = source.server
    ? { pass: (row.secret && unseal(row.secret, row.id, okno.config.OKNO_SECRET)) ?? '' }
    : await loginOf(okno, mailbox).catch(error => {
        throw new SourceFault('login', error.message)
      })
  return openImapFolder({ imap, login, folder: source.folder }, source.uid_validity ?? null, limit_mb)
}

/**
 * The absolute path of something below the folder for imports, links resolved; null when nothing is there, it lies
 * outside, or no such folder is set.
 */
export async function pathBelow(
  config: Pick<Config, 'OKNO_MAIL_IMPORT'>,
  wanted: string,
): Promise<string | null> {
  if (!config.OKNO_MAIL_IMPORT || wanted.includes('\0')) return null
  const root = await realpath(config.OKNO_MAIL_IMPORT).catch(() => null)
  const found = root && (await realpath(path.join(root, wanted)).catch(() => null))
  return found && root && found.startsWith(root + path.sep) ? found : null
}

/** What lies at a path: a Maildir, a file that may be an mbox, or nothing of the kind. */
export async function kindOf(file: string): Promise<'mbox' | 'maildir' | null> {
  const about = await lstat(file).catch(() => null)
  if (about?.isFile()) return 'mbox'
  return about?.isDirectory() && (await isMaildir(file)) ? 'maildir' : null
}

/** What is compressed, plain; a fault in it is met by whoever reads on, also when it came before the first read. */
export function unzipping(packed: Readable): Gunzip {
  const plain = createGunzip()
  plain.on('error', () => {})
  return packed.pipe(plain)
}
