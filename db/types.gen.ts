// The rows of the database, generated from its migrations by `npm run generate`. Do not edit.
import type { ColumnType } from 'kysely'
import type { LocalText } from '#kernel/contract/shapes.ts'

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>
/** Filled by the database alone. */
export type Computed<T> = T extends ColumnType<infer S, unknown, unknown> ? ColumnType<S, never, never> : ColumnType<T, never, never>
export type Timestamp = ColumnType<Date, Date | string, Date | string>
// biome-ignore lint/suspicious/noExplicitAny: what a jsonb column holds is for its domain to say
export type Json = ColumnType<any, unknown, unknown>
export type LocalizedText = ColumnType<LocalText, LocalText, LocalText>

export interface AgreementsAgreement {
  id: string
  code: string
  kind: 'sla' | 'ola'
  title: LocalizedText
  promiser: 'center' | 'department' | 'client' | 'supplier'
  /** the department or client that promises; null for all of that kind */
  promiser_id: string | null
  promisee: 'center' | 'department' | 'client'
  /** the department or client that was promised; null for all of that kind */
  promisee_id: string | null
  /** name of the supplier, when one promises */
  supplier: LocalizedText | null
  retired_at: Timestamp | null
  /** grows with every change; If-Match compares it */
  version: Generated<number>
  created_at: Generated<Timestamp>
  updated_at: Generated<Timestamp>
}

export interface AgreementsChangedDay {
  day: string
  transaction: Generated<string>
}

export interface AgreementsClock {
  id: string
  subject_kind: string
  subject_id: string
  target_id: string
  started_at: Timestamp
  /** when the limit is, was or would have been reached; null while the clock stands before it */
  due_at: Timestamp | null
  stopped_at: Timestamp | null
  /** the due instant of a promise that was broken */
  missed_at: Timestamp | null
  /** working time that counted, known when the clock has stopped */
  used_seconds: number | null
  /** what is measured for whom: kind:metric, for departments with their id; occurrences are counted within it */
  lane: string
  occurrence: Generated<number>
  kind: Generated<'sla' | 'ola'>
  metric: Generated<string>
  calendar_id: string
  limit_unit: Generated<string>
  limit_count: number
  warn_at: Timestamp | null
  outcome: 'running' | 'standing' | 'met' | 'missed' | 'withdrawn'
  /** when it was met or should have been: the period it counts in */
  counted_at: Timestamp | null
  /** when its next step (a warning, the breach, an escalation) is due */
  next_step_at: Timestamp | null
  /** the key of that step */
  next_step: string | null
  /** keys of the steps that were taken */
  fired: Generated<string[]>
  /** the miss was excused with a reason and an approval: it does not count against anybody */
  excused: Generated<boolean>
  client_id: string | null
  service_id: string | null
  department_id: string | null
  team_id: string | null
}

export interface AgreementsClockView {
  id: string
  subject_kind: string
  subject_id: string
  target_id: string
  kind: 'sla' | 'ola'
  metric: string
  lane: string
  occurrence: number
  limit_unit: string
  limit_count: number
  started_at: Timestamp
  due_at: Timestamp | null
  stopped_at: Timestamp | null
  missed_at: Timestamp | null
  used_seconds: number | null
  outcome: 'running' | 'standing' | 'met' | 'missed' | 'withdrawn'
  counted_at: Timestamp | null
  excused: boolean
}

export interface AgreementsEdition {
  id: string
  agreement_id: string
  number: number
  valid_from: Timestamp
  valid_until: Timestamp | null
  /** also holds for what was open when it came into force */
  covers_open: Generated<boolean>
  /** for what it holds: {client, service, unit, region, department, priority, type}, each a list of ids or codes; all when a list is missing */
  scope: Generated<Json>
  /** null while it is a draft that nothing is measured by */
  published_at: Timestamp | null
  published_by: string | null
  note: LocalizedText | null
  created_at: Generated<Timestamp>
}

export interface AgreementsEvidence {
  owed_id: string
  item: string
  /** what proves it: a number, a link */
  document: string | null
  delivered_at: Timestamp
  recorded_at: Timestamp
  recorded_by: string | null
  source: 'client' | 'center' | 'api' | 'csv'
}

export interface AgreementsIndexMode {
  id: string
  /** the client for which it holds; null for all that have no row of their own */
  client_id: string | null
  mode: 'early' | 'mature'
  updated_at: Generated<Timestamp>
}

export interface AgreementsKeptMonth {
  month: string
  from_at: Timestamp
  /** the first instant that does not belong to it */
  to_at: Timestamp
  /** what the count has seen: a change that it has not seen makes the month be counted from the facts */
  seen: string
  /** the database cluster whose transactions seen is about: in another one, after a restore, the count is not believed */
  cluster: Generated<number>
}

export interface AgreementsMonthCount {
  month: string
  part: 'verdict' | 'first' | 'side'
  department_id: string | null
  service_id: string | null
  client_id: string | null
  team_id: string | null
  /** verdict: the verdict; first: complete or incomplete; side: whose promise and what became of it, as in center:met */
  said: string
  n: number
}

export interface AgreementsObjection {
  id: string
  subject_id: string
  /** the promise it is about; of an excuse always */
  clock_id: string | null
  /** what that promise was about, also when its clock is derived no more */
  metric: string | null
  clock_due_at: Timestamp | null
  kind: 'dispute' | 'excuse'
  side: 'center' | 'client'
  reason_code: string
  text: string
  /** the verdict when it was raised */
  verdict_then: 'good' | 'client' | 'center' | 'both' | 'outside' | null
  /** of a dispute: what the verdict should be */
  verdict_wanted: 'good' | 'client' | 'center' | 'both' | 'outside' | null
  raised_by: string
  raised_at: Timestamp
  /** by when it is to be answered: five working days on the calendar of the centre */
  answer_due_at: Timestamp
  /** when it was told that nobody has answered in time */
  overdue_at: Timestamp | null
  answer: 'accepted' | 'rejected' | null
  answer_text: string | null
  /** of an accepted dispute: the ruling */
  verdict_given: 'good' | 'client' | 'center' | 'both' | 'outside' | null
  answered_by: string | null
  answered_at: Timestamp | null
  withdrawn_at: Timestamp | null
}

export interface AgreementsObligation {
  id: string
  code: string
  /** a document target; later editions of its agreement are followed by the code of the target */
  target_id: string
  title: LocalizedText
  /** who owes it; null: every client of the agreement */
  client_ids: string[] | null
  /** the checklist: [{code, title: {ru, en}}] */
  items: Json
  period: 'month' | 'quarter' | 'year'
  /** the first period is the first that begins on this day or later */
  starts_on: string
  ends_on: string | null
  /** who is reminded; nobody named: the leads of the client */
  contact_ids: Generated<string[]>
  version: Generated<number>
  created_at: Timestamp
  updated_at: Timestamp
  /** the service that what is owed is needed for; null: for the centre as a whole */
  service_id: string | null
  /** since then no further period is opened */
  retired_at: Timestamp | null
}

