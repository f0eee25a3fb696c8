// Which processes are alive, told apart even when the system gives a number to another process.
import { execFile } from 'node:child_process'
import { readFile, readlink } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A text that is the same as long as the process lives and differs for the next owner of its number; undefined when dead. */
export async function processMark(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
    if (stat === undefined) return undefined
    // The name in brackets may hold spaces and brackets; the fields after it start with the state.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : `started ${fields[19]}`
  }
  if (process.platform === 'win32') return exists(pid) ? 'alive' : undefined
  const told = await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => undefined)
  return told?.stdout.trim() || undefined
}

/** Whether `pid` is a PostgreSQL server of the data folder `cluster` (a real path). */
export async function servesCluster(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'linux') {
    // A server makes its data folder its current folder. A dead process nobody has buried yet has none.
    const current = await readlink(`/proc/${pid}/cwd`).catch(error =>
      error.code === 'EACCES' ? undefined : '',
    )
    if (current !== undefined) return current === cluster
    // Root in a container may not look into the processes of other users, only at their command lines.
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    return command.split('\0').includes(cluster)
  }
  if (process.platform === 'win32') return exists(pid)
  const told = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => undefined)
  return told?.stdout.includes(cluster) ?? false
}

/** Whether the system lists a process of that number, be it dead and unburied. */
export function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
