// Foreseen refusals: a named "no" with a status and parameters, thrown on the server and told in the reader's language.
import type { z } from 'zod'

/** What is thrown. `code` is `<domain>.<name>`; `params` fill the sentence in the domain's texts. */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  readonly params: Record<string, unknown>

  constructor(code: string, status: number, params: Record<string, unknown>) {
    super(`${code} ${JSON.stringify(params)}`)
    this.name = 'Refusal'
    this.code = code
    this.status = status
    this.params = params
  }
}

type Params<S extends z.ZodRawShape> = { [K in keyof S]: z.input<S[K]> }

/** A kind of refusal: call it with its parameters to get what to throw. */
export interface RefusalKind<S extends z.ZodRawShape> {
  (params: Params<S>): Refusal
  readonly code: string
  readonly status: number
  readonly shape: S
}

/** Any kind of refusal, whatever its parameters. */
export interface AnyRefusal {
  readonly code: string
  readonly status: number
  readonly shape: z.ZodRawShape
}

/** Declares a refusal; a Russian and an English sentence for it must stand in the domain's texts. */
export function refusal<S extends z.ZodRawShape = Record<never, never>>(
  code: `${string}.${string}`,
  status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 423 | 429 | 503,
  shape: S = {} as S,
): RefusalKind<S> {
  const kind = (params: Params<S>) => new Refusal(code, status, params)
  return Object.assign(kind, { code, status, shape })
}
