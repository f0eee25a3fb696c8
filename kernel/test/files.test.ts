// Files: limits, true types, names in any script, each content once on disk, and nobody else's to be had.
import { randomBytes, randomUUID } from 'node:crypto'
import { readdir, utimes } from 'node:fs/promises'
import { type AddressInfo, connect } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import type { Who } from '#app/testing-center.ts'
import { newKey } from '#app/testing-more.ts'
import { openHttp } from '#kernel/server/http.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno({ environment: { OKNO_FILE_LIMIT_MB: '1' } })
})
afterAll(() => okno.close())

const megabyte = 1024 * 1024
const cfb = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

async function upload(who: Who | 'nobody', content: string | Buffer, name: string, type = 'text/plain') {
  const form = new FormData()
  form.append('file', new File([Uint8Array.from(Buffer.from(content))], name, { type }))
  const packed = new Response(form)
  const given = await okno.as(who).inject({
    method: 'POST',
    url: '/api/files',
    headers: { 'content-type': packed.headers.get('content-type')!, 'accept-language': 'en' },
    payload: Buffer.from(await packed.arrayBuffer()),
  })
  return { status: given.statusCode, body: given.json() }
}
const download = (who: Who, id: string, query = '') =>
  okno.as(who).inject({ method: 'GET', url: `/api/files/${id}${query}` })

/** The contents on disk, without those that are still coming in. */
async function onDisk(): Promise<string[]> {
  const folder = path.join(okno.okno.config.OKNO_DATA, 'files')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  expect(entries.filter(entry => entry.isFile() && entry.parentPath.endsWith('incoming'))).toEqual([])
  return entries.filter(entry => entry.isFile()).map(entry => entry.name)
}

