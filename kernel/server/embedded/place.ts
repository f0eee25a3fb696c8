// The folder of the embedded database: where it really lies, whose it is, and what Okno keeps in it.
import { lstatSync } from 'node:fs'
import {
  access,
  chmod,
  chown,
  constants,
  lchown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { userInfo } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { explainDisk, StartError, type Told } from '../start-error.ts'
import { canReach, type User } from './programs.ts'

/** `folder` is a real path that exists and can be written; `user` is set when the server must not run as ourselves. */
export type Place = { folder: string; user: User | undefined }

/**
 * Makes the folder, or finds it, and sees to it that the server may use it. As root the server gets another user;
 * where that user may not enter `folder`, the data lie under `home` and `folder` is a link to them.
 * @throws StartError when the folder cannot be made, entered or written, or belongs to somebody else.
 */
export async function preparePlace(
  folder: string,
  { home, say }: { home: string; say: (line: Told) => void },
): Promise<Place> {
  const path = resolve(folder)
  try {
    await refuseReadOnly(path)
    if (process.getuid?.() === 0) return await prepareAsRoot(path, { home, say })
    await mkdir(path, { recursive: true, mode: 0o700 })
    const real = await realpath(path)
    await refuseForeign(real)
    await access(real, constants.R_OK | constants.W_OK | constants.X_OK)
    return { folder: real, user: undefined }
  } catch (error) {
    if (error instanceof StartError) throw error
    throw await explainPath(error, path)
  }
}

/** Writes a file at once or not at all, readable by the owner of the place only. */
export async function writeIn(place: Place, path: string, content: string): Promise<void> {
  const unfinished = `${path}.new-${process.pid}`
  try {
    await writeFile(unfinished, content, { mode: 0o600 })
    await giveTo(place.user, unfinished)
    await rename(unfinished, path)
  } catch (error) {
    throw explainDisk(error, path)
  }
}

/** Makes a folder in the place that only its owner may enter. */
export async function makeFolderIn(place: Place, path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
    await giveTo(place.user, path)
  } catch (error) {
    throw explainDisk(error, path)
  }
}

/** Making several folders at once reports a read-only disk as a missing folder, so the lowest existing one is asked. */
async function refuseReadOnly(path: string): Promise<void> {
  let above = path
  while (!(await lstat(above).catch(() => undefined)) && above !== dirname(above)) above = dirname(above)
  if (above !== path) await access(above, constants.W_OK)
}

async function prepareAsRoot(
  path: string,
  { home, say }: { home: string; say: (line: Told) => void },
): Promise<Place> {
  await mkdir(dirname(path), { recursive: true })
  const user = await chooseUser(path)
  const closed = !canReach(join(await realpath(dirname(path)), 'any'), user)
  // An empty folder that somebody made beforehand holds nothing to lose.
  if (closed) await rmdir(path).catch(() => undefined)
  const found = await lstat(path).catch(() => undefined)
  if (!found && closed) await linkElsewhere(path, { home, user, say })
  else await mkdir(path, { recursive: true, mode: 0o700 })
  const real = await realpath(path)
  if (!canReach(join(dirname(real), 'any'), user)) throw closedTo(user, real)
  await giveAll(user, real)
  return { folder: real, user }
}

/** Whoever owns the data already, else the owner of the clone, else nobody. */
async function chooseUser(path: string): Promise<User> {
  const known = await readUsers()
  const data = (await stat(path).catch(() => undefined))?.uid
  if (data)
    return (
      known.find(user => user.uid === data) ?? { name: String(data), uid: data, gid: (await stat(path)).gid }
    )
  for (const above of [dirname(path), dirname(dirname(path))]) {
    const owner = known.find(user => user.uid === lstatSync(above).uid)
    if (owner && owner.uid !== 0) return owner
  }
  return known.find(user => user.name === 'nobody') ?? { name: 'nobody', uid: 65534, gid: 65534 }
}

async function readUsers(): Promise<User[]> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n')
  return lines.flatMap(line => {
    const [name, , uid, gid] = line.split(':')
    // macOS writes the numbers of `nobody` as -2.
    return name && uid && gid ? [{ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }] : []
  })
}

