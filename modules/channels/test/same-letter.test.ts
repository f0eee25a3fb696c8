// Which letters are the same one: names of files count, and letters are known that were taken in before they did.
import { createHash } from 'node:crypto'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { startImportWorld } from './import-world.ts'
import { window } from './mail-world.ts'

const world = await startImportWorld()
const { imported, one, rows, state } = world
afterAll(() => world.close())
beforeEach(() => world.forget())

const date = 'Tue, 10 Mar 2026 09:58:00 +0300'
const content = 'one and the same bytes'
/** Without a Message-ID, as some programs write. */
const withFile = (name: string) =>
  Buffer.from(
    [
      'From: requester@test.okno',
      `To: ${window}`,
      'Subject: Two images',
      `Date: ${date}`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'See the file.',
      '--b',
      'Content-Type: application/octet-stream',
      `Content-Disposition: attachment; filename="${name}"`,
      '',
      content,
      '--b--',
      '',
    ].join('\n'),
  )

/** Makes the only letter there is one of the time when names of files did not count. */
async function asOfEarlier(): Promise<void> {
  const hash = createHash('sha256')
  const file = createHash('sha256').update(content).digest('hex')
  for (const part of [
    '',
    'requester@test.okno',
    new Date(date).toISOString(),
    'Two images',
    'See the file.',
    file,
  ])
    hash.update(`${Buffer.byteLength(part)}:`).update(part)
  const { rowCount } = await world.okno.pools.write.query('update channels.letter set content_hash = $1', [
    hash.digest('hex'),
  ])
  expect(rowCount).toBe(1)
}

const outcomes = async () =>
  (await rows(`select outcome from channels.letter where direction = 'in' order by at, id`)).map(
    row => row.outcome,
  )

it('keeps two letters that differ in the names of their files only', async () => {
  await world.writeRaw(withFile('3d-compress.gif'))
  await world.writeRaw(withFile('evil.gif'))
  await world.writeRaw(withFile('3d-compress.gif'))
  expect(await outcomes()).toEqual(['registered', 'registered', 'duplicate'])
})

it('keeps both out of an archive, too, and each once', async () => {
  const letters = [withFile('3d-compress.gif'), withFile('evil.gif')]
  expect(await state(await imported('names.mbox', [...letters, letters[0]!]))).toMatchObject({
    imported: 2,
    duplicates: 1,
  })
  expect(await state(await imported('names-again.mbox', letters))).toMatchObject({
    imported: 0,
    duplicates: 2,
  })
})

it('knows a letter that was taken in before names counted, whatever number its folder gives it now', async () => {
  await world.writeRaw(withFile('3d-compress.gif'))
  await asOfEarlier()
  expect(await world.writeRaw(withFile('3d-compress.gif'))).toContain('duplicate')
  expect(await one('select count(*)::int as count from requests.request')).toEqual({ count: 1 })
})

it('knows it in an archive', async () => {
  await world.writeRaw(withFile('3d-compress.gif'))
  await asOfEarlier()
  expect(await state(await imported('earlier.mbox', [withFile('3d-compress.gif')]))).toMatchObject({
    imported: 0,
    duplicates: 1,
  })
})
