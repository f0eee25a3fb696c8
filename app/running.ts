// Okno running: the web server, the workers, the followers of the log, and their orderly end.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import scalar from '@scalar/fastify-api-reference'
import type { FastifyInstance } from 'fastify'
import { statement } from '#kernel/server/database.ts'
import { startDeliveries } from '#kernel/server/deliveries.ts'
import { startDispatcher } from '#kernel/server/dispatcher.ts'
import { openHttp } from '#kernel/server/http.ts'
import { liveHub } from '#kernel/server/live.ts'
import { startLoop } from '#kernel/server/loop.ts'
import type { Okno } from '#kernel/server/okno.ts'
import { type Follower, startTail } from '#kernel/server/tail.ts'
import { isSetUp } from '#modules/setup/server/face.ts'
import { pageWithoutScripts, withoutScripts } from './without-scripts.ts'

const webFolder = path.join(import.meta.dirname, '../dist/web')

type Stop = () => Promise<void>

export interface Serving {
  readonly http: FastifyInstance
  readonly stop: Stop
}

/** Serves the interface and the screens. `listen: false` opens everything but the port (tests inject calls). */
export async function serve(okno: Okno, wanted: { listen: boolean }): Promise<Serving> {
  const http = await openHttp(okno)
  const hub = liveHub(okno)
  addOperations(http, okno)
  await http.register(scalar, {
    routePrefix: '/api/docs',
    configuration: { title: 'Okno', telemetry: false, withDefaultFonts: false } as never,
  })
  // Where programs look for it; the page that shows it has it at its own address, too.
  http.get('/api/openapi.json', { schema: { hide: true } }, async () => http.swagger())
  if (existsSync(webFolder)) await addScreens(http, okno)
  const stopTail = await startTail(okno, [forgetting(okno), hub.follow])
  const stopParts = await startParts(okno, 'serve')
  await http.ready()
  if (wanted.listen) await http.listen({ port: okno.config.PORT, host: okno.config.HOST })
  return {
    http,
    stop: async () => {
      hub.close()
      await http.close()
      await stopParts()
      await stopTail()
    },
  }
}

/** What domains remember is forgotten when the log says that it has changed, in whatever process. */
const forgetting =
  (okno: Okno): Follower =>
  events => {
    for (const module of okno.modules) module.follow?.(okno, events)
  }

/** Does the work behind: reactions, deliveries, schedules. `alone`: without a server in this process that follows the log. */
export async function work(okno: Okno, { alone }: { readonly alone: boolean }): Promise<Stop> {
  const stopTail = alone ? await startTail(okno, [forgetting(okno)]) : async () => {}
  const stopDispatcher = await startDispatcher(okno)
  const stopDeliveries = startDeliveries(okno)
  const loops = okno.modules.flatMap(module =>
    module.periodic.map(({ name, every_seconds, run }) =>
      startLoop(`${module.name}.${name}`, every_seconds * 1000, okno.log, async () => (await run(okno)) > 0),
    ),
  )
  const stopParts = await startParts(okno, 'work')
  return async () => {
    await stopParts()
    await Promise.all(loops.map(loop => loop.stop()))
    await stopDeliveries()
    await stopDispatcher()
    await stopTail()
  }
}

async function startParts(okno: Okno, role: 'serve' | 'work'): Promise<Stop> {
  const stops: Stop[] = []
  for (const module of okno.modules) if (module.start) stops.push(await module.start(okno, role))
  return async () => void (await Promise.all(stops.map(stop => stop())))
}

/** Health, readiness and figures, for those who run Okno. */
function addOperations(http: FastifyInstance, okno: Okno): void {
  http.get('/health', { schema: { hide: true } }, async () => ({ status: 'ok' }))
  http.get('/ready', { schema: { hide: true } }, async (_, reply) => {
    const answered = await okno.readDb.executeQuery(statement('select 1 as one')).then(
      () => true,
      () => false,
    )
    return reply
      .code(answered ? 200 : 503)
      .send({ status: answered ? 'ready' : 'the database does not answer' })
  })
  http.get('/metrics', { schema: { hide: true } }, async (_, reply) =>
    reply.type(okno.metrics.registry.contentType).send(await okno.metrics.registry.metrics()),
  )
}

/** The screens: files with a hash in their name are kept by browsers, everything unknown is the application itself. */
async function addScreens(http: FastifyInstance, okno: Okno): Promise<void> {
  let ready = false
  const page = path.join(webFolder, 'index.html')
  await http.register(fastifyStatic, {
    root: webFolder,
    wildcard: false,
    globIgnore: ['assets/**'],
    index: false,
    preCompressed: true,
    setHeaders: response => response.header('cache-control', 'no-cache'),
  })
  // Looked up on disk at each call, so that a new build is served by a server that already runs.
  // A part of an older build that is gone is not answered with a page.
  await http.register(fastifyStatic, {
    root: path.join(webFolder, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    index: false,
    preCompressed: true,
    setHeaders: response => response.header('cache-control', 'public, max-age=31536000, immutable'),
  })
  http.get('/*', { schema: { hide: true } }, async (request, reply) => {
    if (request.url.startsWith('/api/')) return reply.callNotFound()
    // Until the centre is set up, every page is the wizard.
    ready ||= await isSetUp({ db: okno.readDb })
    if (!ready && request.url !== '/setup') return reply.redirect('/setup')
    const said = withoutScripts(request.url)
    const answer = reply
      .header(
        'content-security-policy',
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
      )
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
    return said
      ? answer.send(pageWithoutScripts(await readFile(page, 'utf8'), said))
      : answer.sendFile(path.basename(page))
  })
}
