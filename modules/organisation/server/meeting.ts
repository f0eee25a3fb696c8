// How people come to be known: account, place and addresses together, whether an administrator or a letter brings them.
import { type Language, type LocalText, pick } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { changeAccount, makeAccount } from '#modules/identity/server/face.ts'
import { addressTaken, badAddress, personAdded, unitOfOther, unknownPlace } from '../contract.ts'
import { addressValue, mailAddress } from './rules.ts'

export interface NewPerson {
  readonly id?: string
  readonly name: string
  /** The first mail address is the main one, with which one signs in. */
  readonly emails?: readonly string[]
  readonly phones?: readonly string[]
  readonly language?: Language
  /** The region's unless given; the centre's without a region. */
  readonly time_zone?: string
  readonly client_id?: string | null
  readonly unit_id?: string | null
  readonly region_id?: string | null
  readonly manager_id?: string | null
  readonly function?: string | null
  readonly position?: LocalText | null
  readonly staff_no?: string | null
  readonly demo_role?: string | null
}
