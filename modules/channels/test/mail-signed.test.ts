// Signed and encrypted letters: what is verified, what cannot be, and what is said of each.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type ReadOptions, readLetter } from '../server/mail/read.ts'

const file = (name: string) => readFileSync(new URL(`./letters/${name}`, import.meta.url))
const root = readFileSync(new URL('./root.pem', import.meta.url), 'utf8')
const words = 'Прошу оплатить счёт 118 до пятницы.'
const read = (raw: Uint8Array, options?: ReadOptions) => readLetter(raw, options)

describe('S/MIME', () => {
  test('a signature beside the letter: intact, whose, for which address, valid at its date', async () => {
    const letter = await read(file('signed.eml'))
    expect(letter.text).toBe(words)
    expect(letter.about.signature).toMatchObject({
      kind: 'smime',
      state: 'intact',
      reason: null,
      algorithm: 'RSA',
      certificate: {
        name: 'Иван Серов, ООО Восток',
        addresses: ['serov@vostok.example'],
        issuer: 'Учебный корневой центр, ООО Восток',
      },
      of_sender: true,
      in_time: true,
      chain: 'not_checked',
    })
  })

  test('a letter signed whole is opened, and what is inside is the letter', async () => {
    const letter = await read(file('signed-whole.eml'))
    expect(letter).toMatchObject({ text: words, attachments: [] })
    expect(letter.about).toMatchObject({ opened: ['smime'], signature: { state: 'intact' } })
  })

  test('one changed figure is seen', async () => {
    const changed = Buffer.from(file('signed.eml').toString('utf8').replace('118', '119'))
    const letter = await read(changed)
    expect(letter.text).toContain('119')
    expect(letter.about.signature?.state).toBe('broken')
  })

  test('line ends that a folder on disk has changed do no harm', async () => {
    const unix = Buffer.from(file('signed.eml').toString('latin1').replaceAll('\r', ''), 'latin1')
    expect((await read(unix)).about.signature?.state).toBe('intact')
  })

  test('a certificate for another address than the sender is said', async () => {
    const { signature } = (await read(file('signed-ecdsa.eml'))).about
    expect(signature).toMatchObject({ state: 'intact', algorithm: 'ECDSA, SHA-256', of_sender: false })
  })

  test('a letter dated before its certificate is said', async () => {
    const early = file('signed.eml').toString('latin1').replace('23 Nov 2026', '23 Nov 2020')
    expect((await read(Buffer.from(early, 'latin1'))).about.signature).toMatchObject({
      state: 'intact',
      in_time: false,
    })
  })

  test('the chain is known only by a root that was given', async () => {
    const chain = async (roots: string[]) =>
      (await read(file('signed.eml'), { smime_roots: roots })).about.signature?.chain
    expect(await chain([root])).toBe('known')
    const other = pemOf((await read(file('signed-gost.eml'))).attachments[0]!.content)
    expect(await chain([other])).toBe('unknown')
  })

  test('a signature by GOST is recognised, named, and not said to be checked', async () => {
    const letter = await read(file('signed-gost.eml'), { smime_roots: [root] })
    expect(letter.text).toBe(words)
    expect(letter.about.signature).toMatchObject({
      state: 'unchecked',
      reason: 'algorithm',
      algorithm: 'GOST R 34.10-2012, 256',
      certificate: { name: 'Анна Белова, ООО Восток' },
      chain: 'not_checked',
    })
  })

  test('a signature that is no signature', async () => {
    const torn = file('signed.eml')
      .toString('latin1')
      .replace(/MII[A-Za-z0-9+/\r\n=]+/, 'TUlJ\r\n')
    const letter = await read(Buffer.from(torn, 'latin1'))
    expect(letter.text).toBe(words)
    expect(letter.about.signature).toMatchObject({ state: 'unchecked', reason: 'unreadable' })
  })

  test('an encrypted letter is said to be one, its envelope is kept', async () => {
    const letter = await read(file('encrypted.eml'))
    expect(letter.about).toMatchObject({ encrypted: 'smime', signature: null })
    expect(letter.attachments.map(each => each.name)).toEqual(['smime.p7m'])
  })
})

/** Any certificate that is not the signer's root: here a piece that is none at all leads nowhere. */
const pemOf = (bytes: Uint8Array) =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(bytes).toString('base64')}\n-----END CERTIFICATE-----`

describe('PGP', () => {
  const letter = (type: string, body: string) =>
    read(Buffer.from(`From: a@b.example\nContent-Type: ${type}\n\n${body}`))

  test('a signed multipart is recognised and not checked', async () => {
    const { about, text } = await letter(
      'multipart/signed; protocol="application/pgp-signature"; boundary=b',
      '--b\nContent-Type: text/plain; charset=utf-8\n\nСчёт 118\n--b\nContent-Type: application/pgp-signature\n\nx\n--b--',
    )
    expect(text).toBe('Счёт 118')
    expect(about.signature).toMatchObject({ kind: 'pgp', state: 'unchecked', reason: 'pgp' })
  })

  test('a text signed in the clear is shown without its frame', async () => {
    const { about, text } = await letter(
      'text/plain; charset=utf-8',
      'До.\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nСчёт 118\n- - пункт\n-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\nПосле.',
    )
    expect(text).toBe('До.\nСчёт 118\n- пункт\nПосле.')
    expect(about.signature?.kind).toBe('pgp')
  })

  test.each([
    [
      'multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b',
      '--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b--',
    ],
    ['text/plain', '-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----'],
  ])('%s is said to be encrypted', async (type, body) => {
    expect((await letter(type, body)).about.encrypted).toBe('pgp')
  })
})
