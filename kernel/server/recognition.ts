// Who is behind a call: proven by the domain that knows accounts, remembered for some seconds, forgotten when anything about
// people changes.
import type { IncomingHttpHeaders } from 'node:http'
import type { Actor } from '#kernel/contract/access.ts'
import type { Okno } from './okno.ts'

export interface Proof {
  readonly account_id: string
  readonly via: Actor['via']
  /** What a key is limited to; null: all that its person may do. */
  readonly permissions: readonly string[] | null
}

/** Checks a cookie or a key. */
export type Prove = (okno: Okno, headers: IncomingHttpHeaders) => Promise<Proof | null>
/** The person with its place and its grants; null when it may not enter. */
export type ActorOf = (okno: Okno, account_id: string) => Promise<Actor | null>

export interface Recognition {
  recognise(okno: Okno, headers: IncomingHttpHeaders): Promise<Actor | null>
  /** Forgets everybody: the next call looks into the database again. */
  forget(): void
  /** Grows whenever everybody was forgotten: whoever holds on to an actor looks anew when it has. */
  generation(): number
}

const remembered_ms = 10_000
const mostRemembered = 20_000

export function makeRecognition(prove: Prove, actorOf: ActorOf): Recognition {
  let known = new Map<string, { actor: Promise<Actor | null>; until: number }>()
  let generation = 0
  return {
    async recognise(okno, headers) {
      const credential = headers.authorization ?? headers.cookie
      if (!credential) return null
      const now = Date.now()
      const before = known.get(credential)
      if (before && before.until > now) return before.actor
      if (known.size > mostRemembered) known = new Map()
      const actor = recogniseAnew(okno, headers, prove, actorOf)
      known.set(credential, { actor, until: now + remembered_ms })
      // Only who was recognised is remembered: a stranger may sign in at any moment, a lost connection is no verdict.
      const found = await actor.catch(error => {
        known.delete(credential)
        throw error
      })
      if (!found) known.delete(credential)
      return found
    },
    forget: () => {
      known = new Map()
      generation += 1
    },
    generation: () => generation,
  }
}

async function recogniseAnew(
  okno: Okno,
  headers: IncomingHttpHeaders,
  prove: Prove,
  actorOf: ActorOf,
): Promise<Actor | null> {
  const proof = await prove(okno, headers)
  if (!proof) return null
  const actor = await actorOf(okno, proof.account_id)
  if (!actor) return null
  const grants = proof.permissions
    ? new Map([...actor.grants].filter(([permission]) => proof.permissions!.includes(permission)))
    : actor.grants
  return { ...actor, grants, via: proof.via }
}
