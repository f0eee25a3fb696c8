// Where the letters of a batch belong: people met, conversations found or begun, messages with their own dates and authors.
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import {
  addPerson,
  findPerson,
  type KnownPerson,
  peopleByAddresses,
  peopleByIds,
  teamById,
} from '#modules/organisation/server/face.ts'
import {
  addPast,
  bringPast,
  joinablePast,
  link,
  type PastMessage,
  type PastRequest,
} from '#modules/requests/server/face.ts'
import { answeredIds } from '../intake/letter-in.ts'
import { meet } from '../intake/writer.ts'
import { bareSubject } from '../mail/threading.ts'
import type { MailAddress } from '../mail/words.ts'
import { agentsAmong } from '../outbound/agents.ts'
import { requestsKnowing } from '../store/known-ids.ts'
import { isOwnAddress, type MailboxRow, withoutTag } from '../store/mailboxes.ts'
import type { ImportRow } from './at-work.ts'
import type { Prepared } from './past-message.ts'
import { SourceFault } from './source.ts'

/** Requests of archives carry this tag. */
export const import_tag = 'import'

export interface Placed {
  readonly letter: Prepared
  readonly request_id: string
  readonly author_id: string | null
  readonly requester_id: string
  /** The letter began the request. */
  readonly begins: boolean
  /** From an agent's own address, whose Message-ID is no business of the requester's. */
  readonly from_centre: boolean
}

interface Conversation {
  readonly number: number
  readonly letters: readonly Prepared[]
}

interface People {
  /** Who is behind an address, in lower case. */
  readonly known: ReadonlyMap<string, KnownPerson>
  readonly agents: ReadonlySet<string>
  readonly nameless: KnownPerson | null
}

/** Writes the requests and messages of a batch; answers where each letter went. */
export async function placeConversations(
  ctx: Context,
  row: ImportRow,
  { boxes, mailbox }: { readonly boxes: readonly MailboxRow[]; readonly mailbox: MailboxRow },
  letters: readonly Prepared[],
): Promise<{ placed: Placed[]; made: number; joined: number; nameless_id: string | null }> {
  const conversations = [...Map.groupBy(letters, one => one.waiting.conversation)].map(
    ([number, own]): Conversation => ({ number, letters: own }),
  )
  const people = await meetAll(ctx, row, boxes, letters)
  const begun = await begunRequests(ctx, row.id, conversations)
  const earlier = await earlierImports(ctx, row, conversations, begun)
  const team = await teamById(ctx, mailbox.team_id)
  if (!team) throw new SourceFault('not_there', 'team')
  const placed: Placed[] = []
  const fresh: PastRequest[] = []
  const noted: { import_id: string; number: number; request_id: string; made: boolean }[] = []
  const beside: { from: string; to: string }[] = []
  for (const conversation of conversations) {
    const { number } = conversation
    const before = begun.get(number) ?? earlier.joined.get(number)
    const requester = before
      ? await requesterOf(ctx, before.requester_id)
      : firstOutside(conversation, people, boxes)
    const spoken = conversation.letters.map(letter => ({ letter, ...speaker(letter, requester, people) }))
    const messages = spoken.map(messageOf)
    const writers = spoken.flatMap(one => (one.kind === 'inbound' && one.author_id ? [one.author_id] : []))
    const copied = [...new Set(writers)].filter(id => id !== requester.id)
    const request_id = before?.request_id ?? newId()
    if (before) await addPast(ctx, { id: request_id, messages, copied })
    else {
      const { subject } = conversation.letters[0]!.letter
      const language = conversation.letters[0]!.language
      fresh.push({
        id: request_id,
        subject: bareSubject(subject) || wordless(conversation.letters[0]!),
        requester: { ...requester, language },
        reported_by: requester.id,
        team,
        tags: [import_tag],
        messages,
        copied,
      })
      const live = earlier.live.get(number)
      if (live) beside.push({ from: live, to: request_id })
    }
    if (!begun.has(number)) noted.push({ import_id: row.id, number, request_id, made: !before })
    placed.push(
      ...spoken.map(({ letter, author_id, kind }, index) => ({
        letter,
        request_id,
        author_id,
        requester_id: requester.id,
        begins: !before && index === 0,
        from_centre: kind === 'answer' && !letter.ours,
      })),
    )
  }
  await bringPast(ctx, row.id, fresh)
  for (const { from, to } of beside) await link(ctx, from, to, 'related')
  if (noted.length > 0) await ctx.db.insertInto('channels.mail_import_conversation').values(noted).execute()
  const joined = noted.filter(one => !one.made).length
  return { placed, made: fresh.length, joined, nameless_id: people.nameless?.id ?? row.nameless_id }
}

