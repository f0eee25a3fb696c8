// Archives of mail: the variants of mbox, Maildirs whose marks change, and which letters belong together.
import { mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { groupLetters, machinesAlone, type ToGroup } from '../server/mail-import/conversations.ts'
import { openMaildir } from '../server/mail-import/maildir.ts'
import { openMbox } from '../server/mail-import/mbox.ts'
import { pathBelow } from '../server/mail-import/open-source.ts'
import type { Found, Source } from '../server/mail-import/source.ts'
import { mboxcl2, mboxrd, past, withCrlf, writeMaildir } from './archives.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'okno-archive-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const limit_bytes = 1024 * 1024
const write = async (name: string, bytes: Buffer) => {
  const file = path.join(folder, name)
  await writeFile(file, bytes)
  return file
}
async function all(source: Source, after: string | null = null): Promise<Found[]> {
  const found: Found[] = []
  for await (const letter of source.letters(after)) found.push(letter)
  return found
}
const open = async (name: string, bytes: Buffer) => openMbox(await write(name, bytes), limit_bytes)
const texts = (found: readonly Found[]) => found.map(one => Buffer.from(one.raw!).toString('utf8'))

const letters = [
  past({ id: 'a', text: 'Первое.\n\nFrom Monday 10:00 on, 2020 it is so.\n>From the notes' }),
  past({ id: 'b', text: 'Второе.' }),
  past({ id: 'c', text: 'Третье.\nFrom ivanova Mon Feb  3 10:00:00 2020\nне начало письма' }),
]

describe('an mbox', () => {
  it.each([
    ['mboxrd', mboxrd(letters)],
    ['mboxrd with CRLF', withCrlf(mboxrd(letters))],
    ['mboxcl2, where nothing is quoted', mboxcl2(letters)],
    [
      'with a mark of UTF-8 and empty lines before it',
      Buffer.concat([Buffer.from('\ufeff\n\n'), mboxrd(letters)]),
    ],
  ])('gives its letters as they were: %s', async (name, bytes) => {
    const source = await open(`${name.length}.mbox`, bytes)
    const crlf = name.includes('CRLF')
    const read = texts(await all(source)).map(text => text.replace(/^Content-Length: \d+\n/m, ''))
    expect(read).toEqual((crlf ? letters.map(withCrlf) : letters).map(letter => letter.toString('utf8')))
    await source.close()
  })

  it('keeps a line “From …” that only begins like one', async () => {
    const letter = past({ id: 'd', text: 'Текст.\n\nFrom the office with love\nдальше' })
    const line = Buffer.from('From x@y.test Mon Feb  3 10:00:00 2020\n')
    const source = await open(
      'plain.mbox',
      Buffer.concat([line, letter, Buffer.from('\n'), line, letters[1]!]),
    )
    expect(texts(await all(source))).toEqual([letter.toString(), letters[1]!.toString()])
    await source.close()
  })

  it('goes on behind a letter, and gives letters again by their places', async () => {
    const source = await open('places.mbox', mboxrd(letters))
    const found = await all(source)
    expect(texts(await all(source, found[0]!.place))).toEqual(texts(found.slice(1)))
    const again = await source.read([found[2]!.place, '999999-1000000'])
    expect([...again.keys()]).toEqual([found[2]!.place])
    expect(Buffer.from(again.get(found[2]!.place)!.raw!)).toEqual(letters[2])
    await source.close()
  })

  it('gives only the head of a letter over the limit', async () => {
    const large = past({ id: 'large', text: 'x'.repeat(2 * limit_bytes) })
    const source = await open('large.mbox', mboxrd([large, letters[1]!]))
    const [first, second] = await all(source)
    expect(first).toMatchObject({ cut: true, size_bytes: large.length + 1 })
    expect(first!.raw!.byteLength).toBeLessThan(limit_bytes)
    expect(Buffer.from(second!.raw!)).toEqual(letters[1])
    await source.close()
  })

  it('has no letters when it is empty, and is none when it begins with something else', async () => {
    const empty = await open('empty.mbox', Buffer.alloc(0))
    expect(await all(empty)).toEqual([])
    await empty.close()
    await expect(open('none.mbox', Buffer.from('PK\u0003\u0004'))).rejects.toMatchObject({
      reason: 'not_mbox',
    })
    await expect(openMbox(path.join(folder, 'nowhere'), 1)).rejects.toMatchObject({ reason: 'not_there' })
  })
})

describe('a Maildir', () => {
  it('gives the letters of its folders, but not of its trash, and finds them again when their marks change', async () => {
    const at = path.join(folder, 'maildir')
    await writeMaildir(at, letters.slice(0, 2))
    await writeMaildir(at, letters.slice(2), '.Sent')
    await writeMaildir(at, [past({ id: 'thrown' })], '.Trash')
    await symlink('/etc/passwd', path.join(at, 'cur', 'outside'))
    const source = await openMaildir(at, limit_bytes)
    const found = await all(source)
    expect(source.size_letters).toBe(3)
    expect(texts(found).sort()).toEqual(letters.map(letter => letter.toString()).sort())
    const [first] = found
    const name = '1580000000.M0.host'
    await rename(path.join(at, 'cur', `${name}:2,S`), path.join(at, 'cur', `${name}:2,RS`))
    const later = await openMaildir(at, limit_bytes)
    expect((await later.read(found.map(one => one.place))).size).toBe(3)
    expect((await all(later, first!.place)).length).toBe(2)
  })

  it('is none without a folder cur', async () => {
    await expect(openMaildir(folder, 1)).rejects.toMatchObject({ reason: 'not_maildir' })
  })
})

it('finds archives below the folder for imports only', async () => {
  await write('inside.mbox', mboxrd(letters))
  await symlink('/etc', path.join(folder, 'link'))
  const config = { OKNO_MAIL_IMPORT: folder }
  expect(await pathBelow(config, 'inside.mbox')).toContain('inside.mbox')
  for (const wanted of ['../../etc/passwd', '/etc/passwd', 'link/passwd', 'link', '.', '', 'a\0b', 'nowhere'])
    expect(await pathBelow(config, wanted), wanted).toBeNull()
  expect(await pathBelow({ OKNO_MAIL_IMPORT: undefined }, 'inside.mbox')).toBeNull()
})

describe('which letters belong together', () => {
  const one = (ordinal: number, more: Partial<ToGroup> = {}): ToGroup => ({
    ordinal,
    header_id: `${ordinal}@x`,
    answers: [],
    people: ['a@client.test'],
    subject: 'Справка',
    at: new Date(Date.UTC(2020, 0, ordinal)),
    ...more,
  })
  const grouped = (...letters: ToGroup[]) =>
    [...groupLetters(letters).entries()].sort(([a], [b]) => a - b).map(([, n]) => n)

  it('those that answer each other, in whatever order they lie', () => {
    expect(grouped(one(3, { answers: ['2@x'] }), one(2, { answers: ['1@x'] }), one(1), one(4))).toEqual([
      1, 1, 1, 2,
    ])
  })
  it('those that answer the same lost letter, when somebody is in both', () => {
    const answers = ['lost@x']
    expect(grouped(one(1, { answers }), one(2, { answers }))).toEqual([1, 1])
    expect(grouped(one(1, { answers }), one(2, { answers, people: ['b@client.test'] }))).toEqual([1, 2])
  })
  it('answers without references by subject and people, for a while', () => {
    const answer = { subject: 'Отв: Справка' }
    expect(grouped(one(1), one(2, answer))).toEqual([1, 1])
    expect(grouped(one(1), one(2, { ...answer, people: ['b@client.test'] }))).toEqual([1, 2])
    expect(grouped(one(1), one(2, { ...answer, at: new Date(Date.UTC(2020, 5, 1)) }))).toEqual([1, 2])
    expect(grouped(one(1), one(2))).toEqual([1, 2])
  })
  it('and of some of them that only machines speak in it', () => {
    const letters = [
      { ...one(1, { people: ['a@client.test'] }), auto_reply: false },
      { ...one(2, { answers: ['1@x'] }), auto_reply: true },
      { ...one(3, { subject: 'Отпуск' }), auto_reply: true },
    ]
    expect(machinesAlone(letters, groupLetters(letters))).toEqual([3])
  })
  it('the same letter in two versions, and Outlook’s topics with the same people', () => {
    expect(grouped(one(1), one(2, { header_id: '1@x' }))).toEqual([1, 1])
    const answers = ['thread-index:ab']
    expect(grouped(one(1, { answers }), one(2, { answers }))).toEqual([1, 1])
    expect(grouped(one(1, { answers }), one(2, { answers, subject: 'Командировка в Омск' }))).toEqual([1, 2])
  })
})
