// The form of a mailbox: its flat fields, and how they become what the contract takes. Pure.
import { z } from 'zod'
import type { Call } from '#kernel/contract/endpoint.ts'
import { type contract, Imap, type Mailbox, MailboxFields } from '../contract.ts'

const server = Imap.shape

export const MailboxForm = MailboxFields.omit({ imap: true }).extend({
  fetch: z.boolean(),
  host: server.host.nullish(),
  port: server.port.nullish(),
  secure: z.boolean(),
  user: server.user.nullish(),
  imap_password: z.string().max(1000).nullish(),
  folder: server.folder.nullish(),
  move_to: server.move_to,
})
export type MailboxForm = z.output<typeof MailboxForm>

export const beginning = (mailbox: Mailbox | null): Partial<z.input<typeof MailboxForm>> => ({
  address: mailbox?.address ?? '',
  name: mailbox?.name,
  team_id: mailbox?.team_id,
  language: mailbox?.language ?? 'ru',
  signature: mailbox?.signature ?? null,
  is_default: mailbox?.is_default ?? false,
  enabled: mailbox?.enabled ?? true,
  fetch: Boolean(mailbox?.imap),
  host: mailbox?.imap?.host ?? null,
  port: mailbox?.imap?.port ?? 993,
  secure: mailbox?.imap?.secure ?? true,
  user: mailbox?.imap?.user ?? mailbox?.address ?? null,
  folder: mailbox?.imap?.folder ?? 'INBOX',
  move_to: mailbox?.imap?.move_to ?? null,
})

/** The mail server that the form names; null when it names none or not all of it. */
export function imapOf(values: Partial<MailboxForm>): Imap | null {
  if (!values.fetch) return null
  const read = Imap.safeParse({ ...values, move_to: values.move_to || null })
  return read.success ? read.data : null
}

export function bodyOf(values: MailboxForm): Call<(typeof contract)['addMailbox']>['body'] {
  const { address, name, team_id, language, signature, is_default, enabled, imap_password } = values
  return {
    address,
    name,
    team_id,
    language,
    signature: signature ?? null,
    is_default,
    enabled,
    imap: imapOf(values),
    ...(imap_password ? { imap_password } : {}),
  }
}
