// The kernel as a module: its own endpoints for files, live updates and deliveries.
import { sql } from 'kysely'
import * as kernel from '#kernel/contract/kernel.ts'
import { cleaning, clearDisk } from './cleaning.ts'
import { retryFailed } from './deliveries.ts'
import { findFile, keepFile } from './files.ts'
import { kernelWords } from './kernel-words.ts'
import { liveHub } from './live.ts'
import { type Actions, defineModule } from './module.ts'
import { pageOf, placeOf } from './paging.ts'
import { quarantine, releaseContent } from './quarantine.ts'
import { refuseHeld, scanFiles } from './scanning.ts'

/** Pictures a browser may show in the page; everything else is downloaded. */
const harmless = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])

/** Kinds in which a browser may run something; they are handed out as bytes that it does not know. */
const active = /html|xml|svg|xsl|script/

/** Text as RFC 8187 writes it into a header: encodeURIComponent leaves four signs that mean something there. */
const headerText = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

const actions: Actions<typeof kernel.contract> = {
  async uploadFile(ctx) {
    const part = await ctx.http!.request.file()
    if (!part) throw kernel.emptyFile({ name: '' })
    return keepFile(ctx, { name: part.filename ?? '', declared_type: part.mimetype, bytes: part.file })
  },

  async downloadFile(ctx, { params, query }) {
    const file = await findFile(ctx, params.id)
    await refuseHeld(ctx, file.sha256)
    const shown = query.inline === '1' && harmless.has(file.type)
    const bytes = ctx.okno.files.read(file.sha256)
    await ctx
      .http!.reply.header('content-type', active.test(file.type) ? 'application/octet-stream' : file.type)
      .header('content-length', file.size_bytes)
      .header(
        'content-disposition',
        `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${headerText(file.name)}`,
      )
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, max-age=3600')
      .header('etag', `"${file.sha256}"`)
      .send(bytes)
  },

  listQuarantine: (ctx, { query }) => quarantine(ctx, query),

  async releaseFile(ctx, { params: { sha256 }, body: { why } }) {
    await releaseContent(ctx, sha256, why.trim())
    return {}
  },

  async watchLive(ctx) {
    liveHub(ctx.okno).open(ctx)
    return { topic: '', ids: [] }
  },

  async listDeliveries(ctx, { query: { state, limit, after } }) {
    const place = after ? placeOf(after, 2) : null
    const rows = await ctx.db
      .selectFrom('kernel.delivery')
      .selectAll()
      .$if(Boolean(state), query => query.where('state', '=', state!))
      .$if(Boolean(place), query =>
        query.where(sql<boolean>`(created_at, id) < (${place![0]}::timestamptz, ${place![1]}::uuid)`),
      )
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    return pageOf(rows, limit, row => [row.created_at.toISOString(), row.id])
  },

  async retryDelivery(ctx, { params: { id } }) {
    const delivery = await retryFailed(ctx, id)
    if (!delivery) throw kernel.notFound({})
    return delivery
  },
}

export const kernelModule = defineModule({
  name: 'kernel',
  contract: kernel.contract,
  actions,
  words: kernelWords,
  permissions: kernel.permissions,
  events: kernel.events,
  periodic: [cleaning, scanFiles, clearDisk],
})
