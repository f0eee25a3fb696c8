// What letters do not tell of those who work in the centre: their own addresses, and more of their names than is wanted.
import { sql } from 'kysely'
import { type Language, pick } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { findPerson } from '#modules/organisation/server/face.ts'
import { findMessage } from '#modules/requests/server/face.ts'
import { speakerName } from '../mail/agent-name.ts'
import type { Letter } from '../mail/letter.ts'
import { handlingOf } from '../store/handling.ts'
import type { MailboxRow } from '../store/mailboxes.ts'
import type { KeptLetter } from './keep.ts'

type Asking = Pick<Context, 'db'>

/** Those of these people who work in the centre. */
export async function agentsAmong(ctx: Asking, person_ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (person_ids.length === 0) return new Set()
  const rows = await ctx.db
    .selectFrom('identity.grant_view')
    .select('account_id')
    .where('account_id', 'in', [...new Set(person_ids)])
    .where(sql<boolean>`'requests.work' = any(permissions)`)
    .execute()
  return new Set(rows.map(row => row.account_id))
}

const address = /[a-z0-9][a-z0-9._%+&'-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/gi
const mostAddresses = 300

/** An address without its tag, and with what may only stand behind it (`….ru.txt`) taken off step by step. */
function readingsOf(written: string): { readonly key: string; readonly rest: string }[] {
  const [local = '', domain = ''] = written.split('@')
  const labels = domain.split('.')
  return labels.slice(1).map((_, off) => ({
    key: `${local.replace(/\+.*$/, '')}@${labels.slice(0, labels.length - off).join('.')}`.toLowerCase(),
    rest: labels
      .slice(labels.length - off)
      .map(label => `.${label}`)
      .join(''),
  }))
}

/** Own addresses of agents that stand in these texts; tags left out. */
async function agentAddressesIn(ctx: Asking, texts: readonly string[]): Promise<Set<string>> {
  const written = new Set(texts.flatMap(text => text.match(address) ?? []))
  const keys = [
    ...new Set([...written].slice(0, mostAddresses).flatMap(one => readingsOf(one).map(is => is.key))),
  ]
  if (keys.length === 0) return new Set()
  const rows = await ctx.db
    .selectFrom('organisation.address_view as address')
    .innerJoin('identity.grant_view as held', 'held.account_id', 'address.person_id')
    .select('address.value')
    .where('address.kind', '=', 'email')
    .where('address.value', 'in', keys)
    .where(sql<boolean>`'requests.work' = any(held.permissions)`)
    .execute()
  return new Set(rows.map(row => row.value))
}

/** The text with another address in the place of hidden ones. */
const cleaning = (hidden: ReadonlySet<string>, instead: string) => (text: string) =>
  text.replace(address, written => {
    const known = readingsOf(written).find(({ key }) => hidden.has(key))
    return known ? instead + known.rest : written
  })

/**
 * The letter with the mailbox's address wherever an agent's own one stands in its subject or body. Whom it goes to is
 * known there anyway: somebody of the centre who asks something gets an answer like everybody else.
 */
export async function withoutAgents(ctx: Asking, letter: KeptLetter, mailbox: string): Promise<KeptLetter> {
  const hidden = await agentAddressesIn(ctx, [letter.subject, letter.text, letter.html])
  for (const one of [...letter.to, ...letter.cc]) hidden.delete(one.address.toLowerCase())
  if (hidden.size === 0) return letter
  const clean = cleaning(hidden, mailbox)
  return { ...letter, subject: clean(letter.subject), text: clean(letter.text), html: clean(letter.html) }
}

export interface OutgoingFileBytes {
  readonly name: string
  readonly type: string
  readonly content: Buffer
}

const longest_scrubbed_bytes = 10 * 1024 * 1024

/** Files of an answer without agents' own addresses in their names, and in letters that are among them. */
export async function filesWithoutAgents<F extends OutgoingFileBytes>(
  ctx: Asking,
  files: readonly F[],
  mailbox: string,
): Promise<F[]> {
  const isLetter = (file: F) =>
    (file.type === 'message/rfc822' || /\.eml$/i.test(file.name)) &&
    file.content.length <= longest_scrubbed_bytes
  const texts = files.map(file => (isLetter(file) ? file.content.toString('latin1') : ''))
  const hidden = await agentAddressesIn(ctx, [...files.map(file => file.name), ...texts])
  if (hidden.size === 0) return [...files]
  const clean = cleaning(hidden, mailbox)
  return files.map((file, index) => ({
    ...file,
    name: clean(file.name),
    content: isLetter(file) ? Buffer.from(clean(texts[index]!), 'latin1') : file.content,
  }))
}

/**
 * A letter that came from somebody of the centre, as the requester may read it: the mailbox's address wherever an own
 * one of an agent stands in its words, its quotes, the names of its files and letters among those.
 */
export async function letterWithoutAgents(ctx: Asking, letter: Letter, mailbox: string): Promise<Letter> {
  const words = [letter.subject, letter.text, letter.visible_text, letter.hidden_text, letter.html ?? '']
  const hidden = await agentAddressesIn(ctx, words)
  const clean = cleaning(hidden, mailbox)
  const files = await filesWithoutAgents(
    ctx,
    letter.attachments.map(file => ({ ...file, content: Buffer.from(file.content) })),
    mailbox,
  )
  return {
    ...letter,
    subject: clean(letter.subject),
    text: clean(letter.text),
    visible_text: clean(letter.visible_text),
    hidden_text: clean(letter.hidden_text),
    html: letter.html === null ? null : clean(letter.html),
    attachments: files.map(file => ({ ...file, size_bytes: file.content.length })),
  }
}

/** Who an answer says it is from: the mailbox, with as much of the agent's name as its rules want. */
export async function speakerOf(
  ctx: Context,
  mailbox: Pick<MailboxRow, 'id' | 'name' | 'language'>,
  message_id: string | null,
): Promise<string> {
  const team = pick(mailbox.name, mailbox.language as Language)
  const { agent_name } = await handlingOf(ctx, mailbox.id)
  if (agent_name === 'team' || !message_id) return team
  const { author_id, kind } = await findMessage(ctx, message_id)
  const author = author_id && kind === 'answer' ? await findPerson(ctx, author_id) : null
  return speakerName(agent_name, author?.name ?? null, team)
}
