// Who gets the answers of a request by mail, who does not, and why: the same for sending and for showing it before.
import type { Context } from '#kernel/server/context.ts'
import { peopleByIds } from '#modules/organisation/server/face.ts'
import { participants, type RequestRow } from '#modules/requests/server/face.ts'
import type { Receiver } from '../../contract.ts'
import { isOwnAddress, mailboxes } from '../store/mailboxes.ts'
import { agentsAmong } from './agents.ts'

type Asked = Pick<RequestRow, 'id' | 'requester_id' | 'reported_by'>

/** Everybody of the requester's side, the requester first. `writer_id` writes the answer and needs no copy of it. */
export async function receiversOf(
  ctx: Context,
  request: Asked,
  writer_id: string | null,
): Promise<Receiver[]> {
  const parts = await participants(ctx, request.id)
  const roles = new Map<string, Receiver['role']>([
    [request.requester_id, 'requester'],
    ...parts
      .filter(part => part.person_id !== request.requester_id)
      .map(part => [part.person_id, part.role as Receiver['role']] as const),
  ])
  if (!roles.has(request.reported_by)) roles.set(request.reported_by, 'reporter')
  const ids = [...roles.keys()]
  const [people, agents, boxes] = [
    await peopleByIds(ctx, ids),
    await agentsAmong(ctx, ids),
    await mailboxes(ctx),
  ]
  const receivers = ids.flatMap(id => {
    const person = people.get(id)
    const role = roles.get(id)!
    if (!person) return []
    const left_out = whyLeftOut(role, {
      address: person.email,
      blocked: person.blocked_at !== null,
      own: person.email !== null && isOwnAddress(boxes, person.email),
      // Colleagues read it at the desk, and their own address is nobody's business.
      centre: role !== 'requester' && agents.has(id),
      writer: id === writer_id,
    })
    const gets = left_out ? null : role === 'requester' ? ('to' as const) : ('cc' as const)
    return [{ person: { id, name: person.name }, address: person.email, role, gets, left_out }]
  })
  return withSomebodyTo(receivers)
}

function whyLeftOut(
  role: Receiver['role'],
  is: { address: string | null; blocked: boolean; own: boolean; centre: boolean; writer: boolean },
): Receiver['left_out'] {
  if (is.centre) return 'centre'
  if (role !== 'requester' && role !== 'copied') return 'not_copied'
  if (is.writer && role !== 'requester') return 'is_writer'
  if (is.address === null) return 'no_address'
  if (is.blocked) return 'blocked'
  return is.own ? 'own_address' : null
}

/** A letter needs somebody whom it is to: where the requester is not reached by mail, the first one on copy. */
function withSomebodyTo(receivers: readonly Receiver[]): Receiver[] {
  if (receivers.some(one => one.gets === 'to')) return [...receivers]
  const first = receivers.findIndex(one => one.gets === 'cc')
  return receivers.map((one, index) => (index === first ? { ...one, gets: 'to' } : one))
}
