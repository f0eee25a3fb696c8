// Checks SPF, DKIM, DMARC and ARC of a letter that came to the own listener.
import { authenticate } from 'mailauth'
import type { LetterProof } from '../../contract.ts'
import type { Ask } from './resolver.ts'
import { type Checks, verdictOf } from './verdict.ts'

/** By whom a letter was brought. */
export interface Bringer {
  readonly address: string
  readonly helo: string
  /** A mail server of ours passed it on: where it came from before is not known, so only signatures count. */
  readonly inside: boolean
}

/** Signatures over nothing but these first bytes are never looked at: the letter is not whole. */
const isSignedAtAll = (raw: Uint8Array): boolean =>
  /^(?:DKIM-Signature|ARC-Seal):/im.test(Buffer.from(raw.subarray(0, 64 * 1024)).toString('latin1'))

/** Is there anything to look at? A letter from inside that nobody signed says nothing of its sender. */
export const isCheckable = (raw: Uint8Array, bringer: Bringer): boolean =>
  !bringer.inside || isSignedAtAll(raw)

/** Null when there was nothing to look at: an unsigned letter from inside. Throws nothing: a silent DNS proves nothing. */
export async function checkSender(
  raw: Uint8Array,
  told: { readonly bringer: Bringer; readonly from: string; readonly mta: string; readonly ask: Ask },
): Promise<LetterProof | null> {
  const { bringer } = told
  if (!isCheckable(raw, bringer)) return null
  const found = await authenticate(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), {
    ...(bringer.inside ? {} : { ip: bringer.address, helo: bringer.helo }),
    sender: told.from,
    mta: told.mta,
    resolver: told.ask,
    disableBimi: true,
  })
  const checks: Checks = {
    by: 'okno',
    domain: found.dkim.headerFrom?.length ? domainIn(found.dkim.headerFrom.at(-1)) : null,
    spf:
      bringer.inside || !found.spf
        ? null
        : { result: found.spf.status.result, domain: found.spf.domain ?? null },
    dkim: (found.dkim.results ?? [])
      .filter(one => one.status.result !== 'none')
      .map(one => ({ result: one.status.result, domain: one.signingDomain ?? null })),
    dmarc: found.dmarc ? { result: found.dmarc.status.result, domain: found.dmarc.domain ?? null } : null,
    arc:
      found.arc && found.arc.status.result !== 'none'
        ? {
            result: found.arc.status.result,
            domain: (found.arc.signature || undefined)?.signingDomain ?? null,
          }
        : null,
  }
  const verdict = verdictOf(checks)
  // What our own server passed on may have come from the right place, and only it could tell.
  return { verdict: bringer.inside && verdict === 'failed' ? 'unproven' : verdict, ...checks }
}

const domainIn = (address: string | undefined): string | null =>
  address?.includes('@') ? address.slice(address.lastIndexOf('@') + 1).toLowerCase() : null