export interface AgreementsOwed {
  id: string
  obligation_id: string | null
  client_id: string
  metric: 'document' | 'clarification' | 'approval'
  /** the period that it falls due in: 2026-03, 2026-Q1, 2026 */
  period: string | null
  /** what the other system calls it */
  external_id: string | null
  title: LocalizedText
  /** its checklist, as it was when it was opened */
  items: Generated<Json>
  opened_at: Timestamp
  /** when the last item was handed over */
  done_at: Timestamp | null
  waiver_reason: string | null
  /** who asked to waive it; somebody else approves */
  waiver_asked_by: string | null
  waiver_asked_at: Timestamp | null
  waived_by: string | null
  waived_at: Timestamp | null
  version: Generated<number>
}

export interface AgreementsPartyCalendar {
  party: 'client' | 'region'
  party_id: string
  calendar_id: string
}

export interface AgreementsRecalculation {
  id: string
  reason: 'agreement' | 'calendar' | 'rebuild'
  asked_by: string | null
  asked_at: Timestamp
  not_before: Timestamp
  open_only: Generated<boolean>
  total: number | null
  done: Generated<number>
  changed: Generated<number>
  finished_at: Timestamp | null
  /** the edition at whose beginning it begins, so that it is given up with it */
  edition_id: string | null
}

export interface AgreementsRecalculationPart {
  recalculation_id: string
  number: number
  /** the last thing done; null: none from the first on */
  place: string | null
  /** the last thing of the part; null: whatever comes */
  until: string | null
}

export interface AgreementsRota {
  id: string
  code: string
  title: LocalizedText
  people: string[]
  starts_on: string
  turn_days: number
}

export interface AgreementsSnapshot {
  id: string
  month: string
  as_of: Timestamp
  /** null when it was made by itself, once a month */
  made_by: string | null
  /** how many of each verdict, and how many promises kept and broken, by department, service and client */
  figures: Json
  /** what was in force: targets, calendars, teams, regions, excuses and rulings, so that it can be counted again from the log */
  basis: Json
  /** SHA-256 of the figures in canonical form */
  digest: string
}

export interface AgreementsSnapshotCheck {
  id: string
  snapshot_id: string
  asked_by: string | null
  asked_at: Timestamp
  /** the kind of things it is at */
  kind: string | null
  /** the last thing of this kind that was counted, in the order of ids */
  place: string | null
  total: number | null
  done: Generated<number>
  /** what was counted so far */
  counts: Generated<Json>
  digest: string | null
  /** figures that came out different from the frozen ones */
  differences: Json | null
  finished_at: Timestamp | null
}

export interface AgreementsSubject {
  id: string
  kind: string
  opened_at: Timestamp
  ended_at: Timestamp | null
  client_id: string | null
  unit_id: string | null
  region_id: string | null
  service_id: string | null
  department_id: string | null
  team_id: string | null
  type: string | null
  priority: string | null
  /** what happened to it, in the order of the log: [{at, do, ...}], at in milliseconds since 1970 */
  moments: Json
  /** good, or whose loss it is in the joint quality index; null while it is neither finished nor overdue */
  verdict: 'good' | 'client' | 'center' | 'both' | 'outside' | null
  /** when it was finished or overdue: the month it counts in */
  verdict_at: Timestamp | null
  /** the verdict by a ruling on a dispute, which goes before the derived one */
  ruled: 'good' | 'client' | 'center' | 'both' | 'outside' | null
  /** working time in the hands of the centre */
  center_seconds: Generated<number>
  /** working time in which the client's side was awaited */
  client_seconds: Generated<number>
  /** working time in which a third party was awaited */
  outside_seconds: Generated<number>
  /** whether the first submission was complete: complete, or what was wrong with it, as was said last; null while nobody has judged it */
  first_submission: Computed<string | null>
  /** when the first submission was first judged: the month it counts in */
  checked_at: Computed<Timestamp | null>
  /** of what is open: in whose hands it is now */
  holder: Computed<string | null>
  /** the following columns are of the moments as they are; they are kept of what has ended, a moment later */
  hands_kept: Generated<boolean>
  /** working time on the calendar of the centre while it was with a team and with nobody of it; likewise for the other holders */
  queue_seconds: number | null
  agent_seconds: number | null
  requester_seconds: number | null
  approver_seconds: number | null
  unit_seconds: number | null
  third_party_seconds: number | null
  /** it has ended because it was resolved */
  resolved: boolean | null
  /** of what two or more teams had: the first of them */
  first_team_id: string | null
  /** of what two or more teams had: the one that resolved it */
  last_team_id: string | null
  /** how often it went from team to team until it was resolved */
  hand_offs: number | null
  /** working time in the hands of teams other than the one that resolved it */
  lost_seconds: number | null
}

export interface AgreementsSubjectView {
  id: string
  kind: string
  opened_at: Timestamp
  ended_at: Timestamp | null
  verdict: 'good' | 'client' | 'center' | 'both' | 'outside' | null
  verdict_at: Timestamp | null
  center_seconds: number
  client_seconds: number
  outside_seconds: number
}

export interface AgreementsTarget {
  id: string
  code: string
  metric: 'first_answer' | 'next_answer' | 'resolution' | 'task' | 'promised_date' | 'document' | 'clarification' | 'approval' | 'completeness'
  title: LocalizedText
  calendar_id: string | null
  /** how many minutes before the limit a thing counts as about to be late */
  warn_minutes: Generated<number>
  created_at: Generated<Timestamp>
  edition_id: string
  limit_unit: Generated<'working_minutes' | 'working_days' | 'calendar_days' | 'working_day_of_month' | 'percent'>
  /** how many of limit_unit are promised; percent: the least share of all in a month */
  limit_count: number
  /** whose calendar counts: of the centre, of the client, of the region, or the one named */
  calendar_source: Generated<'center' | 'client' | 'region' | 'named'>
  /** whose turn stops the clock: requester, third_party, approver, unit, scheduled */
  pauses: Generated<string[]>
  /** escalation steps: [{key, when: {minutes_before | percent | minutes_after}, if, to, level}] */
  steps: Generated<Json>
  /** how the limit is split between holders, in minutes: {queue, agent, ...} */
  budgets: Generated<Json>
}

