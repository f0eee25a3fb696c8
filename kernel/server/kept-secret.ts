// The secret of an installation that was given none: made once, kept in the data folder for its owner only.
import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { explainDisk } from './start-error.ts'

/** As short as OKNO_SECRET may be. */
const least_length = 32

/**
 * The secret kept in `folder`, made when there is none. A file that is too short to be one (a disk that was full) is
 * replaced: signing with an empty secret would let anybody sign.
 * @throws StartError when the folder cannot be read or written.
 */
export function keptSecret(folder: string): string {
  const file = path.join(folder, 'secret')
  try {
    const kept = readSecret(file)
    if (kept !== undefined && kept.length >= least_length) return kept
    mkdirSync(folder, { recursive: true })
    return placeSecret(file, kept !== undefined)
  } catch (error) {
    throw explainDisk(error, folder)
  }
}

function readSecret(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Written aside and put in place whole, so that a kill leaves no half; of two at once the first wins. */
function placeSecret(file: string, replace: boolean): string {
  const secret = randomBytes(32).toString('base64url')
  const aside = `${file}.${process.pid}`
  writeFileSync(aside, `${secret}\n`, { mode: 0o600 })
  try {
    if (replace) renameSync(aside, file)
    else linkSync(aside, file)
    return secret
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const other = readSecret(file)
    if (code === 'EEXIST' && other !== undefined) return other
    if (other !== undefined) throw error
    // Some shared disks know no links.
    renameSync(aside, file)
    return secret
  } finally {
    rmSync(aside, { force: true })
  }
}
