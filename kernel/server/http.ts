// The HTTP server: each endpoint of each contract becomes a route that recognises the asker, permits, parses, runs the use
// case in its transaction and writes what the contract names.
import { createHash } from 'node:crypto'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import Fastify, {
  errorCodes,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { z } from 'zod'
import { type Actor, holds } from '#kernel/contract/access.ts'
import type { Endpoint } from '#kernel/contract/endpoint.ts'
import { brokenCursor, foreignOrigin, notAllowed, notFound, notSignedIn } from '#kernel/contract/kernel.ts'
import type { Refusal } from '#kernel/contract/refusal.ts'
import type { Language } from '#kernel/contract/shapes.ts'
import type { Words } from '#kernel/contract/words.ts'
import { type Context, inTransaction, reading, systemActor } from './context.ts'
import { isUnfitValue } from './database.ts'
import { claimKey, keepAnswer } from './idempotency.ts'
import { askerLanguage } from './language.ts'
import type { Module } from './module.ts'
import type { Okno } from './okno.ts'
import { parsed } from './parse.ts'
import { fault, problemOf, refusalOf } from './problem.ts'
import { documented, serialisable } from './schemas.ts'

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null
    language: Language
  }
}

const bodyLimit_mb = 5
/** Longer ones are kept by their hash. */
const longestKey = 200

export async function openHttp(okno: Okno): Promise<FastifyInstance> {
  const server = Fastify({
    loggerInstance: okno.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimit_mb * 1024 * 1024,
    trustProxy: okno.config.OKNO_TRUST_PROXY,
    genReqId: () => crypto.randomUUID(),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300 },
  })
  const parseJson = server.getDefaultJsonParser('error', 'error')
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) =>
    body === '' ? done(null, {}) : parseJson(request, body as string, done),
  )
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (request, body, done) => {
      const { form } = request.routeOptions.config
      if (form) done(null, form === 'read' ? Object.fromEntries(new URLSearchParams(body as string)) : {})
      else done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE('application/x-www-form-urlencoded'))
    },
  )
  // zod has already parsed what the schemas of the routes describe.
  server.setValidatorCompiler(() => () => true)
  const texts = new Map<string, Words>(okno.modules.map(module => [module.name, module.words]))
  const refuse = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal) => {
    if (refusal.status === 429) reply.header('retry-after', String(refusal.params.wait_seconds ?? 60))
    if (refusal.status === 503) reply.header('retry-after', '2')
    return reply
      .code(refusal.status)
      .type('application/problem+json')
      .send(JSON.stringify(problemOf(refusal, texts, request.language, request.id)))
  }
  server.setErrorHandler((error, request, reply) => {
    request.language ??= okno.config.OKNO_LANGUAGE
    const refusal = refusalOf(error, { body_mb: bodyLimit_mb })
    if (refusal) return refuse(request, reply, refusal)
    okno.log.error({ request_id: request.id, err: error, url: request.routeOptions.url }, 'a fault')
    return reply
      .code(500)
      .type('application/problem+json')
      .send(JSON.stringify(fault(request.language, request.id)))
  })
  server.decorateRequest('actor', null)
  server.decorateRequest('language', 'ru')
  await server.register(cookie)
  await server.register(multipart, { limits: { files: 1, fileSize: Infinity, fields: 10 } })
  await server.register(rateLimit, {
    max: okno.config.OKNO_RATE_LIMIT,
    timeWindow: '1 minute',
    keyGenerator: request => request.headers.authorization ?? request.headers.cookie ?? request.ip,
    allowList: request => !request.url.startsWith('/api/'),
  })
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Okno',
        version: '1',
        description:
          'The single window between a business and its shared service centre. This description as a document for programs (OpenAPI 3.1): `/api/openapi.json`',
      },
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      security: [{ key: [] }],
    },
  })
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'same-origin')
    request.language = askerLanguage(request.headers['accept-language'], okno.config.OKNO_LANGUAGE)
  })
  server.addHook('onResponse', async (request, reply) => {
    okno.metrics.calls.observe(
      { endpoint: request.routeOptions.config?.name ?? 'other', status: reply.statusCode },
      reply.elapsedTime / 1000,
    )
  })
  await server.register(async routes => {
    for (const module of okno.modules)
      for (const [name, endpoint] of Object.entries(module.contract))
        addRoute(routes, okno, module, name, endpoint)
  })
  server.setNotFoundHandler((request, reply) => refuse(request, reply, notFound({})))
  return server
}

