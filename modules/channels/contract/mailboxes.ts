// Mailboxes: how letters are fetched and sent, how Okno signs in, what rules do, and the calls about them.
import { z } from 'zod'
import { del, get, patch, post } from '#kernel/contract/endpoint.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import { Id, Instant, Language, LocalText, Nothing, PlainText } from '#kernel/contract/shapes.ts'
import { MailRule } from './mail-rules.ts'
import {
  afterIntake,
  checkSteps,
  fetchFaults,
  fetchSteps,
  tokenFlows,
  tokenProviders,
} from './mailbox-states.ts'

const MailAddress = z.string().trim().toLowerCase().pipe(z.email()).pipe(z.string().max(254))
const FolderName = z.string().trim().min(1).max(200)
/** A certificate that an administrator has looked at and trusts, PEM. */
const Certificate = z.string().max(20_000).nullish()

/** Where a mail server is and how one talks to it. */
export const Server = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65_535),
  /** TLS from the first byte (usually port 993 or 465); otherwise STARTTLS where the server offers it. */
  secure: z.boolean(),
  certificate: Certificate,
})
export type Server = z.output<typeof Server>

/** How letters are fetched from a mail server. */
export const Imap = Server.extend({
  user: z.string().trim().min(1).max(320),
  folders: z.array(FolderName).min(1).max(20),
  after: z.enum(afterIntake),
  /** Where letters go that were taken in, when `after` is `move`. */
  move_to: FolderName.nullable(),
  /** The name of the mail server in its Authentication-Results, which are believed then; others never are. */
  authserv_id: z.string().trim().max(253).nullish(),
}).refine(imap => imap.after !== 'move' || imap.move_to !== null, { error: 'empty', path: ['move_to'] })
export type Imap = z.output<typeof Imap>

/** Secrets go there: over TLS, or to this machine. */
const HttpsAddress = z
  .string()
  .trim()
  .max(500)
  .regex(/^(https:\/\/[^\s/]+|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(?=\/|$))[^\s]*$/)

/** How a token is got in place of a password. */
export const OAuth = z
  .object({
    provider: z.enum(tokenProviders),
    /** `person`: somebody signs in once; `app`: the application enters by itself (Microsoft 365). */
    flow: z.enum(tokenFlows),
    /** Microsoft: the directory, an id or a domain. */
    tenant: z
      .string()
      .trim()
      .regex(/^[\w.-]{1,100}$/)
      .nullish(),
    client_id: z.string().trim().min(1).max(300),
    authorize_url: HttpsAddress.nullish(),
    token_url: HttpsAddress.nullish(),
    scope: z.string().trim().max(1000).nullish(),
  })
  .refine(oauth => oauth.provider !== 'microsoft' || Boolean(oauth.tenant), {
    error: 'empty',
    path: ['tenant'],
  })
  .refine(oauth => oauth.provider !== 'other' || Boolean(oauth.token_url), {
    error: 'empty',
    path: ['token_url'],
  })
  .refine(oauth => oauth.provider !== 'other' || oauth.flow === 'app' || Boolean(oauth.authorize_url), {
    error: 'empty',
    path: ['authorize_url'],
  })
export type OAuth = z.output<typeof OAuth>

/** The account that letters of a mailbox leave by. */
export const Outgoing = Server.extend({
  /** As fetching does (password or token), with a password of its own, or not at all. */
  sign_in: z.enum(['same', 'own', 'none']),
  user: z.string().trim().max(320).nullish(),
})
export type Outgoing = z.output<typeof Outgoing>

export const MailboxFields = z.object({
  address: MailAddress,
  name: LocalText,
  team_id: Id,
  language: Language,
  signature: LocalText.nullish(),
  imap: Imap.nullish(),
  oauth: OAuth.nullish(),
  outgoing: Outgoing.nullish(),
  rules: z.array(MailRule).max(100).optional(),
  is_default: z.boolean().optional(),
  /** Its mail server brings `help+anything@…` to `help@…`; otherwise answers are known by their thread and subject alone. */
  plus_addresses: z.boolean().optional(),
  enabled: z.boolean().optional(),
})

export const Mailbox = MailboxFields.extend({
  id: Id,
  signature: LocalText.nullable(),
  imap: Imap.nullable(),
  oauth: OAuth.nullable(),
  outgoing: Outgoing.nullable(),
  rules: z.array(MailRule),
  /** Secrets are kept; they are never shown. */
  has_password: z.boolean(),
  has_client_secret: z.boolean(),
  has_outgoing_password: z.boolean(),
  /** When somebody last signed in at the provider for this mailbox. */
  signed_in_at: Instant.nullable(),
  /** When that must be done again, where the provider tells. */
  token_ends_at: Instant.nullable(),
  is_default: z.boolean(),
  plus_addresses: z.boolean(),
  enabled: z.boolean(),
  team: z.object({ id: Id, name: LocalText }),
  last_poll_at: Instant.nullable(),
  last_error: z.string().nullable(),
  failed_step: z.enum([...fetchSteps, 'take_in']).nullable(),
  failing_since: Instant.nullable(),
  /** Letters seen on the mail server that are not taken in yet, and when the oldest of them came there. */
  waiting: z.int(),
  waiting_since: Instant.nullable(),
})
export type Mailbox = z.output<typeof Mailbox>

