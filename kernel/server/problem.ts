// How a "no" or a fault becomes an answer: RFC 9457 problem details in the asker's language.

import { malformed, tooLarge, tooMany, unavailable, wrongMediaType } from '#kernel/contract/kernel.ts'
import { Refusal } from '#kernel/contract/refusal.ts'
import type { Language } from '#kernel/contract/shapes.ts'
import { fill, type Words } from '#kernel/contract/words.ts'
import { isConnectionLoss } from './database.ts'
import { kernelWords } from './kernel-words.ts'

export interface Problem {
  readonly type: string
  readonly title: string
  readonly detail: string
  readonly status: number
  readonly request_id: string
  readonly [parameter: string]: unknown
}

/** The sentence for a refusal, from the texts of the domain that its code begins with. */
export function sentence(refusal: Refusal, texts: ReadonlyMap<string, Words>, language: Language): string {
  const [domain = '', name = ''] = refusal.code.split('.')
  const words = domain === 'kernel' ? kernelWords : texts.get(domain)
  const refusals = words?.[language].refusals as Record<string, string> | undefined
  const message = refusals?.[name]
  if (!message) throw new Error(`no text for the refusal ${refusal.code}`)
  return fill(message, language, refusal.params)
}

export function problemOf(
  refusal: Refusal,
  texts: ReadonlyMap<string, Words>,
  language: Language,
  request_id: string,
): Problem {
  const titles = kernelWords[language].titles as Record<string, string>
  return {
    ...refusal.params,
    type: `/problems/${refusal.code}`,
    title: titles[`s${refusal.status}`] ?? '',
    detail: sentence(refusal, texts, language),
    status: refusal.status,
    request_id,
  }
}

export function fault(language: Language, request_id: string): Problem {
  const words = kernelWords[language] as unknown as { titles: Record<string, string>; fault: string }
  return {
    type: '/problems/kernel.fault',
    title: words.titles.s500 ?? '',
    detail: fill(words.fault, language, { request_id }),
    status: 500,
    request_id,
  }
}

/** Turns what the HTTP server and the database throw into refusals; anything else is a bug and stays one. */
export function refusalOf(error: unknown, limits: { body_mb: number }): Refusal | null {
  if (error instanceof Refusal) return error
  if (isConnectionLoss(error)) return unavailable({})
  const { code, statusCode, message } = error as { code?: string; statusCode?: number; message?: string }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE')
    return tooLarge({ limit_mb: limits.body_mb })
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || code === 'FST_INVALID_MULTIPART_CONTENT_TYPE')
    return wrongMediaType({})
  if (statusCode === 429) return tooMany({ wait_seconds: 60 })
  if (statusCode === 413) return tooLarge({ limit_mb: limits.body_mb })
  if (statusCode === 400 || code === 'FST_ERR_CTP_EMPTY_JSON_BODY') return malformed({})
  // The reader of forms has no codes for an upload that breaks off or has no boundary.
  if (/multipart/i.test(message ?? '')) return malformed({})
  return null
}