export interface CalendarCalendar {
  id: string
  code: string
  name: LocalizedText
  /** time_zone, week, yearly_holidays and days, as in the HTTP interface */
  document: Json
  /** the calendar of the centre, used where no other is named */
  is_default: Generated<boolean>
  version: Generated<number>
  created_at: Generated<Timestamp>
  updated_at: Generated<Timestamp>
  /** country, week and region of the production calendar whose years are put in; null when it follows none */
  follows: Json | null
}

export interface CalendarCalendarView {
  id: string
  code: string
  name: LocalizedText
  is_default: boolean
}

export interface CalendarYearWarning {
  calendar_id: string
  year: number
  told_at: Timestamp
}

export interface CatalogueService {
  id: string
  code: string
  department_id: string
  team_id: string
  title: LocalizedText
  summary: LocalizedText | null
  what_you_get: LocalizedText | null
  who_may: LocalizedText | null
  how: LocalizedText | null
  provide: LocalizedText | null
  steps: Json | null
  hours: LocalizedText | null
  keywords: LocalizedText | null
  /** promised working hours to the result; null = no promise */
  resolution_hours: number | null
  price: Json | null
  /** type of a request for this service */
  request_type: Generated<string>
  popularity: Generated<number>
  status: Generated<'draft' | 'published' | 'retired'>
  created_at: Generated<Timestamp>
  updated_at: Generated<Timestamp>
  search: Computed<string | null>
}

export interface CatalogueServiceView {
  id: string
  code: string
  title: LocalizedText
  department_id: string
  team_id: string
  request_type: string
  status: 'draft' | 'published' | 'retired'
}

export interface CatalogueTopic {
  id: string
  code: string
  title: LocalizedText
  synonyms: LocalizedText | null
}

export interface CatalogueTopicService {
  topic_id: string
  service_id: string
}

export interface ChannelsAddressMark {
  id: string
  address: string
  /** hard: came back for good; soft: came back several times; by_hand; declined: wants no reminders and surveys, other letters go; complained: its owner reported a letter as spam, only what people write goes */
  kind: 'hard' | 'soft' | 'by_hand' | 'declined' | 'complained'
  /** the words of the report, or why somebody marked it */
  said: string | null
  letter_id: string | null
  marked_by: string | null
  at: Timestamp
  lifted_at: Timestamp | null
  lifted_by: string | null
}

export interface ChannelsAlert {
  id: string
  /** fetch: nothing comes; token: a sign-in ends soon or is refused; queue: letters do not leave; scanner: files are not scanned */
  kind: 'fetch' | 'token' | 'queue' | 'scanner'
  mailbox_id: string | null
  /** since when there is trouble, which is earlier than the alert */
  since: Timestamp
  /** fault and words of the other side */
  said: string | null
  raised_at: Timestamp
  /** to how many administrators a letter was written; null until that is done */
  told: number | null
  ended_at: Timestamp | null
}

export interface ChannelsBrand {
  id: string
  version: number
  name: Json | null
  colour: string
  footer: Json | null
  address: Json | null
  logo: string | null
  saved_by: string | null
  at: Timestamp
}

export interface ChannelsFolder {
  mailbox_id: string
  name: string
  /** the life of the folder that last_uid belongs to */
  uid_validity: number
  /** up to which letter everything was taken in; null while the first look is not finished */
  last_uid: number | null
  /** when the folder was last looked through to its end */
  looked_at: Timestamp | null
  /** letters seen there that are not taken in yet */
  waiting: Generated<number>
  /** when the oldest of them came to the mail server */
  waiting_since: Timestamp | null
  /** a letter that could not be fetched or taken in; after three attempts it is set aside */
  troubled_uid: number | null
  troubles: Generated<number>
}

export interface ChannelsHandling {
  id: string
  mailbox_id: string | null
  /** what becomes of a letter from somebody whom nobody knows */
  unknown_senders: 'register' | 'confirm' | 'refuse' | null
  /** a reply under another subject to a conversation silent for so many days begins a request; 0: never */
  new_matter_days: number | null
  /** whether what an agent passes on is at once in the name of who wrote it first */
  forwards_by_agents: 'original' | 'offer' | null
  /** how an agent is named in the sender of an answer */
  agent_name: 'full' | 'first' | 'team' | null
  updated_at: Timestamp
}

export interface ChannelsKnownId {
  header_id: string
  request_id: string
  /** letter: of a letter that came or went; reference: only mentioned by one; outlook: the root of a Thread-Index */
  kind: Generated<'letter' | 'reference' | 'outlook'>
}

export interface ChannelsLetGo {
  id: string
  request_id: string | null
  address: string | null
  until: Timestamp
  let_by: string | null
}

export interface ChannelsLetter {
  id: string
  direction: 'in' | 'out'
  mailbox_id: string | null
  /** Message-ID without angle brackets */
  header_id: string | null
  /** SHA-256 over Message-ID, sender, date, subject, body and attachments, so that two letters with one Message-ID stay apart */
  content_hash: string | null
  uid_validity: number | null
  uid: number | null
  request_id: string | null
  message_id: string | null
  purpose: 'inbound' | 'receipt' | 'answer' | 'resolution' | 'notice'
  /** what became of a letter that came */
  outcome: 'registered' | 'joined' | 'duplicate' | 'automatic' | 'bounce' | 'refused' | 'held' | null
  /** the sum of its recipients' states, kept by a trigger */
  state: 'held' | 'waiting' | 'sent' | 'kept' | 'failed' | 'returned' | null
  /** why it came to that: the marker of an automatic letter, the limit that held it back, what the other side said */
  reason: string | null
  from_address: string | null
  to_addresses: Generated<string[]>
  cc_addresses: Generated<string[]>
  subject: string | null
  text: string | null
  html: string | null
  /** a letter of ours as it is given to the relay, attachments aside; never made anew, so that its Message-ID stays */
  composed: Json | null
  /** the letter as it came, compressed, for those who may download it */
  raw_file_id: string | null
  /** of the recipient with the most */
  attempts: Generated<number>
  /** when the relay took it for the first of its recipients */
  handed_over_at: Timestamp | null
  /** a talk broke off where the relay may have taken it unheard, and it was sent again */
  perhaps_twice: Generated<boolean>
  at: Timestamp
  /** the IMAP folder that uid belongs to */
  folder: string | null
  /** whether the sender was proven: verdict, and what SPF, DKIM, DMARC and ARC said */
  auth: Json | null
  /** other mailboxes of the window to which the same letter came */
  also_to: Generated<string[]>
  /** who first wrote what this letter passes on: name and address */
  original_sender: Json | null
  /** written by somebody of the centre: its Message-ID stands in no letter of ours */
  from_centre: Generated<boolean>
  /** invitation, signature, encryption, where reading stopped, pictures held back; null when there is nothing to say */
  about: Json | null
  /** as the mail server tells it, of a letter that was set aside */
  size_bytes: number | null
}