/** A certificate that is not trusted by itself, for an administrator to look at. */
export const ShownCertificate = z.object({
  subject: z.string(),
  issuer: z.string(),
  valid_to: z.string(),
  /** SHA-256, hexadecimal with colons. */
  fingerprint: z.string(),
  pem: z.string(),
})
export type ShownCertificate = z.output<typeof ShownCertificate>

export const CheckStep = z.object({
  step: z.enum(checkSteps),
  ok: z.boolean(),
  /** What is wrong in a word, and the other side's own words. */
  fault: z.enum(fetchFaults).nullable(),
  said: z.string().nullable(),
  certificate: ShownCertificate.nullable(),
})
export type CheckStep = z.output<typeof CheckStep>

export const mailboxTaken = refusal('channels.mailbox_taken', 409, { address: z.string() })
export const mailboxInUse = refusal('channels.mailbox_in_use', 409, { address: z.string() })
export const unknownTeam = refusal('channels.unknown_team', 422)
export const unknownService = refusal('channels.unknown_service', 422)
export const notACertificate = refusal('channels.not_a_certificate', 422)
export const noSignIn = refusal('channels.no_sign_in', 409)
export const signInBroken = refusal('channels.sign_in_broken', 422)
export const signInRefused = refusal('channels.sign_in_refused', 422, { said: z.string() })
export const mailboxRefusals = {
  mailbox_taken: mailboxTaken,
  mailbox_in_use: mailboxInUse,
  unknown_team: unknownTeam,
  unknown_service: unknownService,
  not_a_certificate: notACertificate,
  no_sign_in: noSignIn,
  sign_in_broken: signInBroken,
  sign_in_refused: signInRefused,
}

const ById = z.object({ id: Id })
const Secret = z.string().min(1).max(2000).nullish()
/** New secrets; each is kept as it is when absent, forgotten when null. */
const Secrets = z.object({ imap_password: Secret, client_secret: Secret, outgoing_password: Secret })

export const mailboxContract = {
  listMailboxes: get('/mailboxes', {
    can: 'channels.manage',
    output: z.object({ items: z.array(Mailbox) }),
    summary: 'The addresses of the window and the health of each',
  }),
  addMailbox: post('/mailboxes', {
    can: 'channels.manage',
    body: MailboxFields.extend(Secrets.shape),
    output: Mailbox,
    status: 201,
    idempotent: true,
    refusals: [mailboxTaken, unknownTeam, unknownService, notACertificate],
    summary: 'Open an address',
  }),
  editMailbox: patch('/mailboxes/:id', {
    can: 'channels.manage',
    params: ById,
    body: MailboxFields.partial().extend(Secrets.shape),
    output: Mailbox,
    refusals: [notFound, mailboxTaken, unknownTeam, unknownService, notACertificate],
    summary: 'Change an address',
  }),
  removeMailbox: del('/mailboxes/:id', {
    can: 'channels.manage',
    params: ById,
    output: Nothing,
    refusals: [notFound, mailboxInUse],
    summary: 'Take away an address to which no letter has come yet; others are switched off',
  }),
  checkMailbox: post('/mailboxes/check', {
    can: 'channels.manage',
    body: z
      .object({
        id: Id.optional(),
        address: MailAddress.optional(),
        imap: Imap.nullish(),
        oauth: OAuth.nullish(),
        outgoing: Outgoing.nullish(),
        /** A test letter goes there; without it only the talk before a letter is tried. */
        letter_to: MailAddress.optional(),
      })
      .extend(Secrets.shape),
    output: z.object({ steps: z.array(CheckStep) }),
    reads: true,
    refusals: [notFound, notACertificate],
    summary:
      'Try a mailbox step by step: token, connect, log in, folders, fetch, send; nothing is changed on the mail server',
  }),
  beginMailboxSignIn: post('/mailboxes/:id/sign-in', {
    can: 'channels.manage',
    params: ById,
    output: z.object({ url: z.string() }),
    reads: true,
    refusals: [notFound, noSignIn],
    summary: 'The address at the provider where somebody lets Okno into this mailbox',
  }),
  finishMailboxSignIn: post('/mailboxes/sign-in', {
    can: 'channels.manage',
    /** What the provider sent the browser back with. */
    body: z.object({ query: PlainText(8000) }),
    output: z.object({ mailbox_id: Id }),
    refusals: [notFound, noSignIn, signInBroken, signInRefused],
    summary: 'Exchange what the provider answered for tokens and keep them sealed',
  }),
}
