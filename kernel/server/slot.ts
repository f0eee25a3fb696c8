// Slots on the server: a lower domain says what it would like to be told, an upper one that knows fills it.
import type { Okno } from './okno.ts'

/** What one domain put into a slot of another. */
export interface Fill {
  readonly slot: string
  readonly value: unknown
}

export interface Slot<T> {
  /** To be listed in `fills` of the module that knows. */
  fill(value: T): Fill
  /** All that was put in, in the order of the domains. */
  all(okno: Okno): readonly T[]
}

/** A slot by its name, `domain.what`. */
export function slot<T>(name: string): Slot<T> {
  return {
    fill: value => ({ slot: name, value }),
    all: okno =>
      okno.modules.flatMap(module =>
        module.fills.filter(fill => fill.slot === name).map(fill => fill.value as T),
      ),
  }
}