/** Everybody who wrote, and to whom a conversation of the window's own begins, made known once. */
async function meetAll(
  ctx: Context,
  row: ImportRow,
  boxes: readonly MailboxRow[],
  letters: readonly Prepared[],
): Promise<People> {
  const wanted = new Map<string, { address: MailAddress; language: 'ru' | 'en' }>()
  for (const { from, ours, letter, language } of letters)
    for (const address of ours || !from ? recipients(letter, boxes) : [from])
      wanted.set(address.address.toLowerCase(), { address, language })
  const all = [...wanted.keys()]
  const found = await peopleByAddresses(ctx, [...all, ...all.map(withoutTag)])
  const known = new Map<string, KnownPerson>()
  let missed: 'ru' | 'en' | null = null
  for (const [key, { address, language }] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const person = found.get(key) ?? found.get(withoutTag(key)) ?? (await meet(ctx, address, language))
    if (person) known.set(key, person)
    else missed = language
  }
  const unnamed = letters.find(one => !one.from || (one.ours && recipients(one.letter, boxes).length === 0))
  const nameless = missed || unnamed ? await namelessOf(ctx, row, missed ?? unnamed!.language) : null
  const agents = await agentsAmong(
    ctx,
    [...known.values()].map(person => person.id),
  )
  return { known, agents, nameless }
}

const recipients = ({ to, cc }: Prepared['letter'], boxes: readonly MailboxRow[]): MailAddress[] =>
  [...to, ...cc].filter(one => one.address.includes('@') && !isOwnAddress(boxes, one.address)).slice(0, 5)

const unknownName = { ru: 'Отправитель неизвестен', en: 'Unknown sender' }

/** One person for all letters of an archive that do not say from whom they are. */
async function namelessOf(ctx: Context, row: ImportRow, language: 'ru' | 'en'): Promise<KnownPerson> {
  const id = row.nameless_id ?? (await addPerson(ctx, { name: unknownName[language], language }))
  return (await findPerson(ctx, id))!
}

const authorOf = ({ from }: Prepared, { known, nameless }: People): KnownPerson | null =>
  (from ? known.get(from.address.toLowerCase()) : null) ?? nameless

/** In whose name it stands: the first who wrote from outside, else to whom the window wrote, else who wrote first. */
function firstOutside({ letters }: Conversation, people: People, boxes: readonly MailboxRow[]): KnownPerson {
  const strangers = letters.filter(one => !one.ours)
  const writers = strangers.flatMap(one => authorOf(one, people) ?? [])
  const outside = writers.find(person => !people.agents.has(person.id))
  const written = letters
    .filter(one => one.ours)
    .flatMap(one => recipients(one.letter, boxes))
    .flatMap(one => people.known.get(one.address.toLowerCase()) ?? [])
  const asked = written.find(person => !people.agents.has(person.id))
  const anybody = outside ?? asked ?? writers[0] ?? written[0] ?? people.nameless
  // Letters of the window to nobody stand in the name of nobody.
  if (!anybody) throw new Error('a conversation between nobody and nobody')
  return anybody
}

interface Speaker {
  readonly kind: 'inbound' | 'answer'
  readonly author_id: string | null
}

