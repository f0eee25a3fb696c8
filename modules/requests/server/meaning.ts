// What events of requests mean for the clocks of promises.
import type { Payload } from '#kernel/contract/event.ts'
import type { Meaning, MeasuredKind, Moment, StandingReason } from '#modules/agreements/server/face.ts'
import * as told from '../contract.ts'
import { placesOfRequests } from './store/places.ts'
import { holdTogether, setGoverning } from './store/write.ts'

const nothing = { moments: [], attributes: {} }

/** The status of a request as a moment: whose turn it is. */
const turn: Readonly<Record<string, StandingReason | undefined>> = {
  waiting_requester: 'requester',
  waiting_third_party: 'third_party',
  scheduled: 'scheduled',
}
const turnMoment = (status: string, awaits: StandingReason | undefined, at: number): Moment => {
  const awaited = awaits ?? turn[status]
  return awaited ? { at, do: 'waiting', for: awaited } : { at, do: 'working' }
}

type Reading = (payload: never, at: number) => Meaning

const readings: Readonly<Record<string, Reading>> = {
  [told.requestRegistered.name]: (event: Payload<typeof told.requestRegistered>, at) => ({
    moments: [{ at, do: 'opened', team: event.team_id }],
    attributes: {
      client: event.client_id,
      unit: event.unit_id,
      service: event.service_id,
      department: event.department_id,
      team: event.team_id,
      type: event.type,
      priority: event.priority,
    },
  }),
  [told.messageAdded.name]: ({ kind, automatic }: Payload<typeof told.messageAdded>, at) =>
    kind === 'note' || automatic
      ? nothing
      : { moments: [{ at, do: kind === 'answer' ? 'answered' : 'asked' }], attributes: {} },
  [told.requestAssigned.name]: (event: Payload<typeof told.requestAssigned>, at) => ({
    moments: [{ at, do: 'assigned', team: event.team_id, person: event.assignee_id }],
    attributes: { team: event.team_id, department: event.department_id },
  }),
  [told.requesterChanged.name]: ({ client_id, unit_id }: Payload<typeof told.requesterChanged>) => ({
    moments: [],
    attributes: { client: client_id, unit: unit_id },
  }),
  [told.statusChanged.name]: ({ to, awaits }: Payload<typeof told.statusChanged>, at) => ({
    moments: [turnMoment(to, awaits, at)],
    attributes: {},
  }),
  [told.requestResolved.name]: (_: unknown, at) => ({ moments: [{ at, do: 'resolved' }], attributes: {} }),
  [told.requestReopened.name]: (_: unknown, at) => ({ moments: [{ at, do: 'reopened' }], attributes: {} }),
  [told.requestCancelled.name]: (_: unknown, at) => ({ moments: [{ at, do: 'cancelled' }], attributes: {} }),
  [told.requestMerged.name]: (_: unknown, at) => ({ moments: [{ at, do: 'merged' }], attributes: {} }),
  [told.mergeUndone.name]: (_: unknown, at) => ({ moments: [{ at, do: 'unmerged' }], attributes: {} }),
  [told.requestEdited.name]: ({ changes }: Payload<typeof told.requestEdited>, at) => ({
    moments: editMoments(changes, at),
    attributes: {
      ...('service_id' in changes ? { service: changes.service_id as string | null } : {}),
      ...('type' in changes ? { type: changes.type as string } : {}),
      ...('priority' in changes ? { priority: changes.priority as string } : {}),
    },
  }),
}

function editMoments(changes: Readonly<Record<string, unknown>>, at: number): Moment[] {
  const moments: Moment[] = []
  // Told as a date, read back from the log as text: to the millisecond the same.
  if ('promised_at' in changes)
    moments.push({
      at,
      do: 'promised',
      by: changes.promised_at ? new Date(changes.promised_at as Date | string).getTime() : null,
    })
  if (typeof changes.completeness === 'string')
    moments.push({ at, do: 'checked', code: changes.completeness })
  return moments
}

/** Requests as things that clocks measure. */
export const measuredRequest: MeasuredKind = {
  kind: 'request',
  events: Object.keys(readings),
  meaning: ({ name, payload }, at) => readings[name]?.(payload as never, at) ?? null,
  hold: holdTogether,
  known: placesOfRequests,
  govern: setGoverning,
}
