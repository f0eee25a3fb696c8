// What the faults of a mail server mean: which step failed, what is wrong in a word, and the server's own words.
import type { FetchFault, fetchSteps } from '../../contract.ts'

export type FetchStep = (typeof fetchSteps)[number]

/** A step that failed. Its message is kept as `fault: words of the other side`. */
export class StepFailed extends Error {
  override readonly name = 'StepFailed'
  readonly step: FetchStep
  readonly fault: FetchFault
  readonly said: string
  constructor(step: FetchStep, fault: FetchFault, said: string) {
    super(said ? `${fault}: ${said}` : fault)
    this.step = step
    this.fault = fault
    this.said = said
  }
}

/** Does one step and names it when it fails. */
export async function atStep<T>(step: FetchStep, doing: Promise<T>): Promise<T> {
  try {
    return await doing
  } catch (error) {
    throw error instanceof StepFailed ? error : new StepFailed(step, faultOf(error, step), saidBy(error))
  }
}

/** By the codes of Node, OpenSSL and the libraries that talk IMAP and SMTP. */
const faultsByCode: Readonly<Record<string, FetchFault>> = {
  ENOTFOUND: 'unknown_host',
  EAI_AGAIN: 'unknown_host',
  ECONNREFUSED: 'nobody_listens',
  EHOSTUNREACH: 'nobody_listens',
  ENETUNREACH: 'nobody_listens',
  ETIMEDOUT: 'silent',
  CONNECT_TIMEOUT: 'silent',
  GREETING_TIMEOUT: 'silent',
  GREEETING_TIMEOUT: 'silent',
  UPGRADE_TIMEOUT: 'silent',
  ECONNRESET: 'broken_off',
  EPIPE: 'broken_off',
  NoConnection: 'broken_off',
  EConnectionClosed: 'broken_off',
  ClosedAfterConnectTLS: 'broken_off',
  ERR_SSL_WRONG_VERSION_NUMBER: 'no_tls_there',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'no_tls_there',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'no_tls_there',
  CERT_HAS_EXPIRED: 'certificate_expired',
  CERT_NOT_YET_VALID: 'certificate_expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate_name',
  OKNO_CERTIFICATE_CHANGED: 'certificate_changed',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate_unknown',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate_unknown',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate_unknown',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate_unknown',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate_unknown',
  EAUTH: 'wrong_login',
  EDNS: 'unknown_host',
}

/** Words of Node and OpenSSL in faults whose code was replaced on the way. */
const faultsByWords: readonly (readonly [RegExp, FetchFault])[] = [
  [/wrong version number|packet length too long/i, 'no_tls_there'],
  [/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/, 'nobody_listens'],
  [/ENOTFOUND|EAI_AGAIN/, 'unknown_host'],
  [/another certificate/, 'certificate_changed'],
  [/certificate has expired|certificate is not yet valid/i, 'certificate_expired'],
  [/does not match certificate|altnames/i, 'certificate_name'],
  [
    /self-signed certificate|unable to (?:verify the first|get (?:local )?issuer) certificate/i,
    'certificate_unknown',
  ],
  [/ETIMEDOUT|timed? ?out|Greeting never received/i, 'silent'],
  [/ECONNRESET|socket hang up|closed unexpectedly/i, 'broken_off'],
]

interface Fault {
  readonly code?: string
  readonly message?: string
  readonly reason?: string
  readonly cause?: unknown
  readonly responseText?: string
  readonly response?: unknown
  readonly authenticationFailed?: boolean
}

/** The word for a fault, as far as its code tells. */
export function faultOf(error: unknown, step: FetchStep): FetchFault {
  const { code, message, cause, authenticationFailed } = (error ?? {}) as Fault
  if (authenticationFailed) return 'wrong_login'
  const worded = faultsByWords.find(([words]) => words.test(message ?? ''))?.[1]
  const known = worded ?? faultsByCode[code ?? '']
  if (known) return known
  if (cause && cause !== error) return faultOf(cause, step)
  return step === 'folder' ? 'no_folder' : step === 'fetch' ? 'not_fetched' : 'refused'
}

export const isCertificateFault = (fault: FetchFault): boolean => fault.startsWith('certificate_')

/** The other side's own words where it had any, otherwise the fault's. */
export function saidBy(error: unknown): string {
  const { responseText, response, message, code } = (error ?? {}) as Fault
  const words = responseText || (typeof response === 'string' && response)
  // Node adds what developers may try, to which nobody here has the means.
  const own = message?.replace(/; if the root CA is installed locally.*$/, '')
  return (words || [own, code].filter(Boolean).join(' ') || String(error)).slice(0, 500)
}
