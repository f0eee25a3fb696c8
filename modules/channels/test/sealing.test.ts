// Sealed passwords open with the secret and for the owner they were sealed with, and else not at all.
import { expect, it } from 'vitest'
import { seal, unseal } from '../server/sealing.ts'

const secret = 'a secret of thirty-two characters'

it('opens what it sealed, and never seals the same text alike', () => {
  const sealed = seal('пароль', 'owner', secret)
  expect(unseal(sealed, 'owner', secret)).toBe('пароль')
  expect(seal('пароль', 'owner', secret)).not.toBe(sealed)
})

it('opens nothing for another owner, with another secret or after a change', () => {
  const sealed = seal('password', 'owner', secret)
  const changed = sealed.replace(
    /\.([^.])([^.]*)$/,
    (_, first, rest) => `.${first === 'A' ? 'B' : 'A'}${rest}`,
  )
  expect(unseal(sealed, 'other', secret)).toBeNull()
  expect(unseal(sealed, 'owner', `${secret}!`)).toBeNull()
  expect(unseal(changed, 'owner', secret)).toBeNull()
  expect(unseal('nonsense', 'owner', secret)).toBeNull()
})
