-- Mailboxes, and every letter that came or went.
create schema channels;

create table channels.mailbox (
  id            uuid        primary key,
  address       text        not null constraint mailbox_address_unique unique check (address = lower(address)),
  name          kernel.local_text       not null,
  team_id       uuid        not null references organisation.team (id),
  language      text        not null default 'ru' check (language in ('ru', 'en')),
  signature     kernel.local_text,
  imap          jsonb,
  imap_password text,
  is_default    boolean     not null default false,
  enabled       boolean     not null default true,
  uid_validity  bigint,
  last_uid      bigint,
  last_poll_at  timestamptz,
  last_error    text,
  failed_step   text        check (failed_step in ('connect', 'login', 'folder', 'fetch', 'take_in')),
  failing_since timestamptz,
  created_at    timestamptz not null default now()
);
create unique index mailbox_one_default on channels.mailbox (is_default) where is_default;
create index mailbox_team on channels.mailbox (team_id);
comment on table  channels.mailbox is 'Addresses of the window, each with the team that gets what is written there';
comment on column channels.mailbox.signature is 'what stands below every letter from this address';
comment on column channels.mailbox.imap is 'host, port, secure, user, folder, move_to; null: mail comes by the own SMTP listener only';
comment on column channels.mailbox.imap_password is 'sealed with the secret of the installation';
comment on column channels.mailbox.is_default is 'the address that Okno writes from when no other fits';
comment on column channels.mailbox.uid_validity is 'the life of the IMAP folder that last_uid belongs to';
comment on column channels.mailbox.last_uid is 'up to which letter of the IMAP folder everything was taken in';
comment on column channels.mailbox.last_poll_at is 'when mail was fetched without an error the last time';
comment on column channels.mailbox.last_error is 'what the mail server said when fetching failed; null while it works';
comment on column channels.mailbox.failed_step is 'which step of fetching failed';
comment on column channels.mailbox.failing_since is 'since when nothing could be fetched';

create table channels.letter (
  id             uuid        primary key,
  direction      text        not null check (direction in ('in', 'out')),
  mailbox_id     uuid        references channels.mailbox (id),
  header_id      text,
  content_hash   text,
  uid_validity   bigint,
  uid            bigint,
  request_id     uuid        references requests.request (id) on delete cascade,
  message_id     uuid        references requests.message (id) on delete cascade,
  purpose        text        not null check (purpose in ('inbound', 'receipt', 'answer', 'resolution', 'notice')),
  outcome        text        check (outcome in ('registered', 'joined', 'duplicate', 'automatic', 'bounce', 'refused', 'held')),
  state          text        check (state in ('held', 'waiting', 'sent', 'kept', 'failed', 'returned')),
  reason         text,
  from_address   text,
  to_addresses   text[]      not null default '{}',
  cc_addresses   text[]      not null default '{}',
  subject        text,
  text           text,
  html           text,
  composed       jsonb,
  raw_file_id    uuid,
  delivery_id    uuid,
  attempts       int         not null default 0,
  spoken_at      timestamptz,
  handed_over_at timestamptz,
  relay_said     text,
  perhaps_twice  boolean     not null default false,
  at             timestamptz not null,
  constraint letter_has_its_fate check (case direction when 'in' then outcome is not null else state is not null end)
);
create index letter_newest on channels.letter (at desc, id desc);
create index letter_newest_in on channels.letter (at desc, id desc) where direction = 'in';
create index letter_newest_out on channels.letter (at desc, id desc) where direction = 'out';
create index letter_request on channels.letter (request_id, at);
create index letter_message on channels.letter (message_id);
create index letter_header on channels.letter (header_id);
create index letter_delivery on channels.letter (delivery_id) where delivery_id is not null;
create index letter_automatic on channels.letter using gin (to_addresses) where direction = 'out' and purpose <> 'answer';
create unique index letter_uid_once on channels.letter (mailbox_id, uid_validity, uid) where uid is not null;
create unique index letter_content_once on channels.letter (content_hash) where direction = 'in' and outcome <> 'duplicate';
create unique index letter_answer_once on channels.letter (message_id, purpose) where direction = 'out' and purpose <> 'notice';
comment on table  channels.letter is 'Every letter in and out, what became of it and why';
comment on column channels.letter.header_id is 'Message-ID without angle brackets';
comment on column channels.letter.content_hash is 'SHA-256 over Message-ID, sender, date, subject, body and attachments, so that two letters with one Message-ID stay apart';
comment on column channels.letter.outcome is 'what became of a letter that came';
comment on column channels.letter.state is 'what became of a letter of ours: held back, waiting, sent, kept in the demo mailbox, given up, come back';
comment on column channels.letter.reason is 'why it came to that: the marker of an automatic letter, the limit that held it back, what the other side said';
comment on column channels.letter.composed is 'a letter of ours as it is given to the relay, attachments aside; never made anew, so that its Message-ID stays';
comment on column channels.letter.raw_file_id is 'the letter as it came, compressed, for those who may download it';
comment on column channels.letter.spoken_at is 'when the last line was spoken to the relay whose answer is not known; null after a certain end';
comment on column channels.letter.handed_over_at is 'when the relay took it';
comment on column channels.letter.perhaps_twice is 'a talk broke off where the relay may have taken it unheard, and it was sent again';

-- Message-IDs by which later letters find their conversation: of its letters and of all letters that these answer.
create table channels.known_id (
  header_id  text not null,
  request_id uuid not null references requests.request (id) on delete cascade,
  constraint known_id_pkey primary key (header_id, request_id)
);
create index known_id_request on channels.known_id (request_id);
comment on table channels.known_id is 'Every Message-ID ever seen in the letters of a request';
