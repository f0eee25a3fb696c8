// The file of roots for signed letters: read when it is good, refused at the start when it is not, in both languages.

import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { StartError } from '#kernel/server/start-error.ts'
import { checkSmimeRoots, smimeRoots } from '../server/reading/smime-roots.ts'

const at = (name: string) => fileURLToPath(new URL(name, import.meta.url))

test('certificates of the file are taken, and none where no file is set', async () => {
  expect(await smimeRoots({ OKNO_SMIME_ROOTS: at('./root.pem') })).toHaveLength(1)
  expect(await smimeRoots({ OKNO_SMIME_ROOTS: undefined })).toEqual([])
  await checkSmimeRoots({ OKNO_SMIME_ROOTS: undefined })
  await checkSmimeRoots({ OKNO_SMIME_ROOTS: at('./root.pem') })
})

test.each(['./no-such.pem', './encode.ts'])('%s is refused at the start', async name => {
  const refused = checkSmimeRoots({ OKNO_SMIME_ROOTS: at(name) })
  await expect(refused).rejects.toBeInstanceOf(StartError)
  await expect(refused).rejects.toMatchObject({
    ru: expect.stringContaining('OKNO_SMIME_ROOTS'),
    en: expect.stringContaining(at(name)),
    exit_code: 78,
  })
})

test('a file that went after the start leaves chains unchecked, and letters are read', async () => {
  expect(await smimeRoots({ OKNO_SMIME_ROOTS: at('./no-such.pem') })).toEqual([])
})