async function linkElsewhere(
  path: string,
  { home, user, say }: { home: string; user: User; say: (line: Told) => void },
): Promise<void> {
  await mkdir(home, { recursive: true, mode: 0o755 })
  if (!canReach(join(await realpath(home), 'any'), user)) throw closedTo(user, home)
  // Named after the clone, with a tail of its own: a new clone in the same folder must not find an old one's data.
  const clone = basename(dirname(dirname(path))).replace(/[^\p{L}\p{N}._-]/gu, '_') || 'okno'
  const elsewhere = await mkdtemp(join(home, `${clone}-`))
  try {
    await symlink(elsewhere, path)
  } catch (error) {
    await rmdir(elsewhere)
    // A second Okno made the link in the meantime.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    return
  }
  say({
    ru: `Okno запущено от root, а PostgreSQL под root не работает. Базу ведёт пользователь ${user.name}; папка ${dirname(path)} ему закрыта, поэтому данные лежат в ${elsewhere}, а ${path} ссылается на них.`,
    en: `Okno runs as root, and PostgreSQL refuses to. The user ${user.name} runs the database; ${dirname(path)} is closed to that user, so the data lie in ${elsewhere} and ${path} is a link to them.`,
  })
}

const closedTo = (user: User, path: string) =>
  new StartError({
    ru: `Okno запущено от root, базу данных ведёт пользователь ${user.name}, но папка ${path} ему закрыта. Откройте ему проход (chmod o+x на папки выше) или запустите Okno от имени владельца данных.`,
    en: `Okno runs as root and the user ${user.name} runs the database, but ${path} is closed to that user. Let the user pass (chmod o+x on the folders above) or start Okno as the owner of the data.`,
  })

/** Gives the folder and what is in it to `user`, unless it is the user's already. */
async function giveAll(user: User, folder: string): Promise<void> {
  await chmod(folder, 0o700)
  await giveTo(user, folder)
  for (const version of await readdir(folder)) {
    const made = join(folder, version, 'cluster')
    const owner = (await stat(made).catch(() => undefined))?.uid
    if (owner === undefined || owner === user.uid) continue
    const inside = await readdir(join(folder, version), { recursive: true })
    for (const name of ['', ...inside]) await lchown(join(folder, version, name), user.uid, user.gid)
  }
}

const giveTo = async (user: User | undefined, path: string) => {
  if (user) await chown(path, user.uid, user.gid)
}

async function refuseForeign(folder: string): Promise<void> {
  const owner = (await stat(folder)).uid
  if (process.getuid === undefined || owner === process.getuid()) return
  const names = await readUsers()
  const whose = names.find(user => user.uid === owner)?.name ?? String(owner)
  const me = userInfo().username
  throw new StartError({
    ru: `Папка базы данных ${folder} принадлежит пользователю ${whose} (так бывает после запуска от root). Запустите Okno как тогда или отдайте папку себе: sudo chown -R ${me} ${folder}`,
    en: `The database folder ${folder} belongs to the user ${whose} (a start as root leaves it so). Start Okno the same way again, or take the folder: sudo chown -R ${me} ${folder}`,
  })
}

/** Says which link leads nowhere, or what the disk refused. */
async function explainPath(error: unknown, path: string): Promise<unknown> {
  const link = await lstat(path).catch(() => undefined)
  const gone = link?.isSymbolicLink() && !(await stat(path).catch(() => undefined))
  if (!gone) return explainDisk(error, path)
  return new StartError(
    {
      ru: `Папка базы данных ${path} ссылается на место, которого нет. Верните данные туда или удалите ссылку, чтобы начать с пустой базы.`,
      en: `The database folder ${path} is a link to a place that is gone. Bring the data back there, or remove the link to start with an empty database.`,
    },
    { cause: error },
  )
}

/** Removes what a killed first start left behind. `alive` tells whether the process that was making it still is. */
export async function removeUnfinished(
  place: Place,
  alive: (pid: number) => Promise<boolean>,
): Promise<void> {
  for (const name of await readdir(place.folder)) {
    const maker = /^making-(\d+)-/.exec(name)?.[1]
    if (maker === undefined || (await alive(Number(maker)))) continue
    // The orphaned initdb may still be writing into it; what stays behind goes at the next start.
    await rm(join(place.folder, name), { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
  }
}