export interface ChannelsLogo {
  sha256: string
  type: 'image/png' | 'image/jpeg'
  width: number
  height: number
  content: Buffer
  at: Timestamp
}

export interface ChannelsMailImport {
  id: string
  mailbox_id: string
  kind: 'mbox' | 'maildir' | 'imap'
  name: string
  /** path, or the kept upload, or folder and mail server */
  source: Json
  /** password of a mail server that is no mailbox's own, sealed; forgotten at the end */
  secret: string | null
  /** looking through it; looked: waits for the start; importing; stopped by somebody; done; failed: goes on when asked; removing, removed: undone */
  state: 'looking' | 'looked' | 'importing' | 'stopped' | 'done' | 'failed' | 'removing' | 'removed'
  start_at_once: Generated<boolean>
  /** grows with every batch, so that of two processes one writes */
  step: Generated<number>
  /** the last letter that was looked at */
  place: string | null
  size_bytes: number | null
  looked_bytes: Generated<number>
  letters: Generated<number>
  /** how many letters there are, where that is known before all were read */
  size_letters: number | null
  conversations: Generated<number>
  people: Generated<number>
  /** letters that are still to become messages */
  waiting: Generated<number>
  imported: Generated<number>
  duplicates: Generated<number>
  automatic: Generated<number>
  unreadable: Generated<number>
  requests: Generated<number>
  /** conversations that went on in requests of earlier imports */
  joined: Generated<number>
  /** requests that were worked on since and stayed when the import was undone */
  kept: Generated<number>
  first_at: Timestamp | null
  last_at: Timestamp | null
  /** in whose name its letters without a sender stand */
  nameless_id: string | null
  error: string | null
  began_by: string | null
  began_at: Timestamp
  looked_at: Timestamp | null
  started_at: Timestamp | null
  ended_at: Timestamp | null
  /** people who went when the import was undone */
  people_gone: Generated<number>
}

export interface ChannelsMailImportConversation {
  import_id: string
  number: number
  request_id: string
  /** false: it went on in the request of an earlier import */
  made: boolean
}

export interface ChannelsMailImportLetter {
  import_id: string
  ordinal: number
  /** where it lies in the archive: bytes of an mbox, a file of a Maildir, a number of an IMAP folder */
  place: string
  size_bytes: number
  verdict: 'waiting' | 'imported' | 'duplicate' | 'automatic' | 'unreadable'
  reason: string | null
  content_hash: string
  header_id: string | null
  /** ids of letters that it answers, and the root of its Thread-Index */
  answers: Generated<string[]>
  from_address: string | null
  /** addresses of others than the window in From, To and Cc */
  people: Generated<string[]>
  subject: Generated<string>
  auto_reply: Generated<boolean>
  /** Date; the newest Received where there is none */
  at: Timestamp
  conversation: number | null
  /** the kept original of a letter that could not be read */
  file_id: string | null
  request_id: string | null
  message_id: string | null
}

export interface ChannelsMailImportPerson {
  import_id: string
  person_id: string
}

export interface ChannelsMailbox {
  id: string
  address: string
  name: LocalizedText
  team_id: string
  language: Generated<'ru' | 'en'>
  /** what stands below every letter from this address */
  signature: LocalizedText | null
  /** host, port, secure, user, folders, after, move_to, certificate, authserv_id; null: mail comes by the own SMTP listener only */
  imap: Json | null
  /** sealed with the secret of the installation */
  imap_password: string | null
  /** the address that Okno writes from when no other fits */
  is_default: Generated<boolean>
  enabled: Generated<boolean>
  /** when mail was fetched without an error the last time */
  last_poll_at: Timestamp | null
  /** what the mail server said when fetching failed; null while it works */
  last_error: string | null
  /** which step of fetching failed */
  failed_step: 'token' | 'connect' | 'login' | 'folder' | 'fetch' | 'take_in' | null
  /** since when nothing could be fetched */
  failing_since: Timestamp | null
  created_at: Generated<Timestamp>
  /** its mail server brings help+anything@… to help@…, so answers and reports may be told by the address that they come to */
  plus_addresses: Generated<boolean>
  /** how a token is got instead of a password: provider, flow, tenant, client_id, addresses; null: a password */
  oauth: Json | null
  /** of the application at the provider, sealed with the secret of the installation */
  client_secret: string | null
  /** access and refresh token, sealed with the secret of the installation */
  tokens: string | null
  signed_in_at: Timestamp | null
  /** when somebody must sign in again, where the provider tells */
  token_ends_at: Timestamp | null
  /** the account that letters from this address leave by; null: the common relay */
  outgoing: Json | null
  outgoing_password: string | null
  /** what is done with letters by sender, subject or recipient; the first rule that fits decides */
  rules: Generated<Json>
}

export interface ChannelsMailboxView {
  id: string
  address: string
  name: LocalizedText
  team_id: string
}

export interface ChannelsPicture {
  domain: string
  sha256: string
  /** in how many letters it came; counted only until it is known as a logo */
  letters: Generated<number>
}

export interface ChannelsRecipient {
  /** stands, signed, in the address that reports about this recipient come back to */
  number: Computed<number>
  letter_id: string
  address: string
  name: Generated<string>
  role: 'to' | 'cc'
  /** waiting; held: too many letters; suppressed: the address is marked as not reached; sent: the relay took it; kept: in the demo mailbox; delayed: its carrier still tries; rejected: the relay refused; failed: given up; returned: came back */
  state: 'waiting' | 'held' | 'suppressed' | 'sent' | 'kept' | 'delayed' | 'rejected' | 'failed' | 'returned'
  /** why it came to that: the limit that held it back, what the relay or the report said */
  said: string | null
  /** came back for a reason that may pass, as a full mailbox */
  soft: Generated<boolean>
  attempts: Generated<number>
  delivery_id: string | null
  /** when the last line was spoken to the relay whose answer is not known; null after a certain end */
  spoken_at: Timestamp | null
  /** when the relay took it */
  handed_over_at: Timestamp | null
  /** a talk broke off where the relay may have taken it unheard, and it was sent again */
  perhaps_twice: Generated<boolean>
  /** since when it stands like this */
  at: Timestamp
  /** addresses in the letter and what stands in their place in this one's copy: links that are another's */
  own_links: Json | null
}

export interface ChannelsSigningKey {
  domain: string
  selector: string
  /** sealed with the secret of the installation */
  private_key: string
  /** base64 of the SubjectPublicKeyInfo, as the DNS record gives it */
  public_key: string
  /** letters are signed */
  enabled: Generated<boolean>
  checked_at: Timestamp | null
  /** whether the DNS record was there and right at the last look */
  found: boolean | null
  said: string | null
  created_at: Timestamp
}

