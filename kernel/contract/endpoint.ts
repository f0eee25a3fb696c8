// Endpoints: one declaration gives the route, the checks of what comes in and goes out, the types and the documentation.
import type { z } from 'zod'
import type { AnyRefusal } from './refusal.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Who may call: everybody, everybody who is signed in, or who holds the named permission in some scope. */
export type Can = 'anyone' | 'signed-in' | `${string}.${string}`

type Shape = z.ZodType | undefined

export interface Endpoint<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
  O extends z.ZodType = z.ZodType,
> {
  readonly method: Method
  /** Below `/api`, with `:name` for parameters. */
  readonly path: string
  readonly can: Can
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly output: O
  /** The status of success, 200 unless said. */
  readonly status?: 200 | 201 | 202
  readonly refusals?: readonly AnyRefusal[]
  /** One sentence for integrators. */
  readonly summary: string
  /** Creation: the same `Idempotency-Key` by the same person gives the first answer again. */
  readonly idempotent?: boolean
  /** The action writes the answer itself (files, streams); `output` then only documents it. */
  readonly raw?: boolean
  /** The body is multipart/form-data and is read by the action. */
  readonly upload?: boolean
  /**
   * Also takes the body of a web form. `true`: it is not read, programs that press a link for somebody send one. `read`: its
   * fields are the body, each the last one of its name.
   */
  readonly form?: boolean | 'read'
  /** A GET that must run in a writing transaction, or a POST that only reads. */
  readonly reads?: boolean
}

export type Contract = Record<string, Endpoint>

type Told<P extends Shape, Q extends Shape, B extends Shape, O extends z.ZodType> = Omit<
  Endpoint<P, Q, B, O>,
  'method' | 'path'
>

const verb =
  (method: Method) =>
  <
    O extends z.ZodType,
    P extends Shape = undefined,
    Q extends Shape = undefined,
    B extends Shape = undefined,
  >(
    path: `/${string}`,
    told: Told<P, Q, B, O>,
  ): Endpoint<P, Q, B, O> => ({ method, path, ...told })

export const get = verb('GET')
export const post = verb('POST')
export const put = verb('PUT')
export const patch = verb('PATCH')
export const del = verb('DELETE')

type In<S> = [Extract<S, z.ZodType>] extends [never] ? undefined : z.output<Extract<S, z.ZodType>>
type Sent<S> = [Extract<S, z.ZodType>] extends [never] ? undefined : z.input<Extract<S, z.ZodType>>

/** What an action receives, parsed. */
export type Input<E extends Endpoint> = {
  params: In<E['params']>
  query: In<E['query']>
  body: In<E['body']>
}
/** What an action may return: the contract narrows it, so whole rows are welcome. */
export type Output<E extends Endpoint> = z.input<E['output']>
/** What a caller gets. */
export type Answer<E extends Endpoint> = z.output<E['output']>
/** What a caller sends: parameters, query and body in one object each. */
export type Call<E extends Endpoint> = Pruned<{
  params: Sent<E['params']>
  query: Sent<E['query']>
  body: Sent<E['body']>
}>
type Pruned<T> = { [K in keyof T as T[K] extends undefined ? never : K]: T[K] }
