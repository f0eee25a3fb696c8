// A letter as it came, as a page of its own for the frame in the conversation.
import { notFound } from '#kernel/contract/kernel.ts'
import type { Actions } from '#kernel/server/module.ts'
import type * as told from '../../contract.ts'
import { readableMessages } from '../readable.ts'
import { message } from '../store/conversation.ts'

type Pages = Pick<Actions<typeof told.contract>, 'showLetter'>

const look =
  'body{margin:12px;font:15px/1.5 system-ui,sans-serif;color:#1b1b1f;background:#fff;overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}'

export const letterPages: Pages = {
  async showLetter(ctx, { params: { id }, query }) {
    if (!(await readableMessages(ctx, [id])).has(id)) throw notFound({})
    const { html } = await message(ctx, id)
    if (html === null) throw notFound({})
    const pictures = query.pictures === '1'
    await ctx
      .http!.reply.header('content-type', 'text/html; charset=utf-8')
      // Runs nothing; loads its own pictures, and those of others only when the reader asked for them.
      .header(
        'content-security-policy',
        `default-src 'none'; img-src 'self' data:${pictures ? ' https: http:' : ''}; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox`,
      )
      // Other servers are not told where their picture is looked at.
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'private, no-store')
      .send(
        `<!doctype html><meta charset="utf-8"><base target="_blank"><style>${look}</style>${pictures ? withRemotePictures(html) : html}`,
      )
  },
}

/** Pictures of other servers wait in `data-src`, since the letter was made safe. */
const withRemotePictures = (html: string): string =>
  html.replace(/(<img\b[^<>]*?) data-src="(https?:[^"]*)"/gi, '$1 src="$2"')