export interface ChannelsStep {
  id: Computed<number>
  letter_id: string
  /** the recipient it happened to */
  number: number
  state: string
  said: string | null
  attempts: number
  at: Timestamp
}

export interface ChannelsTemplate {
  id: string
  kind: 'receipt' | 'answer' | 'clarification' | 'reminder' | 'approval' | 'resolution' | 'rating'
  language: 'ru' | 'en'
  version: number
  subject: string | null
  /** Markdown with variables in braces; null: from here on the built-in one again */
  body: string | null
  saved_by: string | null
  at: Timestamp
}

export interface ChannelsToldSender {
  address: string
  at: Timestamp
}

export interface FeedbackDroppedDay {
  day: string
  reason: string
  count: number
}

export interface FeedbackFollowUp {
  id: string
  rating_id: string
  request_id: string | null
  team_id: string | null
  agent_id: string | null
  /** the low mark it was opened for, or opened again */
  score: number
  state: 'open' | 'contacted' | 'fixed' | 'told' | 'closed'
  owner_id: string | null
  opened_at: Timestamp
  /** by when the next step is due: contact within working days, word within more of them */
  due_at: Timestamp
  /** when it was told that the step is overdue */
  overdue_at: Timestamp | null
  contacted_at: Timestamp | null
  contacted_by: string | null
  contacted_how: 'phone' | 'letter' | 'chat' | 'in_person' | 'not_reached' | null
  contact_note: string | null
  cause: string | null
  changed: string | null
  fixed_at: Timestamp | null
  fixed_by: string | null
  told_at: Timestamp | null
  told_by: string | null
  told_how: 'letter' | 'phone' | 'in_person' | null
  told_text: string | null
  letter_id: string | null
  /** the answer to "is it good now?" */
  second_score: number | null
  second_at: Timestamp | null
  closed_at: Timestamp | null
  closed_by: string | null
  closed_why: 'good_now' | 'no_answer' | 'raised' | 'nobody_to_tell' | 'not_needed' | null
  closed_note: string | null
  reopened_count: Generated<number>
  version: Generated<number>
}

export interface FeedbackInvitation {
  id: string
  kind: 'answer' | 'signature' | 'after_fix'
  scale: Generated<number>
  request_id: string | null
  message_id: string | null
  /** of an answer: who wrote it; of a signature: whose it is */
  agent_id: string | null
  team_id: string | null
  mailbox_id: string | null
  /** to whom the letter with the link went */
  person_id: string | null
  follow_up_id: string | null
  issued_by: string | null
  issued_at: Timestamp
  expires_at: Timestamp
  /** from then on the link is not valid; may lie ahead, so that letters already sent work a while longer */
  withdrawn_at: Timestamp | null
  /** replaced by a new one, withdrawn by hand, or its agent has left */
  withdrawn_why: 'replaced' | 'withdrawn' | 'left' | null
}

export interface FeedbackPolicy {
  single: Generated<boolean>
  ask_in_answers: Generated<boolean>
  agents_see_names: Generated<boolean>
  /** marks up to this one open a follow-up */
  low_mark: Generated<number>
  /** working days in which the person is to be contacted */
  contact_days: Generated<number>
  /** working days after the contact in which the person is to be told what was done */
  tell_days: Generated<number>
  /** presses from one network address in ten minutes; more are dropped */
  presses_per_place: Generated<number>
  /** networks of scanners and data centres, from which no mark counts */
  ranges: Generated<string[]>
  /** parts of a User-Agent by which machines are known, lower case */
  programs: Generated<string[]>
  changed_at: Timestamp | null
}

export interface FeedbackPress {
  id: string
  /** what the link asked about: all links to the same thing for the same person share it */
  about: string
  invitation_id: string | null
  request_id: string | null
  team_id: string | null
  score: number
  comment: string | null
  theme: string | null
  person_id: string | null
  rater: string | null
  rater_name: string | null
  rater_address: string | null
  /** a hash of the network address, to count presses from one place */
  came_from: string
  /** the network it came from, without the last part of the address; only of dropped ones */
  network: string | null
  program: string | null
  dropped: 'no_visit' | 'scanner' | 'range' | 'burst' | 'all_marks' | 'rate' | null
  rating_id: string | null
  /** the rating that this press replaced; put back when the press turns out to be a machine's */
  before: Json | null
  counted_by: string | null
  /** when somebody decided that a dropped press was a person's after all */
  counted_at: Timestamp | null
  at: Timestamp
}

export interface FeedbackRating {
  id: string
  request_id: string | null
  person_id: string | null
  score: number
  comment: string | null
  channel: 'portal' | 'email' | 'api'
  /** the team that had the request when it was rated */
  team_id: string | null
  service_id: string | null
  agent_id: string | null
  created_at: Timestamp
  updated_at: Timestamp
  /** what was rated; after_fix: what the centre did after a low mark */
  kind: Generated<'resolution' | 'answer' | 'signature' | 'after_fix'>
  invitation_id: string | null
  message_id: string | null
  /** what the mark is about first of all, as its giver says */
  theme: 'speed' | 'completeness' | 'clarity' | 'manner' | 'result' | null
  /** a browser without a name, by which a second mark for a signature within a day is known as the same person's */
  rater: string | null
  /** how somebody unknown called themselves; nobody has checked it */
  rater_name: string | null
  /** the address that somebody unknown gave; nobody has checked it */
  rater_address: string | null
}

export interface FeedbackRatingView {
  id: string
  request_id: string | null
  person_id: string | null
  score: number
  team_id: string | null
  service_id: string | null
  agent_id: string | null
  created_at: Timestamp
  kind: 'resolution' | 'answer' | 'signature' | 'after_fix'
}

export interface IdentityAccount {
  id: string
  name: string
  /** main address, lower case; null for people known by phone only */
  email: string | null
  email_verified: Generated<boolean>
  image: string | null
  language: Generated<'ru' | 'en'>
  time_zone: Generated<string>
  /** since when the account may not sign in */
  blocked_at: Timestamp | null
  /** the speaking name of a demo persona (agent, lead, …); null for everybody else */
  demo_role: string | null
  created_at: Generated<Timestamp>
  updated_at: Generated<Timestamp>
}

export interface IdentityAccountView {
  id: string
  name: string
  email: string | null
  language: 'ru' | 'en'
  time_zone: string
  blocked_at: Timestamp | null
  demo_role: string | null
  created_at: Timestamp
}

export interface IdentityApiKey {
  id: string
  account_id: string
  name: string
  /** SHA-256 of the key: keys are 256 random bits, so a slow hash would add nothing */
  secret_hash: Buffer
  /** what the key is limited to; null: all that its person may do */
  permissions: string[] | null
  expires_at: Timestamp | null
  last_used_at: Timestamp | null
  created_at: Timestamp
}

