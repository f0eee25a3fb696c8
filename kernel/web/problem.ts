// What went wrong with a call, as screens see it: problem details of RFC 9457, or a loss of connection told in the same form.
import type { Language } from '#kernel/contract/shapes.ts'
import { speak } from '#kernel/contract/words.ts'
import { webWords } from './web-words.ts'

export interface FieldError {
  /** Where in what was sent, e.g. `title.ru` or `items.0.name`. */
  readonly path: string
  readonly message: string
}

interface Details {
  type?: string
  title?: string
  detail?: string
  status: number
  request_id?: string
  errors?: readonly FieldError[]
  [parameter: string]: unknown
}

/** A refused or failed call. `detail` is a sentence in the language in which was asked. Status 0: no answer at all. */
export class Problem extends Error {
  readonly type: string
  readonly title: string
  readonly detail: string
  readonly status: number
  readonly request_id: string | null
  readonly errors: readonly FieldError[]
  /** The parameters of the refusal, as its kind declares them. */
  readonly params: Readonly<Record<string, unknown>>

  constructor(details: Details) {
    const {
      type = '/problems/kernel.fault',
      title = '',
      detail = '',
      status,
      request_id,
      errors,
      ...params
    } = details
    super(detail || title || type)
    this.name = 'Problem'
    this.type = type
    this.title = title
    this.detail = detail
    this.status = status
    this.request_id = request_id ?? null
    this.errors = Array.isArray(errors) ? errors : []
    this.params = params
  }

  /** The code of the refusal, e.g. `catalogue.incomplete`. */
  get code(): string {
    return this.type.split('/').at(-1) ?? ''
  }
}

/** Is it this kind of refusal? `is(error, incomplete)` then lets a screen offer what helps. */
export const isRefusal = (error: unknown, kind: { readonly code: string }): error is Problem =>
  error instanceof Problem && error.code === kind.code

/** No answer came: the network, the proxy or the server is away. */
export const offline = (language: Language): Problem =>
  new Problem({
    type: '/problems/kernel.offline',
    status: 0,
    detail: speak(webWords, language).problem.offline,
  })

/** The person, or a newer question, called this one off. */
export const aborted = (language: Language): Problem =>
  new Problem({
    type: '/problems/kernel.aborted',
    status: 0,
    detail: speak(webWords, language).problem.aborted,
  })

/** The problem that an answer tells of; anything but problem details (a proxy's page) is told by its status. */
export function problemFrom(status: number, body: string, language: Language): Problem {
  const details = parsed(body)
  if (details && typeof details.type === 'string') return new Problem({ ...details, status })
  const detail = speak(webWords, language).problem.unreadable({ status })
  return new Problem({ type: '/problems/kernel.unreadable', status, detail })
}

function parsed(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
