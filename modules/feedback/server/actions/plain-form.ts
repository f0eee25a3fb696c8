// Rating without scripts: the form, which stores nothing, and its sending, which is judged and stored as any other press.
import { Refusal } from '#kernel/contract/refusal.ts'
import { speak } from '#kernel/contract/words.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import type { ratingEndpoints } from '../../contract.ts'
import { feedbackWords } from '../../text/words.ts'
import { formPage, refusalPage, saidOf } from '../plain-page.ts'
import { acceptPress, readAsked } from './invitations.ts'

export const plainFormActions: Pick<Actions<typeof ratingEndpoints>, 'readRatingForm' | 'sendRatingForm'> = {
  async readRatingForm(ctx, { params: { token }, query: { score } }) {
    const html = await orRefused(ctx, async () =>
      formPage(ctx.language, await readAsked(ctx, token), { token, score: score ?? null, said: null }),
    )
    await htmlReply(ctx).send(html)
  },

  async sendRatingForm(ctx, { params: { token }, body: { score, comment, theme, name, address, visit } }) {
    const html = await orRefused(ctx, async () => {
      const given = await acceptPress(ctx, token, {
        score,
        visit,
        ...(comment ? { comment } : {}),
        ...(theme ? { theme } : {}),
        ...(name ? { name } : {}),
        ...(address ? { address } : {}),
      })
      const said = saidOf(ctx.language, given)
      return formPage(ctx.language, await readAsked(ctx, token), { token, score, said, typed: comment })
    })
    // Nobody hears thanks for a mark that was not stored after all.
    ctx.afterwards(() => void htmlReply(ctx).send(html))
  },
}

/** Whoever has no scripts reads sentences, not codes. Nothing was written when something is refused. */
async function orRefused(ctx: Context, make: () => Promise<string>): Promise<string> {
  try {
    return await make()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const sentences: Record<string, unknown> = speak(feedbackWords, ctx.language).refusals
    const said = sentences[error.code.replace(/^feedback\./, '')]
    if (typeof said !== 'string') throw error
    htmlReply(ctx).code(error.status)
    return refusalPage(ctx.language, said)
  }
}

const htmlReply = (ctx: Context) =>
  ctx
    .http!.reply.type('text/html; charset=utf-8')
    .header('cache-control', 'private, no-store')
    .header('referrer-policy', 'no-referrer')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
