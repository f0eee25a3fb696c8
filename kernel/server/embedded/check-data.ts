// Whether the data on disk are whole and ours, and what to say when a server cannot be had.
import { access, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from '../start-error.ts'
import type { Data } from './server.ts'

/** @throws StartError when the folder holds data of another major version only. */
export async function refuseOtherVersion(folder: string, version: string): Promise<void> {
  const other = (await readdir(folder)).find(name => /^\d+$/.test(name))
  if (!other) return
  throw new StartError({
    ru: `В ${folder} лежат данные PostgreSQL ${other}, а программы теперь версии ${version}. Перенесите данные прежней версией Okno или верните её.`,
    en: `${folder} holds data of PostgreSQL ${other}, but the programs are now version ${version}. Move the data with the former version of Okno, or go back to it.`,
  })
}

/** @throws StartError naming the part that is missing. Nothing is ever repaired by making it anew. */
export async function checkWhole(data: Data): Promise<void> {
  for (const part of ['cluster/PG_VERSION', 'cluster/global/pg_control', 'password']) {
    if (await exists(join(data.folder, part))) continue
    throw new StartError({
      ru: `В папке базы данных не хватает файла ${join(data.folder, part)}. Верните его из резервной копии; чтобы начать с пустой базы, переименуйте папку ${data.folder}.`,
      en: `The database folder lacks the file ${join(data.folder, part)}. Bring it back from a backup; to start with an empty database, rename the folder ${data.folder}.`,
    })
  }
}

/** The password was changed in the server or in the file. */
export const refusesPassword = (data: Data) =>
  new StartError({
    ru: `Сервер базы данных не принимает пароль из ${join(data.folder, 'password')}. Верните прежний пароль в этот файл.`,
    en: `The database server does not take the password in ${join(data.folder, 'password')}. Put the former password back into that file.`,
  })

/** The process is there, but takes no connections. */
export const doesNotAnswer = (data: Data, pid: number) =>
  new StartError({
    ru: `Сервер базы данных (процесс ${pid}) запущен, но не отвечает. Завершите этот процесс и запустите Okno снова; журнал: ${data.log}.`,
    en: `The database server (process ${pid}) runs but does not answer. End that process and start Okno again; its log: ${data.log}.`,
  })

/** The server ended at once; its own reason is told. */
export function gaveUp(data: Data, said: string): StartError {
  const reason = said.split('\n').filter(line => /FATAL|PANIC|HINT|error while loading/.test(line))
  const last = reason.slice(-3).join('\n') || said.trim().split('\n').at(-1)
  return new StartError({
    ru: `База данных не запустилась. Вот что она сказала (полностью в ${data.log}):\n${last}`,
    en: `The database did not start. This is what it said (in full in ${data.log}):\n${last}`,
  })
}

/** Whether something lies at `path`. */
export const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