export interface IdentityCredential {
  id: string
  account_id: string
  provider_id: string
  provider_account_id: string
  password: string | null
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: Timestamp | null
  refresh_token_expires_at: Timestamp | null
  scope: string | null
  created_at: Generated<Timestamp>
  updated_at: Generated<Timestamp>
}

export interface IdentityFailedSignIn {
  id: Computed<number>
  email: string
  ip_address: string
  at: Timestamp
}

export interface IdentityGrantView {
  account_id: string
  role_code: string
  permissions: string[]
  scope_kind: 'all' | 'department' | 'team' | 'client'
  scope_id: string | null
}

export interface IdentityHolderView {
  account_id: string
  role_code: string
  scope_kind: 'all' | 'department' | 'team' | 'client'
  scope_id: string | null
}

export interface IdentityRole {
  id: string
  code: string
  title: LocalizedText
  permissions: string[]
  /** shipped with Okno: may be changed, not deleted */
  built_in: Generated<boolean>
  created_at: Generated<Timestamp>
}

export interface IdentityRoleGrant {
  id: string
  account_id: string
  role_id: string
  scope_kind: 'all' | 'department' | 'team' | 'client'
  /** department, team or client in which the role holds; null with scope all */
  scope_id: string | null
  starts_on: Generated<string>
  ends_on: string | null
  granted_by: string | null
  created_at: Generated<Timestamp>
}

export interface IdentityRoleView {
  id: string
  code: string
  title: LocalizedText
}

export interface IdentitySession {
  id: string
  account_id: string
  token: string
  ip_address: string | null
  user_agent: string | null
  expires_at: Timestamp
  created_at: Generated<Timestamp>
  updated_at: Generated<Timestamp>
}

export interface IdentityVerification {
  id: string
  identifier: string
  value: string
  expires_at: Timestamp
  created_at: Generated<Timestamp>
  updated_at: Generated<Timestamp>
}

export interface KernelDelivery {
  id: string
  kind: string
  subject_id: string
  payload: Json
  state: Generated<'waiting' | 'speaking' | 'done' | 'failed' | 'cancelled'>
  attempts: Generated<number>
  next_at: Timestamp
  /** while speaking: when the speaker counts as dead and another may take over */
  lease_until: Timestamp | null
  result: Json | null
  last_error: string | null
  created_at: Timestamp
  done_at: Timestamp | null
}

export interface KernelEvent {
  /** transaction that wrote the line; with id the order of reading */
  xid: Generated<string>
  id: Computed<number>
  name: string
  /** the thing it happened to, of whatever domain the name begins with */
  subject_id: string
  /** the person who did it; null when Okno did it by itself */
  actor_id: string | null
  at: Timestamp
  payload: Json
  /** the HTTP request or job in which it happened, as in the logs */
  request_id: string | null
}

export interface KernelFile {
  id: string
  sha256: string
  name: string
  type: string
  size_bytes: number
  uploaded_by: string | null
  /** which kind of thing holds the file and so decides who may have it; null: only its uploader */
  holder_kind: string | null
  holder_id: string | null
  inline: Generated<boolean>
  /** the id by which a letter refers to an inline picture */
  content_id: string | null
  created_at: Timestamp
}

export interface KernelIdempotentCall {
  actor_id: string
  endpoint: string
  key: string
  body_hash: string
  status: number | null
  answer: Json | null
  created_at: Timestamp
}

export interface KernelLogCursor {
  reader: string
  xid: string
  id: number
}

export interface KernelReactionDone {
  event_id: number
  reaction: string
  at: Generated<Timestamp>
}

export interface KernelScan {
  sha256: string
  state: 'waiting' | 'clean' | 'infected' | 'unscannable'
  /** what was found in it, as the scanner calls it */
  signature: string | null
  /** why it is not scanned yet or cannot be: words of the scanner or of the connection */
  said: string | null
  attempts: Generated<number>
  next_at: Timestamp
  asked_at: Timestamp
  /** since when attempts to scan it fail */
  failing_since: Timestamp | null
  scanned_at: Timestamp | null
  released_by: string | null
  released_at: Timestamp | null
  /** why an administrator lets it be downloaded all the same */
  released_why: string | null
}

export interface KernelSetting {
  name: string
  value: Json
  changed_at: Generated<Timestamp>
}

export interface KernelUnneededContent {
  sha256: string
  since: Timestamp
}

export interface OrganisationAddressView {
  person_id: string
  kind: 'email' | 'phone'
  value: string
}

export interface OrganisationClient {
  id: string
  code: string
  name: LocalizedText
  retired_at: Timestamp | null
  created_at: Generated<Timestamp>
}

export interface OrganisationClientDomain {
  /** in ASCII form; a longer one goes before the shorter one that it is part of */
  domain: string
  client_id: string
  with_subdomains: Generated<boolean>
  added_at: Timestamp
}

export interface OrganisationClientView {
  id: string
  code: string
  name: LocalizedText
  retired_at: Timestamp | null
}

export interface OrganisationDepartment {
  id: string
  code: string
  name: LocalizedText
  retired_at: Timestamp | null
  created_at: Generated<Timestamp>
}

export interface OrganisationDepartmentView {
  id: string
  code: string
  name: LocalizedText
  retired_at: Timestamp | null
}

export interface OrganisationMemberView {
  team_id: string
  person_id: string
  is_lead: boolean
  department_id: string
}

export interface OrganisationMembership {
  id: string
  team_id: string
  person_id: string
  is_lead: Generated<boolean>
  starts_on: string
  ends_on: string | null
}

export interface OrganisationPeopleImport {
  id: string
  file_name: string
  state: Generated<'previewed' | 'applying' | 'done'>
  /** for each column of the file: its heading and the field it was recognised as, or null */
  columns: Json
  rows_total: number
  /** how far applying has come */
  rows_done: Generated<number>
  made_by: string
  made_at: Timestamp
  applied_at: Timestamp | null
  done_at: Timestamp | null
}

export interface OrganisationPeopleImportRow {
  import_id: string
  /** line of the file, the heading being line 1 */
  line: number
  /** what was recognised in the row, by field */
  fields: Json
  verdict: 'new' | 'changed' | 'unchanged' | 'refused'
  /** why the row was refused: a key of the texts */
  reason: string | null
  /** what the sentence of the reason is filled with */
  details: Generated<Json>
  person_id: string | null
  applied: Generated<boolean>
}

