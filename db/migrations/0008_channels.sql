-- Mailboxes, and every letter that came or went.
create schema channels;

create table channels.mailbox (
  id            uuid        primary key,
  address       text        not null constraint mailbox_address_unique unique check (address = lower(address)),
  name          kernel.local_text       not null,
  team_id       uuid        not null references organisation.team (id),
  language      text        not null default 'ru' check (language in ('ru', 'en')),
  imap          jsonb,
  imap_password text,
  is_default    boolean     not null default false,
  enabled       boolean     not null default true,
  uid_validity  bigint,
  last_uid      bigint,
  last_poll_at  timestamptz,
  last_error    text,
  created_at    timestamptz not null default now()
);
create unique index mailbox_one_default on channels.mailbox (is_default) where is_default;
comment on table  channels.mailbox is 'Addresses of the window, each with the team that gets what is written there';
comment on column channels.mailbox.imap is 'host, port, secure, user, folder; null: mail comes by the own SMTP listener only';
comment on column channels.mailbox.imap_password is 'sealed with the secret of the installation';
comment on column channels.mailbox.is_default is 'the address that Okno writes from when no other fits';
comment on column channels.mailbox.last_poll_at is 'when mail was fetched without an error the last time';

create table channels.letter (
  id           uuid        primary key,
  direction    text        not null check (direction in ('in', 'out')),
  mailbox_id   uuid        references channels.mailbox (id),
  header_id    text,
  content_hash text,
  uid_validity bigint,
  uid          bigint,
  request_id   uuid        references requests.request (id) on delete cascade,
  message_id   uuid        references requests.message (id) on delete cascade,
  purpose      text        not null check (purpose in ('inbound', 'receipt', 'answer', 'resolution', 'notice')),
  outcome      text        check (outcome in ('registered', 'joined', 'duplicate', 'automatic', 'bounce', 'refused', 'held')),
  reason       text,
  from_address text,
  to_addresses text[]      not null default '{}',
  cc_addresses text[]      not null default '{}',
  subject      text,
  text         text,
  html         text,
  raw_file_id  uuid,
  delivery_id  uuid,
  at           timestamptz not null
);
create index letter_newest on channels.letter (at desc, id desc);
create index letter_request on channels.letter (request_id, at);
create index letter_message on channels.letter (message_id);
create index letter_header on channels.letter (header_id);
create unique index letter_uid_once on channels.letter (mailbox_id, uid_validity, uid) where uid is not null;
create unique index letter_content_once on channels.letter (header_id, content_hash) where direction = 'in' and outcome <> 'duplicate';
create unique index letter_answer_once on channels.letter (message_id, purpose) where direction = 'out';
comment on table  channels.letter is 'Every letter in and out, what became of it and why';
comment on column channels.letter.header_id is 'Message-ID without angle brackets';
comment on column channels.letter.content_hash is 'SHA-256 over sender, date, subject and body, so that two letters with one Message-ID stay apart';
comment on column channels.letter.raw_file_id is 'the letter as it came, for those who may download it';
