// Kinds of event: what happened, to which thing, with which values; payloads carry ids and values, never secrets.
import { z } from 'zod'

export interface EventKind<S extends z.ZodRawShape> {
  /** `<domain>.<verb in the past tense>`, e.g. `requests.request_registered`. */
  readonly name: string
  readonly shape: z.ZodObject<S>
  /** The payload's field that names the thing it happened to: the event stands in that thing's timeline. */
  readonly about: keyof S & string
}

/** Any kind of event, whatever it carries. */
export interface AnyEvent {
  readonly name: string
  readonly shape: z.ZodType
  readonly about: string
}

export type Payload<E extends AnyEvent> = z.output<E['shape']>

/** Declares an event; the first field is the thing it is about unless `about` names another. */
export function event<S extends z.ZodRawShape>(
  name: `${string}.${string}`,
  shape: S,
  about: keyof S & string = Object.keys(shape)[0]!,
): EventKind<S> {
  return { name, shape: z.object(shape), about }
}
