// Who wrote a letter: a person who is known, one who is met by it, or somebody without an address.
import type { Actor } from '#kernel/contract/access.ts'
import { Refusal } from '#kernel/contract/refusal.ts'
import type { Language } from '#kernel/contract/shapes.ts'
import { type Context, systemActor } from '#kernel/server/context.ts'
import type { Okno } from '#kernel/server/okno.ts'
import { badAddress } from '#modules/organisation/contract.ts'
import {
  actorOf,
  addPerson,
  clientOfAddress,
  findPerson,
  findPersonByAddress,
  type KnownPerson,
  meetByMail,
} from '#modules/organisation/server/face.ts'
import type { MailAddress } from '../mail/words.ts'
import { isOwnAddress, withoutTag } from '../store/mailboxes.ts'
import { guessLanguage } from './language.ts'
import type { Arrived } from './letter-in.ts'

type Signed = Pick<Arrived, 'letter' | 'came' | 'boxes'>

/**
 * Who wrote the letter; the envelope speaks where the head is silent. Whoever writes in the name of the window itself
 * (from its address, as a mail program lets delegates do) is the one in Sender.
 */
export function writerAddress({ letter, came, boxes }: Signed): MailAddress | null {
  const { from, sender } = letter
  if (from && sender && isOwnAddress(boxes, from.address) && !isOwnAddress(boxes, sender.address))
    return sender
  const named = from ?? sender
  if (named) return named
  return came.envelope.from ? { name: '', address: came.envelope.from } : null
}

/**
 * Who sent it on behalf of the writer: the known person in Sender where From names another. Lists put their own address
 * there, so a letter of a list has no such person.
 */
export async function sentOnBehalf(ctx: Pick<Context, 'db'>, arrived: Arrived): Promise<KnownPerson | null> {
  const { from, sender, headers } = arrived.letter
  if (!from || !sender || from.address.toLowerCase() === sender.address.toLowerCase()) return null
  if (Object.keys(headers).some(name => name.startsWith('list-'))) return null
  if ([from, sender].some(({ address }) => isOwnAddress(arrived.boxes, address))) return null
  return (await knownByAddress(ctx, sender.address)) ?? null
}

/** The person whose address it is; `ivan+news@…` is the person of `ivan@…` unless it is somebody's own. */
export async function knownByAddress(
  ctx: Pick<Context, 'db'>,
  address: string,
): Promise<KnownPerson | undefined> {
  const exactly = await findPersonByAddress(ctx, 'email', address)
  if (exactly || withoutTag(address) === address.toLowerCase()) return exactly
  return findPersonByAddress(ctx, 'email', withoutTag(address))
}

/** The person whose address it is, as an actor; null when nobody has it yet or the person may not enter. */
export async function knownWriter(okno: Okno, arrived: Arrived): Promise<Actor | null> {
  const address = writerAddress(arrived)
  const person = address && (await knownByAddress({ db: okno.readDb }, address.address))
  return person ? actorOf(okno, person.id) : null
}

/** The language of the letter, or of its mailbox where it does not tell. */
export const letterLanguage = ({ letter, mailbox }: Arrived, usual: Language): Language =>
  guessLanguage(`${letter.subject}\n${letter.visible_text}`, (mailbox?.language as Language) ?? usual)

/** The writer, made known if need be. */
export async function meetWriter(ctx: Context, arrived: Arrived): Promise<KnownPerson> {
  const language = letterLanguage(arrived, ctx.okno.config.OKNO_LANGUAGE)
  const address = writerAddress(arrived)
  const met = address && (await meet(ctx, address, language, { join_client: !isDisproven(arrived) }))
  return met ?? addNameless(ctx, address, language)
}

/** May the sender be forged? Whoever confirmed the own address is not. */
export const isDisproven = ({ proof, confirmed }: Arrived): boolean =>
  proof?.verdict === 'failed' && !confirmed

/** The domain of a client whose person the writer only claims to be; null when there is none. */
export async function disprovenDomain(ctx: Context, arrived: Arrived): Promise<string | null> {
  const address = isDisproven(arrived) ? writerAddress(arrived)?.address : undefined
  if (!address || !(await clientOfAddress(ctx, address))) return null
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

/** The person behind an address, who joins the client of its domain unless told otherwise; null when it is none that could be answered. */
export async function meet(
  ctx: Context,
  { address, name }: MailAddress,
  language: Language,
  { join_client = true }: { readonly join_client?: boolean } = {},
): Promise<KnownPerson | null> {
  try {
    return (
      (await knownByAddress(ctx, address)) ??
      (await meetByMail(ctx, { email: address, name, language, join_client }))
    )
  } catch (error) {
    if (error instanceof Refusal && error.code === badAddress.code) return null
    throw error
  }
}

const unknownName = { ru: 'Отправитель неизвестен', en: 'Unknown sender' }

/** A letter that does not say from whom it is still is somebody's matter; nobody can be answered by mail. */
async function addNameless(
  ctx: Context,
  address: MailAddress | null,
  language: Language,
): Promise<KnownPerson> {
  const name = address?.name.trim() || address?.address || unknownName[language]
  const id = await addPerson(ctx, { name: name.slice(0, 300), language })
  return (await findPerson(ctx, id))!
}

/** The writer as the one who acts: its own uploads, its own words. Holds nothing that was not found before. */
export const actingAs = (ctx: Context, person: KnownPerson): Context =>
  ctx.actor.id === person.id
    ? ctx
    : {
        ...ctx,
        actor: {
          ...systemActor(person.language, person.time_zone),
          id: person.id,
          kind: 'person',
          name: person.name,
          email: person.email,
          client_id: person.client_id,
          unit_id: person.unit_id,
          grants: new Map(),
        },
      }

/** Okno itself, in the same transaction: to reach the conversation whoever writes. */
export const actingAsOkno = (ctx: Context): Context => ({
  ...ctx,
  actor: systemActor(ctx.okno.config.OKNO_LANGUAGE, ctx.okno.config.OKNO_TIME_ZONE),
})
