// A mail world with a folder of archives and an administrator who imports them.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from 'vitest'
import { workOnImports } from '../server/mail-import/work.ts'
import { mboxrd } from './archives.ts'
import { type MailWorld, startMailWorld } from './mail-world.ts'

export interface ImportWorld extends MailWorld {
  /** The folder of the server from which archives are imported. */
  readonly folder: string
  /** The own address of an agent. */
  readonly agent: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into rows of every table
  rows(text: string, values?: unknown[]): Promise<any[]>
  // biome-ignore lint/suspicious/noExplicitAny: as above
  one(text: string, values?: unknown[]): Promise<any>
  /** No past requests, letters or imports are left. */
  forget(): Promise<void>
  /** Writes letters into an mbox of the folder; answers its name. */
  put(name: string, letters: readonly Buffer[]): Promise<string>
  /** Begins to look through an archive of the folder; answers its id. */
  begin(name: string): Promise<string>
  start(id: string): ReturnType<ReturnType<MailWorld['as']>['post']>
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers
  state(id: string): Promise<any>
  /** Works until nothing is left to do. */
  workAll(): Promise<void>
  /** Puts, looks through, starts and works to the end; answers the id. */
  imported(name: string, letters: readonly Buffer[]): Promise<string>
}

export async function startImportWorld(): Promise<ImportWorld> {
  const folder = await mkdtemp(path.join(tmpdir(), 'okno-archives-'))
  const world = await startMailWorld({ OKNO_MAIL_IMPORT: folder, OKNO_FILE_LIMIT_MB: '1' })
  const { pools } = world.okno
  const rows = async (text: string, values: unknown[] = []) => (await pools.read.query(text, values)).rows
  const [account] = await rows('select email from identity.account where id = $1', [
    world.center.people.agent,
  ])
  const admin = world.as('admin')
  const workAll = async () => {
    while ((await workOnImports(world.okno)) > 0) {
      // Something is left to do.
    }
  }
  const put = async (name: string, letters: readonly Buffer[]) => {
    await writeFile(path.join(folder, name), mboxrd(letters))
    return name
  }
  const begin = async (name: string) => {
    const answer = await admin.post('/api/mail-imports', {
      mailbox_id: world.mailbox_id,
      source: { kind: 'path', path: name },
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    return answer.body.id as string
  }
  const start = (id: string) => admin.post(`/api/mail-imports/${id}/start`)
  return {
    ...world,
    folder,
    agent: account.email,
    rows,
    one: async (text, values) => (await rows(text, values))[0],
    forget: async () => {
      await pools.write.query(
        'delete from requests.request; delete from channels.letter; delete from channels.mail_import',
      )
    },
    put,
    begin,
    start,
    state: async id => (await admin.get(`/api/mail-imports/${id}`)).body,
    workAll,
    imported: async (name, letters) => {
      const id = await begin(await put(name, letters))
      await workAll()
      await start(id)
      await workAll()
      return id
    },
    close: async () => {
      await world.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