function speaker(letter: Prepared, requester: { readonly id: string }, people: People): Speaker {
  if (letter.ours) return { kind: 'answer', author_id: null }
  const author = authorOf(letter, people)
  if (!author) return { kind: 'inbound', author_id: requester.id }
  const answers = author.id !== requester.id && people.agents.has(author.id)
  return { kind: answers ? 'answer' : 'inbound', author_id: author.id }
}

const messageOf = ({ letter, kind, author_id }: Speaker & { readonly letter: Prepared }): PastMessage => ({
  id: letter.message_id,
  kind,
  author_id,
  text: letter.letter.visible_text,
  hidden_text: letter.letter.hidden_text || null,
  html: letter.html,
  automatic: letter.letter.automatic.kind !== 'no',
  at: letter.waiting.at,
})

const noWords = { ru: 'Письмо без темы и текста', en: 'A letter without subject or text' }

/** The text names it where there is one (by the requests themselves); else its first file. */
const wordless = ({ letter, language }: Prepared): string =>
  letter.visible_text.trim() !== '' ? '' : letter.attachments[0]?.name.trim() || noWords[language]

interface Begun {
  readonly request_id: string
  readonly requester_id: string
}

async function requesterOf(ctx: Context, id: string): Promise<KnownPerson> {
  return (await peopleByIds(ctx, [id])).get(id)!
}

/** Conversations of which a batch before wrote the beginning. */
async function begunRequests(
  ctx: Context,
  import_id: string,
  conversations: readonly Conversation[],
): Promise<Map<number, Begun>> {
  if (conversations.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('channels.mail_import_conversation as conversation')
    .innerJoin('requests.request_view as request', 'request.id', 'conversation.request_id')
    .select(['conversation.number', 'conversation.request_id', 'request.requester_id'])
    .where('conversation.import_id', '=', import_id)
    .where(
      'conversation.number',
      'in',
      conversations.map(one => one.number),
    )
    .execute()
  return new Map(rows.map(row => [row.number, row]))
}

/**
 * Conversations that Okno has: those of an earlier import that nobody has touched go on there (the folder of sent
 * letters after that of received ones); others stay as they are, and what is past stands beside them, linked.
 */
async function earlierImports(
  ctx: Context,
  row: ImportRow,
  conversations: readonly Conversation[],
  begun: ReadonlyMap<number, Begun>,
): Promise<{ joined: Map<number, Begun>; live: Map<number, string> }> {
  const joined = new Map<number, Begun>()
  const live = new Map<number, string>()
  const fresh = conversations.filter(one => !begun.has(one.number))
  const idsOf = new Map(
    fresh.map(({ number, letters }) => [
      number,
      new Set(
        letters.flatMap(({ letter }) => [
          ...(letter.message_id ? [letter.message_id] : []),
          ...answeredIds(letter),
        ]),
      ),
    ]),
  )
  const known = await requestsKnowing(ctx, [...new Set([...idsOf.values()].flatMap(ids => [...ids]))])
  const letters = known.filter(one => one.kind === 'letter')
  if (letters.length === 0) return { joined, live }
  const candidates = [...new Set(letters.map(one => one.request_id))]
  const imported = await ctx.db
    .selectFrom('channels.mail_import_conversation as conversation')
    .innerJoin('channels.mail_import as import', 'import.id', 'conversation.import_id')
    .select('conversation.request_id')
    .where('conversation.request_id', 'in', candidates)
    .where('conversation.made', '=', true)
    .where('import.mailbox_id', '=', row.mailbox_id)
    .execute()
  const free = await joinablePast(
    ctx,
    imported.map(one => one.request_id),
  )
  for (const [number, ids] of idsOf) {
    const own = letters.filter(one => ids.has(one.header_id))
    const past = own.find(one => free.has(one.request_id))
    if (past) joined.set(number, { request_id: past.request_id, ...free.get(past.request_id)! })
    else if (own[0]) live.set(number, own[0].request_id)
  }
  return { joined, live }
}
