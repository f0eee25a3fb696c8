// A letter that begins a request.
import { holds } from '#kernel/contract/access.ts'
import type { Language } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { findRoute } from '#modules/catalogue/server/face.ts'
import { type KnownPerson, teamById } from '#modules/organisation/server/face.ts'
import { requestsLinked } from '#modules/requests/contract.ts'
import { bring, holdRequest, link, numberText, type RequestRow, say } from '#modules/requests/server/face.ts'
import type { Letter } from '../mail/letter.ts'
import { bareSubject } from '../mail/threading.ts'
import { isOwnAddress } from '../store/mailboxes.ts'
import type { Decided } from './decide.ts'
import { type Arrived, answeredIds } from './letter-in.ts'
import { ruleOf, ruleReason } from './mailbox-rules.ts'
import { addCopied } from './participants.ts'
import { firstWriter, type PassedOn, passedOnByAgent } from './passed-on.ts'
import { asOfTheCentre, type LetterWords, wordsOf } from './words.ts'
import { actingAsOkno, disprovenDomain, letterLanguage, sentOnBehalf, writerAddress } from './writer.ts'

/** Why a letter that names a conversation begins a request all the same. */
export interface Earlier {
  readonly request: RequestRow
  /** `follow_up`: it was finished. `new_matter`: another matter, long after. `own_matter`: the writer was taken out of it. */
  readonly why: 'follow_up' | 'new_matter' | 'own_matter'
}

/** Registers the letter as a request of its writer, or of the one whose letter an agent passes on. */
export async function register(
  ctx: Context,
  arrived: Arrived,
  person: KnownPerson,
  earlier: Earlier | null,
): Promise<Decided> {
  const { mailbox } = arrived
  const rule = ruleOf(arrived)
  const placed = rule?.team_id ? await teamById(ctx, rule.team_id) : undefined
  const own = mailbox ? await teamById(ctx, mailbox.team_id) : undefined
  const team = placed && !placed.retired_at ? placed : own
  const forwarded = await firstWriter(arrived, person)
  // Whoever only claims to be an agent passes nothing on in another's name.
  const passed =
    forwarded && holds(ctx.actor, 'requests.work')
      ? await passedOnByAgent(ctx, arrived, person, forwarded)
      : null
  const seen = passed
    ? await asOfTheCentre(ctx, { ...arrived, letter: letterPassedOn(arrived, passed) })
    : arrived
  const words = await wordsOf(ctx, seen)
  const language = passed ? passed.requester.language : letterLanguage(arrived, person.language as Language)
  const sentBy = passed ? null : await sentOnBehalf(ctx, arrived)
  const registered = await bring(ctx, {
    ...words,
    letter: {
      ...words.letter,
      automatic: words.letter.automatic || isOurs(arrived),
    },
    subject: bareSubject(seen.letter.subject).slice(0, 500) || subjectWithoutWords(seen, words, language),
    channel: 'email',
    requester: { ...(passed?.requester ?? person), language },
    reported_by: sentBy?.id ?? person.id,
    team: team && !team.retired_at ? team : undefined,
    // A service that is gone in the meantime keeps no letter out.
    service_id: rule?.service_id && (await findRoute(ctx, rule.service_id)) ? rule.service_id : null,
    priority: rule?.priority ?? undefined,
  })
  if (passed?.comment) await keepComment(ctx, registered.id, passed.comment, person.id)
  const copied_left_out = await addCopied(ctx, arrived, {
    ...registered,
    reported_by: registered.reported_by,
  })
  if (earlier) await linkTo(ctx, earlier, registered.id)
  const { automatic } = arrived.letter
  const forged = person.client_id === null ? await disprovenDomain(ctx, arrived) : null
  const why = earlier
    ? `${earlier.why}: ${numberText(earlier.request.number)}`
    : automatic.kind === 'no'
      ? passed
        ? `passed_on: ${passed.requester.email ?? passed.requester.name}`
        : rule
          ? ruleReason(rule)
          : null
      : automatic.reason
  return {
    outcome: 'registered',
    reason: [why, forged && `disproven_domain: ${forged}`].filter(Boolean).join('; ') || null,
    request_id: registered.id,
    message_id: registered.message_id,
    original_sender: forwarded?.from ?? null,
    from_centre: passed !== null,
    copied_left_out,
    also_known: [
      ...(passed?.message_id ? [passed.message_id] : []),
      // A finished conversation is passed on with all its letters.
      ...(earlier?.why === 'follow_up' ? answeredIds(arrived.letter) : []),
    ],
  }
}

/** What the agent wrote above the letter was meant for the centre. */
async function keepComment(ctx: Context, request_id: string, text: string, author_id: string): Promise<void> {
  const request = await holdRequest(actingAsOkno(ctx), request_id)
  await say(ctx, request, { kind: 'note', text, channel: 'email', author_id })
}

/** Whoever was taken out of a conversation has nothing that goes on with it. */
async function linkTo(ctx: Context, { request, why }: Earlier, id: string): Promise<void> {
  const kind = why === 'own_matter' ? 'related' : 'follow_up'
  if (await link(ctx, request.id, id, kind))
    ctx.tell(requestsLinked, { request_id: id, to_id: request.id, kind })
}

/** What was passed on, in the place of the letter that brought it. */
const letterPassedOn = ({ letter }: Arrived, passed: PassedOn): Letter => ({
  ...letter,
  subject: passed.subject || letter.subject,
  visible_text: passed.text,
  hidden_text: passed.hidden_text ?? '',
  // The agent's own words stand in it, too.
  html: null,
})

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
