// What runs on a data folder now: the server, by its own lock file, and the Okno processes that use it.
import { randomBytes } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolderIn, type Place, writeIn } from './place.ts'
import { processMark, servesCluster } from './processes.ts'

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
 * Removes the lock file of a dead server. PostgreSQL does so itself unless another process got the number,
 * and finds servers that lost their file by their shared memory, so this never makes two.
 */
export async function removeStaleLock(cluster: string): Promise<void> {
  if (!(await findRunning(cluster))) await rm(join(cluster, 'postmaster.pid'), { force: true })
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
