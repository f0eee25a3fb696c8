// The fields of a draft edition, where refusals stand among them, and the copy that this browser keeps of what is not on the server yet.
import { z } from 'zod'
import { isRefusal, type Problem } from '#kernel/web/problem.ts'
import { type Edition, type EditionFields, targetProblems, unfitTarget } from '../contract.ts'

export type DraftFields = z.output<typeof EditionFields>

/** What can be written of an edition. */
export const fieldsOf = ({ valid_from, covers_open, scope, note, targets }: Edition): DraftFields => ({
  valid_from,
  covers_open,
  scope,
  note,
  targets: targets.map(({ id: _, ...target }) => target),
})

const Unfit = z.object({
  problems: z.array(z.object({ index: z.int(), field: z.string(), problem: z.enum(targetProblems) })),
})

/** The sentences of a refusal by their places: fields that zod names, and targets by their place in the list. */
export function placesOf(
  problem: Problem,
  sentences: { readonly [P in (typeof targetProblems)[number]]: string },
): Record<string, string> {
  const named = problem.errors.map(({ path, message }) => [path, message] as const)
  if (!isRefusal(problem, unfitTarget)) return Object.fromEntries(named)
  const { problems } = Unfit.parse(problem.params)
  return Object.fromEntries(
    problems.map(({ index, field, problem: kind }) => [`targets.${index}.${field}`, sentences[kind]]),
  )
}

/** What was typed, and upon which text of the server. */
interface Typed {
  readonly base: string
  readonly fields: DraftFields
}

const placeOf = (edition_id: string) => `okno.edition.${edition_id}`
const Stored = z.object({ base: z.string(), fields: z.looseObject({ targets: z.array(z.looseObject({})) }) })

export const keepTyped = (edition_id: string, typed: Typed): void =>
  localStorage.setItem(placeOf(edition_id), JSON.stringify(typed))

export const forgetTyped = (edition_id: string): void => localStorage.removeItem(placeOf(edition_id))

/** What was typed in this browser and could not be put on the server; null when there is nothing. */
export function typedBefore(edition_id: string): Typed | null {
  const stored = localStorage.getItem(placeOf(edition_id))
  if (stored === null) return null
  const read = Stored.safeParse(parsed(stored))
  return read.success ? (read.data as unknown as Typed) : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
