// What runs on a data folder now: the server, by its own lock file, and the Okno processes that use it.
import { randomBytes } from 'node:crypto'
import { link, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolderIn, type Place, writeIn } from './place.ts'
import { exists, processMark, servesCluster } from './processes.ts'

/** A server that lives; `ready` once it takes connections. */
export type Running = { pid: number; port: number; ready: boolean }

/** Reads the lock file of PostgreSQL; undefined when there is none, or its process is not a server of this folder. */
export async function findRunning(cluster: string): Promise<Running | undefined> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if (!(pid > 0) || !(await servesCluster(pid, cluster))) return undefined
  return { pid, port, ready: lines[7]?.trim() === 'ready' }
}

/**
 * Takes away the lock file of a dead server where PostgreSQL itself would not dare to: its number belongs to another
 * process now, or the file was never written to its end. Others may be starting a server at this very moment, so the
 * file goes by renaming, and comes back when it proves to be another one than was judged.
 */
export async function removeStaleLock(cluster: string): Promise<void> {
  const lock = join(cluster, 'postmaster.pid')
  const judged = await readFile(lock, 'utf8').catch(() => undefined)
  if (judged === undefined || (await findRunning(cluster))) return
  const pid = Number.parseInt(judged, 10)
  // A server writes its number right after making the file, and stands in its folder by then.
  const age_seconds = (Date.now() - ((await stat(lock).catch(() => undefined))?.mtimeMs ?? Date.now())) / 1000
  if (pid > 0 ? !exists(pid) : age_seconds < 5) return
  const aside = `${lock}.stale-${process.pid}-${randomBytes(4).toString('hex')}`
  await rename(lock, aside).catch(() => undefined)
  const taken = await readFile(aside, 'utf8').catch(() => undefined)
  if (taken !== undefined && taken !== judged) await link(aside, lock).catch(() => undefined)
  await rm(aside, { force: true })
}

/** Writes down that this process uses the server. Gives what takes the note back. */
export async function registerUse(
  place: Place,
  folder: string,
): Promise<{ note: string; end(): Promise<void> }> {
  const notes = join(folder, 'users')
  await makeFolderIn(place, notes)
  const note = `${process.pid}-${randomBytes(4).toString('hex')}`
  await writeIn(place, join(notes, note), (await processMark(process.pid)) ?? '')
  return { note, end: () => rm(join(notes, note), { force: true }) }
}

/** Whether another living process (or another use in this one) than `note` uses the server. Dead ones are struck off. */
export async function usedByOthers(folder: string, note: string): Promise<boolean> {
  const notes = join(folder, 'users')
  let used = false
  for (const name of await readdir(notes)) {
    if (name === note || name.includes('.new-')) continue
    const mark = await readFile(join(notes, name), 'utf8').catch(() => undefined)
    if (mark !== undefined && (await processMark(Number.parseInt(name, 10))) === mark) used = true
    else await rm(join(notes, name), { force: true })
  }
  return used
}
