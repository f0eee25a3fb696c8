// What the checks of a sender come to: proven, failed, or nothing to go by. Pure.
import type { LetterProof } from '../../contract.ts'

export type Checks = Omit<LetterProof, 'verdict'>

/**
 * Proven: the domain that the letter names passes DMARC, or has no DMARC and the letter carries its signature or comes from
 * its servers. Failed: its DMARC, or without one its SPF, says that the letter is not from there. A broken signature alone
 * disproves nothing (RFC 6376, 6.3): lists and gateways break them.
 */
export function verdictOf({ domain, dmarc, spf, dkim }: Checks): LetterProof['verdict'] {
  if (dmarc?.result === 'pass') return 'proven'
  if (dmarc?.result === 'fail') return 'failed'
  if (!domain) return 'unproven'
  if (dkim.some(one => one.result === 'pass' && isWithin(domain, one.domain))) return 'proven'
  if (!isWithin(domain, spf?.domain)) return 'unproven'
  return spf?.result === 'pass' ? 'proven' : spf?.result === 'fail' ? 'failed' : 'unproven'
}

/** The same domain, or one of them below the other. */
function isWithin(domain: string, other: string | null | undefined): boolean {
  if (!other) return false
  const [a, b] = [domain.toLowerCase(), other.toLowerCase()]
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`)
}
