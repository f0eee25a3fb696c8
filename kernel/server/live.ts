// Live updates: one stream for a browser, carrying topics and ids only, and only to those who may see the things.
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { Actor } from '#kernel/contract/access.ts'
import type { Context } from './context.ts'
import type { LiveTopic } from './module.ts'
import type { Okno } from './okno.ts'
import type { Follower } from './tail.ts'

interface Stream {
  readonly headers: IncomingHttpHeaders
  readonly response: ServerResponse
  /** Who listens, and in which generation of recognition that was found. */
  actor: Actor
  generation: number
}

export interface LiveHub {
  readonly follow: Follower
  open(ctx: Context): void
  close(): void
}

const heartbeat_ms = 25_000
/** A browser that does not read is let go; it comes back and asks for everything anew. */
const mostUnread_bytes = 256 * 1024

const hubs = new WeakMap<Okno, LiveHub>()

/** The hub of this process. */
export function liveHub(okno: Okno): LiveHub {
  const known = hubs.get(okno)
  if (known) return known
  const hub = makeHub(okno)
  hubs.set(okno, hub)
  return hub
}

function makeHub(okno: Okno): LiveHub {
  const topics = okno.modules.flatMap(module => module.live)
  const streams = new Set<Stream>()
  const beat = setInterval(() => {
    for (const { response } of streams) response.write(': still here\n\n')
  }, heartbeat_ms)
  beat.unref()
  return {
    async follow(events) {
      if (streams.size === 0) return
      for (const topic of topics) {
        const ids = [...new Set(events.flatMap(event => topic.subject(event) ?? []))]
        if (ids.length === 0) continue
        await recogniseAgain(okno, streams)
        await tell(okno, topic, ids, streams)
      }
    },
    open(ctx) {
      const { request, reply } = ctx.http!
      reply.hijack()
      const response = reply.raw
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        connection: 'keep-alive',
      })
      response.write('retry: 1000\nevent: hello\ndata: {}\n\n')
      const { authorization, cookie } = request.headers
      const generation = okno.recognition.generation()
      const stream = { headers: { authorization, cookie }, response, actor: ctx.actor, generation }
      streams.add(stream)
      okno.metrics.streams.set(streams.size)
      // The response ends with the connection; the request is over as soon as it was read.
      response.on('close', () => {
        streams.delete(stream)
        okno.metrics.streams.set(streams.size)
      })
    },
    close() {
      clearInterval(beat)
      for (const { response } of streams) response.end()
    },
  }
}

/** Rights may have changed since a stream was opened: whoever may not enter any more is let go. */
async function recogniseAgain(okno: Okno, streams: ReadonlySet<Stream>): Promise<void> {
  const generation = okno.recognition.generation()
  const doubtful = [...streams].filter(stream => stream.generation !== generation)
  await Promise.all(
    doubtful.map(async stream => {
      const actor = await okno.recognition.recognise(okno, stream.headers).catch(() => null)
      if (!actor) return void stream.response.end()
      stream.actor = actor
      stream.generation = generation
    }),
  )
}

async function tell(
  okno: Okno,
  topic: LiveTopic,
  ids: readonly string[],
  streams: ReadonlySet<Stream>,
): Promise<void> {
  const audience = await topic.audience(okno.readDb, ids)
  for (const { actor, response } of streams) {
    if (response.writableEnded) continue
    const heard = ids.filter(id => audience.get(id)?.(actor))
    if (heard.length === 0) continue
    if (response.writableLength > mostUnread_bytes) response.destroy()
    else response.write(`event: news\ndata: ${JSON.stringify({ topic: topic.topic, ids: heard })}\n\n`)
  }
}
