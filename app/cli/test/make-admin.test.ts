// The first administrator, who is made before Okno has ever been started.
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { cloneTemplate } from '#app/testing-database.ts'

const root = path.resolve(import.meta.dirname, '../../..')

test('an administrator is made in a database that has no roles yet', async () => {
  const database = await cloneTemplate()
  const folder = await mkdtemp(path.join(tmpdir(), 'okno-admin-'))
  const client = new pg.Client({ connectionString: database.url })
  onTestFinished(async () => {
    await client.end()
    await database.drop()
    await rm(folder, { recursive: true })
  })
  await client.connect()
  await client.query('truncate identity.role cascade')
  await promisify(execFile)(process.execPath, ['app/okno.ts', 'make-admin', '--email', 'first@center.test'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: database.url, OKNO_DATA: folder },
  })
  const { rows } = await client.query(
    `select account.email, role.code from identity.role_grant as granted
     join identity.role as role on role.id = granted.role_id
     join identity.account as account on account.id = granted.account_id`,
  )
  expect(rows).toEqual([{ email: 'first@center.test', code: 'admin' }])
})