export interface OrganisationPerson {
  id: string
  client_id: string | null
  unit_id: string | null
  region_id: string | null
  manager_id: string | null
  /** where the person works: head_office, plant, sales; a cut for the analysis of demand */
  function: string | null
  position: LocalizedText | null
  /** number in the personnel system, if any */
  staff_no: string | null
  created_at: Generated<Timestamp>
  updated_at: Generated<Timestamp>
}

export interface OrganisationPersonAddress {
  id: string
  person_id: string
  kind: 'email' | 'phone'
  /** address in lower case, or number in E.164 form */
  value: string
}

export interface OrganisationPersonView {
  id: string
  name: string
  email: string | null
  language: 'ru' | 'en'
  time_zone: string
  blocked_at: Timestamp | null
  client_id: string | null
  unit_id: string | null
  region_id: string | null
  function: string | null
  position: LocalizedText | null
  manager_id: string | null
  demo_role: string | null
}

export interface OrganisationRegion {
  id: string
  code: string
  name: LocalizedText
  /** IANA time zone of everybody there */
  time_zone: string
}

export interface OrganisationRegionView {
  id: string
  code: string
  name: LocalizedText
  time_zone: string
}

export interface OrganisationTeam {
  id: string
  code: string
  department_id: string
  name: LocalizedText
  purpose: LocalizedText | null
  /** the team that gets what nobody else is named for: the one window */
  first_line: Generated<boolean>
  retired_at: Timestamp | null
  created_at: Generated<Timestamp>
}

export interface OrganisationTeamView {
  id: string
  code: string
  department_id: string
  name: LocalizedText
  first_line: boolean
  retired_at: Timestamp | null
}

export interface OrganisationUnit {
  id: string
  code: string
  client_id: string
  region_id: string | null
  parent_id: string | null
  name: LocalizedText
  retired_at: Timestamp | null
  created_at: Generated<Timestamp>
}

export interface OrganisationUnitView {
  id: string
  code: string
  client_id: string
  region_id: string | null
  name: LocalizedText
  retired_at: Timestamp | null
}

export interface RequestsAnswering {
  id: Generated<string>
  /** so long an agent can take an answer back; 0: it goes at once */
  undo_seconds: Generated<number>
  updated_at: Generated<Timestamp>
}

export interface RequestsApproval {
  id: string
  request_id: string
  approver_id: string
  /** the agent who asked; null when Okno did it by itself */
  asked_by: string | null
  /** what exactly is to be approved */
  question: string
  asked_at: Timestamp
  /** null while the request waits for it; withdrawn: it is not needed any more */
  decision: 'approved' | 'declined' | 'withdrawn' | null
  /** the approver's own words; a no always has some */
  comment: string | null
  decided_at: Timestamp | null
}

export interface RequestsDraft {
  person_id: string
  /** the field it was typed into: ask, request:<id>:reply, request:<id>:note */
  place: string
  content: Json
  updated_at: Timestamp
}

export interface RequestsLink {
  from_id: string
  to_id: string
  kind: 'related' | 'follow_up'
  created_at: Timestamp
}

export interface RequestsMerge {
  id: string
  source_id: string
  target_id: string
  /** what the source was before: status, assignee, due time */
  before: Json
  merged_by: string | null
  merged_at: Timestamp
  undone_at: Timestamp | null
}

export interface RequestsMessage {
  id: string
  request_id: string
  kind: 'inbound' | 'answer' | 'note'
  author_id: string | null
  channel: 'portal' | 'email' | 'phone' | 'counter' | 'chat' | 'api' | 'desk'
  text: string
  /** quotes and signature of a letter, folded away on screen */
  hidden_text: string | null
  /** safe HTML of a letter, as it was sent */
  html: string | null
  /** written by a machine (an absence note, a receipt): no answer is owed to it */
  automatic: Generated<boolean>
  created_at: Timestamp
}

export interface RequestsMessageView {
  id: string
  request_id: string
  kind: 'inbound' | 'answer' | 'note'
  author_id: string | null
  channel: 'portal' | 'email' | 'phone' | 'counter' | 'chat' | 'api' | 'desk'
  automatic: boolean
  created_at: Timestamp
}

export interface RequestsParticipant {
  request_id: string
  person_id: string
  /** watcher: asked to follow; copied: was on copy of a letter; observer: joined by answering; approver: was asked for an approval */
  role: 'watcher' | 'copied' | 'observer' | 'approver'
  added_at: Timestamp
}

export interface RequestsRequest {
  id: string
  /** shown as R-<number> */
  number: Generated<number>
  type: 'question' | 'service_request' | 'incident' | 'complaint' | 'suggestion' | 'thanks'
  status: 'new' | 'open' | 'waiting_requester' | 'waiting_third_party' | 'scheduled' | 'resolved' | 'closed' | 'cancelled'
  subject: string
  /** how the first message begins, for lists and search */
  excerpt: Generated<string>
  requester_id: string
  /** who sent it: the requester, or somebody on behalf of the requester */
  reported_by: string
  client_id: string | null
  unit_id: string | null
  service_id: string | null
  department_id: string
  team_id: string
  assignee_id: string | null
  channel: 'portal' | 'email' | 'phone' | 'counter' | 'chat' | 'api'
  language: 'ru' | 'en'
  tags: Generated<string[]>
  created_at: Timestamp
  updated_at: Timestamp
  /** when the promise that ends first is due, while one is owed; null afterwards and while it stands */
  due_at: Timestamp | null
  /** from when on the request counts as about to be late */
  warn_at: Timestamp | null
  /** a promise of the centre on it was broken */
  missed: Generated<boolean>
  first_answered_at: Timestamp | null
  resolved_at: Timestamp | null
  resolved_by: string | null
  /** when a resolved request closes by itself */
  closes_at: Timestamp | null
  closed_at: Timestamp | null
  reopened_count: Generated<number>
  /** the request that took this one in; its messages are shown there */
  merged_into: string | null
  /** grows with every change; If-Match compares it */
  version: Generated<number>
  is_open: Computed<boolean>
  due_order: Computed<Timestamp>
  search: Computed<string | null>
  /** the calendar on which that promise counts */
  due_calendar_id: string | null
  /** what that promise is about: first_answer, next_answer, resolution, promised_date */
  due_metric: string | null
  /** the promise stands: somebody outside the centre is awaited */
  standing: Generated<boolean>
  /** impact times urgency: P1 is the most pressing */
  priority: Generated<'P1' | 'P2' | 'P3' | 'P4'>
  /** by when a result was promised to the requester */
  promised_at: Timestamp | null
  /** whether the first submission was complete: complete, or the code of what was wrong with it */
  completeness: string | null
  /** 1: many people or much money, 3: one person */
  impact: Generated<number>
  /** 1: it cannot wait, 3: it can */
  urgency: Generated<number>
  /** why the priority is another than impact and urgency give; null when it is theirs */
  priority_reason: string | null
}

