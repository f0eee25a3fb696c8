// Builds the sample application and serves it with a small server of its own, so that screens are tried in a real browser.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('./sample', import.meta.url))
const config = fileURLToPath(new URL('../../../vite.config.ts', import.meta.url))

export const person = {
  id: '0190a5b0-0000-7000-8000-000000000001',
  name: 'Мария Сергеевна Константинопольская',
  email: 'requester@demo.okno',
  language: 'ru',
  time_zone: 'Europe/Moscow',
  permissions: ['sample.manage'],
  is_agent: true,
  teams: [],
  client_id: null,
  center_name: { ru: 'Единый центр обслуживания', en: 'Shared Service Centre' },
  demo: true,
}

export interface Sample {
  readonly url: string
  /** What came to the server: method, path, idempotency key and language. */
  readonly calls: { method: string; path: string; key: string | undefined; language: string | undefined }[]
  readonly streams: Set<ServerResponse>
  /** The next calls whose path begins so are answered with this. */
  refuse(path: string, status: number, body: object | null): void
  /** Are calls from now on those of nobody known? */
  signOut(out: boolean): void
  close(): Promise<void>
}

export async function openSample(): Promise<Sample> {
  const folder = await mkdtemp(join(tmpdir(), 'okno-sample-'))
  await build({ configFile: config, root, logLevel: 'error', publicDir: false, build: { outDir: folder } })
  const notes = Array.from({ length: 230 }, (_, n) => note(n))
  const refusals = new Map<string, { status: number; body: object | null }>()
  const calls: Sample['calls'] = []
  const streams: Sample['streams'] = new Set()
  let signedIn = true

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://sample')
    const json = (status: number, body: unknown, type = 'application/json') => {
      response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body))
    }
    if (!pathname.startsWith('/api/')) return serve(folder, pathname, response)
    const { headers, method = '' } = request
    const key = headers['idempotency-key'] as string | undefined
    calls.push({ method, path: pathname, key, language: headers['accept-language'] })
    const body = await read(request)
    const refusal = [...refusals].find(([path]) => pathname.startsWith(path))
    if (refusal) {
      refusals.delete(refusal[0])
      if (refusal[1].body === null) return void response.destroy()
      return json(refusal[1].status, refusal[1].body, 'application/problem+json')
    }
    if (!signedIn)
      return json(401, { type: '/problems/kernel.not_signed_in', detail: 'Сначала войдите.', status: 401 })
    if (pathname === '/api/me') return json(200, person)
    if (pathname === '/api/live') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('event: hello\ndata: {}\n\n')
      streams.add(response)
      return void response.on('close', () => streams.delete(response))
    }
    if (pathname === '/api/files')
      return json(201, { id: person.id, name: 'f', type: 'text/plain', size_bytes: 1 })
    if (method === 'POST') {
      const written = { ...note(notes.length), ...(JSON.parse(body) as object) }
      notes.unshift(written)
      return json(201, written)
    }
    const found = notes.filter(({ title }) => title.ru.includes(searchParams.get('q') ?? ''))
    const from = Number(searchParams.get('after') ?? 0)
    const next = from + 50 < found.length ? String(from + 50) : null
    return json(200, { items: found.slice(from, from + 50), next, total: found.length })
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    streams,
    refuse: (path, status, body) => void refusals.set(path, { status, body }),
    signOut: out => {
      signedIn = !out
    },
    async close() {
      server.closeAllConnections()
      await new Promise(done => server.close(done))
      await rm(folder, { recursive: true })
    },
  }
}

const minute_ms = 60_000

const note = (n: number) => ({
  id: `0190a5b0-0000-7000-8000-${String(n).padStart(12, '0')}`,
  title: { ru: `Заметка ${n}`, en: `Note ${n}` },
  text: 'Текст',
  due_on: null,
  due_at: new Date(Date.now() + [12, -190, 45, 3_000, 5, -2][n % 6]! * minute_ms).toISOString(),
})

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

/** As strict as the application can live with: Mantine writes its theme into a style element. */
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"

const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' }

async function serve(folder: string, path: string, response: ServerResponse): Promise<void> {
  const name = extname(path) ? path : '/index.html'
  const bytes = await readFile(join(folder, name)).catch(() => null)
  response
    .writeHead(bytes ? 200 : 404, {
      'content-type': types[extname(name)] ?? 'application/octet-stream',
      'content-security-policy': policy,
    })
    .end(bytes)
}
