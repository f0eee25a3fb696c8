// The roots to which certificates of signed letters must lead, from the file that the setting names.
import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Config } from '#kernel/server/config.ts'
import { StartError } from '#kernel/server/start-error.ts'

type Set = Pick<Config, 'OKNO_SMIME_ROOTS'>

const certificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** Certificates in PEM; none when the setting is not set or its file has gone since the start. */
export async function smimeRoots({ OKNO_SMIME_ROOTS }: Set): Promise<string[]> {
  if (!OKNO_SMIME_ROOTS) return []
  const pem = await readFile(OKNO_SMIME_ROOTS, 'utf8').catch(() => '')
  return pem.match(certificate) ?? []
}

/** Throws StartError when the setting names a file without certificates. */
export async function checkSmimeRoots({ OKNO_SMIME_ROOTS }: Set): Promise<void> {
  if (!OKNO_SMIME_ROOTS) return
  try {
    const roots = (await readFile(OKNO_SMIME_ROOTS, 'utf8')).match(certificate) ?? []
    for (const root of roots) new X509Certificate(root)
    if (roots.length > 0) return
  } catch {
    // said below
  }
  throw new StartError(
    {
      ru: `OKNO_SMIME_ROOTS: в файле ${OKNO_SMIME_ROOTS} нет сертификатов в PEM. Укажите другой файл или уберите настройку.`,
      en: `OKNO_SMIME_ROOTS: there are no certificates in PEM in the file ${OKNO_SMIME_ROOTS}. Name another file or leave the setting out.`,
    },
    { exit_code: 78 },
  )
}
