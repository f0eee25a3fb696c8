-- Archives of mail that are brought in as past requests: the archive, its letters in the order of reading, its conversations.
create table channels.mail_import (
  id             uuid        primary key,
  mailbox_id     uuid        not null references channels.mailbox (id),
  kind           text        not null check (kind in ('mbox', 'maildir', 'imap')),
  name           text        not null,
  source         jsonb       not null,
  secret         text,
  state          text        not null check (state in ('looking', 'looked', 'importing', 'stopped', 'done', 'failed', 'removing', 'removed')),
  start_at_once  boolean     not null default false,
  step           bigint      not null default 0,
  place          text,
  size_bytes     bigint,
  looked_bytes   bigint      not null default 0,
  letters        int         not null default 0,
  size_letters   int,
  conversations  int         not null default 0,
  people         int         not null default 0,
  waiting        int         not null default 0,
  imported       int         not null default 0,
  duplicates     int         not null default 0,
  automatic      int         not null default 0,
  unreadable     int         not null default 0,
  requests       int         not null default 0,
  joined         int         not null default 0,
  kept           int         not null default 0,
  first_at       timestamptz,
  last_at        timestamptz,
  nameless_id    uuid        references organisation.person (id),
  error          text,
  began_by       uuid,
  began_at       timestamptz not null,
  looked_at      timestamptz,
  started_at     timestamptz,
  ended_at       timestamptz
);
create index mail_import_newest on channels.mail_import (began_at desc, id desc);
create index mail_import_mailbox on channels.mail_import (mailbox_id);
create index mail_import_nameless on channels.mail_import (nameless_id) where nameless_id is not null;
create index mail_import_at_work on channels.mail_import (began_at) where state in ('looking', 'importing', 'removing');
comment on table  channels.mail_import is 'An archive of mail brought in as past requests: where it lies, how far it has come, what became of its letters';
comment on column channels.mail_import.source is 'path, or the kept upload, or folder and mail server';
comment on column channels.mail_import.secret is 'password of a mail server that is no mailbox''s own, sealed; forgotten at the end';
comment on column channels.mail_import.state is 'looking through it; looked: waits for the start; importing; stopped by somebody; done; failed: goes on when asked; removing, removed: undone';
comment on column channels.mail_import.step is 'grows with every batch, so that of two processes one writes';
comment on column channels.mail_import.place is 'the last letter that was looked at';
comment on column channels.mail_import.size_letters is 'how many letters there are, where that is known before all were read';
comment on column channels.mail_import.waiting is 'letters that are still to become messages';
comment on column channels.mail_import.joined is 'conversations that went on in requests of earlier imports';
comment on column channels.mail_import.kept is 'requests that were worked on since and stayed when the import was undone';
comment on column channels.mail_import.nameless_id is 'in whose name its letters without a sender stand';

create table channels.mail_import_letter (
  import_id    uuid        not null references channels.mail_import (id) on delete cascade,
  ordinal      int         not null,
  place        text        not null,
  size_bytes   bigint      not null,
  verdict      text        not null check (verdict in ('waiting', 'imported', 'duplicate', 'automatic', 'unreadable')),
  reason       text,
  content_hash text        not null,
  header_id    text,
  answers      text[]      not null default '{}',
  from_address text,
  people       text[]      not null default '{}',
  subject      text        not null default '',
  auto_reply   boolean     not null default false,
  at           timestamptz not null,
  conversation int,
  file_id      uuid,
  request_id   uuid,
  message_id   uuid,
  constraint mail_import_letter_pkey primary key (import_id, ordinal)
);
create index mail_import_letter_waiting on channels.mail_import_letter (import_id, conversation, at, ordinal) where verdict = 'waiting';
create index mail_import_letter_same on channels.mail_import_letter (import_id, content_hash);
create index mail_import_letter_problem on channels.mail_import_letter (import_id, ordinal) where verdict = 'unreadable';
create index mail_import_letter_conversation on channels.mail_import_letter (import_id, conversation);
comment on table  channels.mail_import_letter is 'Letters of an archive, as they were looked at, and what became of each';
comment on column channels.mail_import_letter.place is 'where it lies in the archive: bytes of an mbox, a file of a Maildir, a number of an IMAP folder';
comment on column channels.mail_import_letter.answers is 'ids of letters that it answers, and the root of its Thread-Index';
comment on column channels.mail_import_letter.people is 'addresses of others than the window in From, To and Cc';
comment on column channels.mail_import_letter.at is 'Date; the newest Received where there is none';
comment on column channels.mail_import_letter.file_id is 'the kept original of a letter that could not be read';

create table channels.mail_import_conversation (
  import_id  uuid    not null references channels.mail_import (id) on delete cascade,
  number     int     not null,
  request_id uuid    not null,
  made       boolean not null,
  constraint mail_import_conversation_pkey primary key (import_id, number)
);
create index mail_import_conversation_request on channels.mail_import_conversation (request_id);
comment on table  channels.mail_import_conversation is 'Which request a conversation of an archive became';
comment on column channels.mail_import_conversation.made is 'false: it went on in the request of an earlier import';
