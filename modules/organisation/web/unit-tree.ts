// The order in which units are shown: each under the one that it is part of.

/** Units with their depth; one whose parent is not in the list stands at the top. */
export function asTree<U extends { id: string; parent_id: string | null }>(
  units: readonly U[],
): { unit: U; depth: number }[] {
  const ids = new Set(units.map(unit => unit.id))
  const below = (parent_id: string | null, depth: number): { unit: U; depth: number }[] =>
    units
      .filter(unit => (unit.parent_id && ids.has(unit.parent_id) ? unit.parent_id : null) === parent_id)
      .flatMap(unit => [{ unit, depth }, ...below(unit.id, depth + 1)])
  return below(null, 0)
}
