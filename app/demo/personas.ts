// The twelve people as whom a visitor of the demo can enter.
import type { Okno } from '#kernel/server/okno.ts'
import { PERSONAS } from './data/names.ts'

export interface ListedPersona {
  readonly role: string
  readonly name: string
  readonly email: string
}

/** The personas that are there, in the order in which one would try them: requester, agent, lead and so on. */
export async function listPersonas(okno: Okno): Promise<ListedPersona[]> {
  const accounts = await okno.readDb
    .selectFrom('identity.account')
    .select(['demo_role', 'name', 'email'])
    .where('demo_role', 'is not', null)
    .execute()
  const order = PERSONAS.map(persona => persona.role as string)
  return accounts
    .map(({ demo_role, name, email }) => ({ role: demo_role!, name, email: email ?? '' }))
    .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
}
