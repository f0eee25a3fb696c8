// Opaque cursors: where a page of a list ended, as the values of its sort key.
import { brokenCursor } from '#kernel/contract/kernel.ts'

export const cursorOf = (key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url')

/** The sort key in a cursor of `length` values; a forged or broken one is refused. */
export function placeOf(cursor: string, length: number): (string | number)[] {
  try {
    const key = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (
      Array.isArray(key) &&
      key.length === length &&
      key.every(value => typeof value === 'string' || typeof value === 'number')
    )
      return key
  } catch {
    // Falls through to the refusal below: whatever is wrong with it, it is not a cursor of ours.
  }
  throw brokenCursor({})
}

/** Cuts one row more than was asked for into a page and the cursor of the next. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  key: (row: T) => readonly (string | number)[],
): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? cursorOf(key(last)) : null }
}
