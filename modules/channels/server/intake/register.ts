// A letter that begins a request.
import type { Language } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { type KnownPerson, teamById } from '#modules/organisation/server/face.ts'
import { requestsLinked } from '#modules/requests/contract.ts'
import { bring, link, numberText, type RequestRow } from '#modules/requests/server/face.ts'
import { bareSubject } from '../mail/threading.ts'
import { isOwnAddress } from '../store/mailboxes.ts'
import type { Decided } from './decide.ts'
import type { Arrived } from './letter-in.ts'
import { addCopied } from './participants.ts'
import { type LetterWords, wordsOf } from './words.ts'
import { letterLanguage, writerAddress } from './writer.ts'

/** Registers the letter as a request of its writer; `earlier` is the finished one that it answers. */
export async function register(
  ctx: Context,
  arrived: Arrived,
  person: KnownPerson,
  earlier: RequestRow | null,
): Promise<Decided> {
  const { mailbox } = arrived
  const words = await wordsOf(ctx, arrived)
  const language = letterLanguage(arrived, person.language as Language)
  const team = mailbox ? await teamById(ctx, mailbox.team_id) : undefined
  const registered = await bring(ctx, {
    ...words,
    letter: { ...words.letter, automatic: words.letter.automatic || isOurs(arrived) },
    subject:
      bareSubject(arrived.letter.subject).slice(0, 500) || subjectWithoutWords(arrived, words, language),
    channel: 'email',
    requester: { ...person, language },
    reported_by: person.id,
    team: team && !team.retired_at ? team : undefined,
  })
  await addCopied(ctx, arrived, { ...registered, reported_by: person.id })
  if (earlier && (await link(ctx, earlier.id, registered.id, 'follow_up')))
    ctx.tell(requestsLinked, { request_id: registered.id, to_id: earlier.id, kind: 'follow_up' })
  const { automatic } = arrived.letter
  const reason = earlier
    ? `follow_up: ${numberText(earlier.number)}`
    : automatic.kind === 'no'
      ? null
      : automatic.reason
  return { outcome: 'registered', reason, request_id: registered.id, message_id: registered.message_id }
}

const wordless = { ru: 'Письмо без темы и текста', en: 'A letter without subject or text' }

/** What a letter is called that says nothing itself: by its first file, if there is one. Otherwise its text names it. */
function subjectWithoutWords(
  { letter }: Arrived,
  { text }: LetterWords,
  language: Language,
): string | undefined {
  if (text.trim() !== '') return undefined
  return letter.attachments[0]?.name.trim().slice(0, 500) || wordless[language]
}

/** People may write from an address of the window itself; a machine must not answer there. */
const isOurs = (arrived: Arrived): boolean => {
  const address = writerAddress(arrived)
  return address !== null && isOwnAddress(arrived.boxes, address.address)
}
