// New identifiers: UUID version 7, so that rows made later sort later and indexes grow at their end.
import { randomUUIDv7 } from 'node:crypto'

export const newId = (): string => randomUUIDv7()