describe('taking', () => {
  test('a file comes back byte by byte, with its name, size and hash', async () => {
    const bytes = randomBytes(100_000)
    const { status, body } = await upload('requester', bytes, 'Отчёт за март.bin', 'application/octet-stream')
    expect(status).toBe(201)
    expect(body).toMatchObject({ name: 'Отчёт за март.bin', size_bytes: 100_000, inline: false })
    const given = await download('requester', body.id)
    expect(given.rawPayload.equals(bytes)).toBe(true)
    expect(given.headers).toMatchObject({
      'content-length': '100000',
      etag: `"${body.sha256}"`,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('Отчёт за март.bin')}`,
      'x-content-type-options': 'nosniff',
    })
  })

  test('the limit is taken, one byte more is refused and leaves nothing', async () => {
    expect((await upload('requester', Buffer.alloc(megabyte, 'a'), 'a')).status).toBe(201)
    const before = await onDisk()
    const { status, body } = await upload('requester', Buffer.alloc(megabyte + 1, 'b'), 'b')
    expect({ status, type: body.type, limit_mb: body.limit_mb }).toEqual({
      status: 413,
      type: '/problems/kernel.too_large',
      limit_mb: 1,
    })
    expect(await onDisk()).toEqual(before)
  })

  test('an empty file is refused by its name', async () => {
    const { status, body } = await upload('requester', '', 'пусто.txt')
    expect({ status, type: body.type }).toEqual({ status: 422, type: '/problems/kernel.empty_file' })
    expect(body.detail).toBe('The file "пусто.txt" is empty.')
  })

  test.each([
    [
      'a page that says it is a picture',
      '<html><script>alert(1)</script>',
      'a.png',
      'image/png',
      'text/html',
    ],
    ['a page', '<!doctype html><p>', 'a.html', 'text/html', 'text/html'],
    ['a letter of old Word', cfb, 'записка.doc', 'application/octet-stream', 'application/msword'],
    ['a table that the browser calls Excel', 'a;b', 'a.csv', 'application/vnd.ms-excel', 'text/csv'],
    ['a file with a label that is none', 'a;b', 'a.xyz', 'text/(x)', 'text/plain'],
    ['a picture that says it is text', png, 'a.txt', 'text/plain', 'image/png'],
    [
      'a program that says it is a PDF',
      Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]),
      'a.pdf',
      'application/pdf',
      'application/x-msdownload',
    ],
    ['text', 'просто текст', 'a.txt', 'text/plain', 'text/plain'],
    ['a table', 'a;b\n1;2', 'a.csv', 'text/csv; charset=utf-8', 'text/csv'],
    [
      'a drawing that may hold a script',
      '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
      'a.svg',
      'image/svg+xml',
      'image/svg+xml',
    ],
  ])('the type of %s is told from the bytes', async (_, content, name, declared, type) => {
    expect((await upload('requester', content, name, declared)).body.type).toBe(type)
  })

  test.each([
    ['Счёт № 5 «срочно».txt', 'Счёт № 5 «срочно».txt'],
    ['👨‍👩‍👧 фото.txt', '👨‍👩‍👧 фото.txt'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\я\\дневник.txt', 'дневник.txt'],
    ['a\u0007b\u001b.txt', 'ab.txt'],
    ['   ', 'file'],
    ['..', 'file'],
    ["o'neil (1)*.txt", "o'neil (1)*.txt"],
    ['שלום.txt', 'שלום.txt'],
  ])('the name %j is kept as %j and comes back', async (given, kept) => {
    const { status, body } = await upload('requester', 'a', given)
    expect({ status, name: body.name }).toEqual({ status: 201, name: kept })
    const { headers } = await download('requester', body.id)
    const encoded = /filename\*=UTF-8''(.*)$/.exec(String(headers['content-disposition']))![1]!
    expect(decodeURIComponent(encoded)).toBe(kept)
    expect(encoded).not.toMatch(/['()*"; ]/)
  })

  test('a name of hundreds of emoji is cut and still comes back', async () => {
    const { status, body } = await upload('requester', 'a', `x${'😀'.repeat(300)}`)
    expect(status).toBe(201)
    expect(body.name.isWellFormed()).toBe(true)
    expect((await download('requester', body.id)).statusCode).toBe(200)
  })

  test.each([
    [
      'no file among the fields',
      '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n',
      [422],
    ],
    [
      'a body that breaks off',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
      [400],
    ],
    ['no boundary that fits', '--y\r\n\r\n', [400, 422]],
    ['nothing', '', [400, 422]],
  ])('%s is refused and leaves nothing', async (_, payload, statuses) => {
    const before = await onDisk()
    const given = await okno.as('requester').inject({
      method: 'POST',
      url: '/api/files',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload,
    })
    expect(statuses, given.body).toContain(given.statusCode)
    expect(given.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(await onDisk()).toEqual(before)
  })

  test('JSON instead of a form is refused', async () => {
    const given = await okno.as('requester').post('/api/files', { file: 'a' })
    expect({ status: given.status, type: given.body.type }).toEqual({
      status: 415,
      type: '/problems/kernel.wrong_media_type',
    })
  })

  test('without a sign-in nothing is taken', async () => {
    expect((await upload('nobody', 'a', 'a')).status).toBe(401)
  })
})

describe('keeping', () => {
  test('the same content lies on disk once, and each upload is a file of its own', async () => {
    const content = randomBytes(5000)
    const before = (await onDisk()).length
    const [one, other] = await Promise.all([
      upload('requester', content, 'мой.bin'),
      upload('colleague', content, 'mine.bin'),
    ])
    expect(one.body.sha256).toBe(other.body.sha256)
    expect(one.body.id).not.toBe(other.body.id)
    expect(await onDisk()).toHaveLength(before + 1)
    expect((await download('requester', one.body.id)).rawPayload.equals(content)).toBe(true)
    expect((await download('colleague', other.body.id)).rawPayload.equals(content)).toBe(true)
    expect((await download('requester', other.body.id)).statusCode).toBe(404)
  })

  test('uploads that come slowly hold no database connection', async () => {
    const server = await openHttp(okno.okno)
    await server.listen({ port: 0, host: '127.0.0.1' })
    const { port } = server.server.address() as AddressInfo
    const { authorization } = await newKey(okno.okno, okno.center.people.requester)
    const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nthe beginning'
    const end = '\r\n--x--\r\n'
    const slow = Array.from({ length: 20 }, () => {
      const socket = connect(port, '127.0.0.1')
      const answer = new Promise<string>(resolve => socket.once('data', data => resolve(String(data))))
      socket.write(
        `POST /api/files HTTP/1.1\r\nhost: okno\r\nauthorization: ${authorization}\r\nconnection: close\r\n` +
          `content-type: multipart/form-data; boundary=x\r\ncontent-length: ${head.length + end.length}\r\n\r\n${head}`,
      )
      return { socket, answer }
    })
    try {
      const incoming = path.join(okno.okno.config.OKNO_DATA, 'files', 'incoming')
      while ((await readdir(incoming)).length < slow.length) {
        // Not all of them have begun yet.
      }
      expect((await okno.as('requester').post('/api/requests', { text: 'a' })).status).toBe(201)
      for (const { socket } of slow) socket.write(end)
      for (const answer of await Promise.all(slow.map(one => one.answer)))
        expect(answer).toMatch(/^HTTP\/1\.1 201/)
    } finally {
      for (const { socket } of slow) socket.destroy()
      await server.close()
    }
  })
})

describe('handing out', () => {
  test('an upload is for its uploader alone; to others it does not exist', async () => {
    const { body } = await upload('requester', 'тайна', 'a.txt')
    for (const who of ['colleague', 'agent', 'admin'] as const) {
      const hidden = await okno.as(who).get(`/api/files/${body.id}`)
      const missing = await okno.as(who).get(`/api/files/${randomUUID()}`)
      expect(hidden.status).toBe(404)
      expect({ ...hidden.body, request_id: '' }).toEqual({ ...missing.body, request_id: '' })
    }
    expect((await okno.as('nobody').get(`/api/files/${body.id}`)).status).toBe(401)
  })

  test('only harmless pictures are shown in the page, and never with a right to run anything', async () => {
    const picture = (await upload('requester', png, 'a.png')).body.id
    const page = (await upload('requester', '<script>alert(1)</script>', 'a.html', 'text/html')).body.id
    const shown = await download('requester', picture, '?inline=1')
    expect(shown.headers['content-type']).toBe('image/png')
    expect(shown.headers['content-disposition']).toMatch(/^inline;/)
    const kept = await download('requester', page, '?inline=1')
    expect(kept.headers['content-disposition']).toMatch(/^attachment;/)
    expect(kept.headers['content-type']).toBe('application/octet-stream')
    for (const { headers } of [shown, kept])
      expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox")
    expect((await download('requester', picture)).headers['content-disposition']).toMatch(/^attachment;/)
  })

  test('a note’s file is for the centre only', async () => {
    const { body: request } = await okno.as('requester').post('/api/requests', { text: 'a' })
    const file = (await upload('agent', 'внутреннее', 'a.txt')).body.id
    await okno
      .as('agent')
      .post(`/api/requests/${request.id}/messages`, { kind: 'note', text: 'a', attachments: [file] })
    expect((await download('quality', file)).statusCode).toBe(200)
    for (const who of ['requester', 'client_lead', 'stranger'] as const)
      expect((await download(who, file)).statusCode).toBe(404)
  })
})

describe('leaving the disk', () => {
  test('a content that was stored again stays, an old one goes, and can come back', async () => {
    const { files } = okno.okno
    const bytes = randomBytes(2000)
    const long_ago = new Date('2020-01-01')
    const { sha256 } = (await files.put(bytes, megabyte))!
    expect(await files.remove(sha256, long_ago)).toBe(false)
    await utimes(files.placeOf(sha256), long_ago, long_ago)
    await files.put(bytes, megabyte)
    expect(await files.remove(sha256, new Date('2021-01-01'))).toBe(false)
    await utimes(files.placeOf(sha256), long_ago, long_ago)
    expect(await files.remove(sha256, new Date('2021-01-01'))).toBe(true)
    await expect(files.readWhole(sha256)).rejects.toMatchObject({ code: 'ENOENT' })
    expect((await files.put(bytes, megabyte))?.sha256).toBe(sha256)
    expect((await files.readWhole(sha256)).equals(bytes)).toBe(true)
  })
})