declare module 'fastify' {
  interface FastifyContextConfig {
    name?: string
    form?: boolean | 'read'
  }
}

function addRoute(
  routes: FastifyInstance,
  okno: Okno,
  module: Module,
  name: string,
  endpoint: Endpoint,
): void {
  const fullName = `${module.name}.${name}`
  const action = module.actions[name] as (ctx: Context, input: unknown) => Promise<unknown>
  const status = endpoint.status ?? 200
  routes.route({
    method: endpoint.method,
    url: `/api${endpoint.path}`,
    config: { name: fullName, form: endpoint.form ?? false },
    schema: routeSchema(module, name, endpoint, status),
    handler: async (request, reply) => {
      const actor = await okno.recognition.recognise(okno, request.headers)
      if (actor) request.language = languageOf(request, actor)
      if (actor?.via === 'session' && endpoint.method !== 'GET') refuseForeignOrigin(okno, request)
      permit(endpoint, actor)
      const input = {
        params: parsed(endpoint.params, request.params, request.language),
        query: parsed(endpoint.query, request.query, request.language),
        body: endpoint.upload ? undefined : parsed(endpoint.body, request.body ?? {}, request.language),
      }
      const asking = {
        actor: actor ?? stranger(okno, request.language),
        language: request.language,
        request_id: request.id,
        http: { request, reply },
      }
      const reads = endpoint.reads ?? endpoint.method === 'GET'
      if (reads) {
        const answer = await reading(okno, asking, ctx => action(ctx, input)).catch(error => {
          const { after } = (input.query ?? {}) as { after?: unknown }
          throw after !== undefined && isUnfitValue(error) ? brokenCursor({}) : error
        })
        return endpoint.raw ? reply : reply.code(status).send(answer)
      }
      const key = endpoint.idempotent && actor ? keyOf(request) : null
      const given = await inTransaction(okno, asking, async ctx => {
        if (key === null) return { status, answer: await action(ctx, input) }
        const before = await claimKey(ctx, fullName, key, { params: input.params, body: request.body })
        if (before) return before
        const answer = await action(ctx, input)
        await keepAnswer(ctx, fullName, key, status, answer)
        return { status, answer }
      })
      return endpoint.raw ? reply : reply.code(given.status).send(given.answer)
    },
  })
}

function routeSchema(module: Module, name: string, endpoint: Endpoint, status: number) {
  const input = (schema: z.ZodType | undefined) => (schema ? documented(schema, 'input') : undefined)
  return {
    operationId: `${module.name}.${name}`,
    tags: [module.name],
    summary: endpoint.summary,
    description: `Permission: ${endpoint.can}.${
      endpoint.refusals?.length
        ? ` Refusals: ${endpoint.refusals.map(kind => `${kind.code} (${kind.status})`).join(', ')}.`
        : ''
    }`,
    ...(endpoint.params ? { params: input(endpoint.params) } : {}),
    ...(endpoint.query ? { querystring: input(endpoint.query) } : {}),
    ...(endpoint.body ? { body: input(endpoint.body) } : {}),
    ...(endpoint.upload ? { consumes: ['multipart/form-data'] } : {}),
    ...(endpoint.raw ? {} : { response: { [status]: serialisable(endpoint.output) } }),
  }
}

/** The Idempotency-Key of a call, or null where none was sent. */
function keyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key.trim() === '') return null
  return key.length <= longestKey ? key : createHash('sha256').update(key).digest('base64')
}

function permit(endpoint: Endpoint, actor: Actor | null): void {
  if (endpoint.can === 'anyone') return
  if (!actor) throw notSignedIn({})
  if (endpoint.can !== 'signed-in' && !holds(actor, endpoint.can)) throw notAllowed({})
}

/** A cookie proves a person only together with the right origin: another site may make the browser send it. */
function refuseForeignOrigin(okno: Okno, request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site === 'same-origin' || site === 'none') return
  const origin = request.headers.origin
  if (!origin && !site) return
  // A page without an origin of its own (a sandboxed frame, a local file) sends "null".
  if (origin === okno.config.OKNO_URL || URL.parse(origin ?? '')?.host === request.headers.host) return
  throw foreignOrigin({})
}

const languageOf = (request: FastifyRequest, actor: Actor): Language =>
  request.headers['accept-language'] ? request.language : actor.language

function stranger(okno: Okno, language: Language): Actor {
  return {
    ...systemActor(language, okno.config.OKNO_TIME_ZONE),
    kind: 'stranger',
    name: '',
    grants: new Map(),
  }
}
