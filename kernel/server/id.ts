// New identifiers: UUID version 7, so that rows made later sort later and indexes grow at their end.
import { randomUUIDv7 } from 'node:crypto'

/**
 * The twelve bits behind the millisecond carry its fraction (RFC 9562, 6.2, method 3): what one process makes sorts in the
 * order of its making also within a millisecond.
 */
export function newId(): string {
  const now_ms = performance.timeOrigin + performance.now()
  const whole_ms = Math.floor(now_ms)
  const time = whole_ms.toString(16).padStart(12, '0')
  const fraction = Math.floor((now_ms - whole_ms) * 4096)
    .toString(16)
    .padStart(3, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${fraction}${randomUUIDv7().slice(18)}`
}
