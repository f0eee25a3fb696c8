// The certificate with which the listeners offer STARTTLS, read again while they run, so that a renewed one is taken up.
import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import type { Okno } from '#kernel/server/okno.ts'
import { StartError } from '#kernel/server/start-error.ts'
import { ownCertificate } from './own-certificate.ts'

export interface ListenerTls {
  readonly key: string
  readonly cert: string
}

/** Null when none is set. Throws StartError for files that are no certificate with its key. */
export function listenerTls({ config, clock }: Okno): ListenerTls | null {
  const { OKNO_SMTP_CERT, OKNO_SMTP_KEY, OKNO_SMTP_LOGIN } = config
  // A password is never asked for in the clear.
  const wanted = OKNO_SMTP_CERT ?? (OKNO_SMTP_LOGIN ? 'own' : undefined)
  if (!wanted) return null
  if (wanted === 'own')
    return ownCertificate(config.OKNO_DATA, new URL(config.OKNO_URL).hostname, clock.now())
  try {
    const cert = readFileSync(wanted, 'utf8')
    const key = readFileSync(OKNO_SMTP_KEY ?? wanted, 'utf8')
    createSecureContext({ key, cert })
    return { key, cert }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    throw new StartError({
      ru: `OKNO_SMTP_CERT и OKNO_SMTP_KEY: не сертификат с ключом: ${said}`,
      en: `OKNO_SMTP_CERT and OKNO_SMTP_KEY are no certificate with its key: ${said}`,
    })
  }
}
