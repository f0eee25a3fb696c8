// Questions to the DNS about senders: by the system's servers or by the one that is set, never for long, remembered for a while.
import { Resolver } from 'node:dns/promises'
import type { Okno } from '#kernel/server/okno.ts'

export type Ask = (domain: string, rrtype: string) => Promise<string[][] | string[]>

const patience_ms = 3000
const remembered_ms = 300_000
const mostRemembered = 2000

const resolvers = new WeakMap<Okno, Ask>()

/** The resolver of this program. */
export function resolverOf(okno: Okno): Ask {
  const known = resolvers.get(okno)
  if (known) return known
  const made = rememberingResolver(okno.config.OKNO_DNS)
  resolvers.set(okno, made)
  return made
}

interface Remembered {
  readonly until_ms: number
  readonly answer: ReturnType<Ask>
}

/** The same question is asked once in a while: letters of one sender come in flocks. Failures of the DNS are not remembered. */
export function rememberingResolver(server?: string): Ask {
  const resolver = new Resolver({ timeout: patience_ms, tries: 2 })
  if (server) resolver.setServers([server])
  const known = new Map<string, Remembered>()
  return (domain, rrtype) => {
    const key = `${rrtype} ${domain.toLowerCase()}`
    const now_ms = performance.now()
    const before = known.get(key)
    if (before && before.until_ms > now_ms) return before.answer
    if (known.size >= mostRemembered) known.clear()
    const answer = resolver.resolve(domain, rrtype as 'TXT') as ReturnType<Ask>
    known.set(key, { until_ms: now_ms + remembered_ms, answer })
    answer.catch(error => {
      if (!isAbsence(error)) known.delete(key)
    })
    return answer
  }
}

/** "There is no such record" is an answer. */
const isAbsence = (error: { code?: string }): boolean =>
  error.code === 'ENOTFOUND' || error.code === 'ENODATA'
