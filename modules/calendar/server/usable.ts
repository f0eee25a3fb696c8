// What of an edited calendar is kept, and whether its document can be a calendar at all.
import type { z } from 'zod'
import type { EditedCalendar } from '../contract/shapes.ts'
import { unusable } from '../contract.ts'
import { checkCalendar } from './rules/check.ts'
import type { CalendarDocument } from './rules/document.ts'

/** The document, or a refusal that lists everything that is wrong with it. */
export function usable(document: CalendarDocument): CalendarDocument {
  const problems = checkCalendar(document)
  const first = problems[0]
  if (first) throw unusable({ problem: first.code, problems })
  return document
}

export type EditedFields = z.output<typeof EditedCalendar>

/** The fields that are kept; what was read and is sent back along with them is not changed by it. */
export function fieldsOf(edited: EditedFields) {
  const { code, name, follows, id, is_default, version, missing_years, provisional_years, ...document } =
    edited
  return {
    document,
    ...(code === undefined ? {} : { code }),
    ...(name === undefined ? {} : { name }),
    ...(follows === undefined ? {} : { follows }),
  }
}
