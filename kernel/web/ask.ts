// One call of an endpoint over HTTP, as the contract describes it.
import type { Answer, Call, Endpoint } from '#kernel/contract/endpoint.ts'
import type { Language } from '#kernel/contract/shapes.ts'
import { aborted, offline, Problem, problemFrom } from './problem.ts'

type Sent<E extends Endpoint> = { [K in keyof Call<E>]-?: NonNullable<Call<E>[K]> }
type Optional<T> = { [K in keyof T as Record<never, never> extends T[K] ? K : never]?: T[K] }
type Required<T> = { [K in keyof T as Record<never, never> extends T[K] ? never : K]: T[K] }

/** What a caller gives: `{ params, query, body }`, of which those without a compulsory field may be left out. */
export type Asking<E extends Endpoint> = Optional<Sent<E>> & Required<Sent<E>>

export interface AskOptions {
  /** The version that the change was made on; the server answers 412 when it has moved on. */
  if_match?: string
  idempotency_key?: string
  signal?: AbortSignal
}

interface Parts {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

/** Calls an endpoint. Throws a `Problem` for every refusal, fault and loss of connection. */
export async function ask<E extends Endpoint>(
  endpoint: E,
  call: Asking<E>,
  options: AskOptions = {},
): Promise<Answer<E>> {
  const { body } = call as Parts
  const language = pageLanguage()
  const response = await fetch(addressOf(endpoint, call), {
    method: endpoint.method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      'accept-language': language,
      ...(endpoint.method !== 'GET' && body !== undefined ? { 'content-type': 'application/json' } : {}),
      ...(endpoint.idempotent ? { 'idempotency-key': options.idempotency_key ?? crypto.randomUUID() } : {}),
      ...(options.if_match === undefined ? {} : { 'if-match': options.if_match }),
    },
    ...(endpoint.method !== 'GET' && body !== undefined ? { body: JSON.stringify(body) } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
  }).catch((error: unknown) => {
    throw (error as Error).name === 'AbortError' ? aborted(language) : offline(language)
  })
  const text = await response.text().catch(() => {
    throw offline(language)
  })
  if (!response.ok) throw problemFrom(response.status, text, language)
  try {
    return (text === '' ? {} : JSON.parse(text)) as Answer<E>
  } catch {
    throw problemFrom(response.status, '', language)
  }
}

/** The address of a call, `/api/services/1?q=x`: for links to files and reports too. */
export function addressOf<E extends Endpoint>(endpoint: E, call: Asking<E>): string {
  const { params = {}, query = {} } = call as Parts
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one))
  return `/api${path}${search.size > 0 ? `?${search}` : ''}`
}

/** The language of the page: the one place where the code outside React reads it. */
export const pageLanguage = (): Language =>
  typeof document !== 'undefined' && document.documentElement.lang === 'en' ? 'en' : 'ru'

/** Worth another try by itself: no answer, or a server that says it is away for a moment. */
export const mayPass = (error: unknown): boolean =>
  error instanceof Problem && (error.code === 'kernel.offline' || [502, 503, 504].includes(error.status))
