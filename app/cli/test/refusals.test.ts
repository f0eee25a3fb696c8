// What the command line refuses before it does anything: options it does not know, databases that do not fit.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { cloneTemplate } from '#app/testing-database.ts'
import { optionsOf, wholeNumber } from '../arguments.ts'
import { explainMigration, refuseUnfitDatabase } from '../database-refusals.ts'

const days = { days: { type: 'string' } } as const

test('options are read', () => {
  expect(optionsOf('api-key', ['--days', '7'], days)).toEqual({ days: '7' })
})

test.each([[['--dyas', '7']], [['--days']], [['more']]])('%j is refused as a wrong command line', args => {
  expect(() => optionsOf('api-key', args, days)).toThrow(
    expect.objectContaining({ exit_code: 64, ru: expect.stringContaining('api-key --help') }),
  )
})

test.each(['0', '-1', '1.5', 'ten', ''])('"%s" is no whole number above zero', text => {
  expect(() => wholeNumber(text)).toThrow(expect.objectContaining({ exit_code: 64 }))
})

test('the database of an installation fits', async () => {
  const database = await cloneTemplate()
  onTestFinished(() => database.drop())
  await expect(refuseUnfitDatabase(database.url)).resolves.toBeUndefined()
})

test('a server that does not answer is named without the password', async () => {
  const refused = refuseUnfitDatabase('postgresql://okno:top-secret@127.0.0.1:1/centre')
  await expect(refused).rejects.toThrow('okno@127.0.0.1:1/centre')
  await expect(refused).rejects.not.toThrow('top-secret')
})

test.each([
  ['SQL_ASCII', 'C'],
  ['LATIN1', 'C'],
  ['UTF8', 'C'],
])('a database in %s with the locale %s is refused', async (encoding, locale) => {
  const { url, drop } = await cloneTemplate()
  onTestFinished(drop)
  const name = `unfit_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  onTestFinished(async () => {
    await client.query(`drop database if exists ${name}`)
    await client.end()
  })
  await client.query(
    `create database ${name} template template0 encoding '${encoding}' locale '${locale}' locale_provider libc`,
  )
  const unfit = new URL(url)
  unfit.pathname = `/${name}`
  await expect(refuseUnfitDatabase(unfit.href)).rejects.toThrow('Russian letters')
})

test('a missing right is explained, any other fault of a migration stays as it is', () => {
  const denied = Object.assign(new Error('permission denied for database centre'), { code: '42501' })
  expect(explainMigration(denied)).toMatchObject({ name: 'StartError', cause: denied })
  const other = new Error('syntax error')
  expect(explainMigration(other)).toBe(other)
})
