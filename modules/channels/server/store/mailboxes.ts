// Mailboxes in the database, and which of them a letter belongs to.
import type { Database } from '#kernel/server/database.ts'

type Asking = { readonly db: Database }

export const mailboxes = (asking: Asking) =>
  asking.db.selectFrom('channels.mailbox').selectAll().orderBy('address').execute()

export type MailboxRow = Awaited<ReturnType<typeof mailboxes>>[number]

/** The mailbox that an address means; `help+anything@…` is `help@…`. */
export const mailboxOf = (boxes: readonly MailboxRow[], address: string): MailboxRow | undefined => {
  const whole = address.toLowerCase()
  const bare = withoutTag(address)
  const enabled = boxes.filter(box => box.enabled)
  return enabled.find(box => box.address === whole) ?? enabled.find(box => box.address === bare)
}

export const isOwnAddress = (boxes: readonly MailboxRow[], address: string): boolean => {
  const meant = [address.toLowerCase(), withoutTag(address)]
  return boxes.some(box => meant.includes(box.address))
}

export const withoutTag = (address: string): string => address.toLowerCase().replace(/\+[^@]*@/, '@')

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

/** Domains whose Message-IDs this installation makes. */
export const ownDomains = (boxes: readonly MailboxRow[]): string[] => [
  ...new Set(boxes.map(box => domainOf(box.address))),
]

/** The one that speaks when no other fits. */
export const defaultMailbox = (boxes: readonly MailboxRow[]): MailboxRow | undefined =>
  boxes.find(box => box.is_default && box.enabled) ?? boxes.find(box => box.enabled)