export interface RequestsRequestView {
  id: string
  number: number
  type: 'question' | 'service_request' | 'incident' | 'complaint' | 'suggestion' | 'thanks'
  status: 'new' | 'open' | 'waiting_requester' | 'waiting_third_party' | 'scheduled' | 'resolved' | 'closed' | 'cancelled'
  subject: string
  requester_id: string
  reported_by: string
  client_id: string | null
  unit_id: string | null
  service_id: string | null
  department_id: string
  team_id: string
  assignee_id: string | null
  channel: 'portal' | 'email' | 'phone' | 'counter' | 'chat' | 'api'
  language: 'ru' | 'en'
  created_at: Timestamp
  due_at: Timestamp | null
  missed: boolean
  first_answered_at: Timestamp | null
  resolved_at: Timestamp | null
  resolved_by: string | null
  closed_at: Timestamp | null
  merged_into: string | null
  is_open: boolean
}

export interface RequestsTurnedAway {
  request_id: string
  person_id: string
  at: Timestamp
}

export interface RequestsUnsent {
  /** becomes the id of the message */
  id: string
  request_id: string
  author_id: string
  /** the text, what the request is to become, and its status when the answer was sent */
  body: Json
  created_at: Timestamp
  goes_at: Timestamp
  /** the delivery that writes the message at its time */
  delivery_id: string
  /** the refusal that met it at its time: it waits for its author */
  failed: Json | null
}

export interface DB {
  'agreements.agreement': AgreementsAgreement
  'agreements.changed_day': AgreementsChangedDay
  'agreements.clock': AgreementsClock
  'agreements.clock_view': AgreementsClockView
  'agreements.edition': AgreementsEdition
  'agreements.evidence': AgreementsEvidence
  'agreements.index_mode': AgreementsIndexMode
  'agreements.kept_month': AgreementsKeptMonth
  'agreements.month_count': AgreementsMonthCount
  'agreements.objection': AgreementsObjection
  'agreements.obligation': AgreementsObligation
  'agreements.owed': AgreementsOwed
  'agreements.party_calendar': AgreementsPartyCalendar
  'agreements.recalculation': AgreementsRecalculation
  'agreements.recalculation_part': AgreementsRecalculationPart
  'agreements.rota': AgreementsRota
  'agreements.snapshot': AgreementsSnapshot
  'agreements.snapshot_check': AgreementsSnapshotCheck
  'agreements.subject': AgreementsSubject
  'agreements.subject_view': AgreementsSubjectView
  'agreements.target': AgreementsTarget
  'calendar.calendar': CalendarCalendar
  'calendar.calendar_view': CalendarCalendarView
  'calendar.year_warning': CalendarYearWarning
  'catalogue.service': CatalogueService
  'catalogue.service_view': CatalogueServiceView
  'catalogue.topic': CatalogueTopic
  'catalogue.topic_service': CatalogueTopicService
  'channels.address_mark': ChannelsAddressMark
  'channels.alert': ChannelsAlert
  'channels.brand': ChannelsBrand
  'channels.folder': ChannelsFolder
  'channels.handling': ChannelsHandling
  'channels.known_id': ChannelsKnownId
  'channels.let_go': ChannelsLetGo
  'channels.letter': ChannelsLetter
  'channels.logo': ChannelsLogo
  'channels.mail_import': ChannelsMailImport
  'channels.mail_import_conversation': ChannelsMailImportConversation
  'channels.mail_import_letter': ChannelsMailImportLetter
  'channels.mail_import_person': ChannelsMailImportPerson
  'channels.mailbox': ChannelsMailbox
  'channels.mailbox_view': ChannelsMailboxView
  'channels.picture': ChannelsPicture
  'channels.recipient': ChannelsRecipient
  'channels.signing_key': ChannelsSigningKey
  'channels.step': ChannelsStep
  'channels.template': ChannelsTemplate
  'channels.told_sender': ChannelsToldSender
  'feedback.dropped_day': FeedbackDroppedDay
  'feedback.follow_up': FeedbackFollowUp
  'feedback.invitation': FeedbackInvitation
  'feedback.policy': FeedbackPolicy
  'feedback.press': FeedbackPress
  'feedback.rating': FeedbackRating
  'feedback.rating_view': FeedbackRatingView
  'identity.account': IdentityAccount
  'identity.account_view': IdentityAccountView
  'identity.api_key': IdentityApiKey
  'identity.credential': IdentityCredential
  'identity.failed_sign_in': IdentityFailedSignIn
  'identity.grant_view': IdentityGrantView
  'identity.holder_view': IdentityHolderView
  'identity.role': IdentityRole
  'identity.role_grant': IdentityRoleGrant
  'identity.role_view': IdentityRoleView
  'identity.session': IdentitySession
  'identity.verification': IdentityVerification
  'kernel.delivery': KernelDelivery
  'kernel.event': KernelEvent
  'kernel.file': KernelFile
  'kernel.idempotent_call': KernelIdempotentCall
  'kernel.log_cursor': KernelLogCursor
  'kernel.reaction_done': KernelReactionDone
  'kernel.scan': KernelScan
  'kernel.setting': KernelSetting
  'kernel.unneeded_content': KernelUnneededContent
  'organisation.address_view': OrganisationAddressView
  'organisation.client': OrganisationClient
  'organisation.client_domain': OrganisationClientDomain
  'organisation.client_view': OrganisationClientView
  'organisation.department': OrganisationDepartment
  'organisation.department_view': OrganisationDepartmentView
  'organisation.member_view': OrganisationMemberView
  'organisation.membership': OrganisationMembership
  'organisation.people_import': OrganisationPeopleImport
  'organisation.people_import_row': OrganisationPeopleImportRow
  'organisation.person': OrganisationPerson
  'organisation.person_address': OrganisationPersonAddress
  'organisation.person_view': OrganisationPersonView
  'organisation.region': OrganisationRegion
  'organisation.region_view': OrganisationRegionView
  'organisation.team': OrganisationTeam
  'organisation.team_view': OrganisationTeamView
  'organisation.unit': OrganisationUnit
  'organisation.unit_view': OrganisationUnitView
  'requests.answering': RequestsAnswering
  'requests.approval': RequestsApproval
  'requests.draft': RequestsDraft
  'requests.link': RequestsLink
  'requests.merge': RequestsMerge
  'requests.message': RequestsMessage
  'requests.message_view': RequestsMessageView
  'requests.participant': RequestsParticipant
  'requests.request': RequestsRequest
  'requests.request_view': RequestsRequestView
  'requests.turned_away': RequestsTurnedAway
  'requests.unsent': RequestsUnsent
}
