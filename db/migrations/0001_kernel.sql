-- What the machinery itself keeps: the event log, what was done about it, deliveries, files, and answers to repeated calls.
create schema kernel;

create extension if not exists pg_trgm;

-- Text that people write in Russian, in English or in both.
create domain kernel.local_text as jsonb check (value is null or coalesce(value->>'ru', value->>'en') is not null);
comment on domain kernel.local_text is 'Text in Russian (ru), in English (en) or in both';

-- The append-only log of everything that happened. Read in commit order by (xid, id) below the oldest running transaction.
create table kernel.event (
  xid        xid8        not null default pg_current_xact_id(),
  id         bigint      generated always as identity,
  name       text        not null,
  subject_id uuid        not null,
  actor_id   uuid,
  at         timestamptz not null,
  payload    jsonb       not null,
  request_id text,
  constraint event_pkey primary key (xid, id)
);
create index event_subject on kernel.event (subject_id, id);
comment on table  kernel.event is 'What happened to which thing, when, by whom; never changed afterwards';
comment on column kernel.event.xid is 'transaction that wrote the line; with id the order of reading';
comment on column kernel.event.subject_id is 'the thing it happened to, of whatever domain the name begins with';
comment on column kernel.event.actor_id is 'the person who did it; null when Okno did it by itself';
comment on column kernel.event.request_id is 'the HTTP request or job in which it happened, as in the logs';

create function kernel.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the event log is append-only';
end $$;
create trigger event_append_only before update on kernel.event for each row execute function kernel.refuse_change();

-- How far each reader has read the log.
create table kernel.log_cursor (
  reader text   primary key,
  xid    xid8   not null,
  id     bigint not null
);
comment on table kernel.log_cursor is 'How far each reader of the event log has come';

-- Reactions that are done: written in the same transaction as what the reaction wrote, so that none is done twice.
create table kernel.reaction_done (
  event_id bigint      not null,
  reaction text        not null,
  at       timestamptz not null default now(),
  constraint reaction_done_pkey primary key (event_id, reaction)
);
comment on table kernel.reaction_done is 'Reactions to events that are done, so that a repeated job does nothing';

-- Talk to the outside: what is to be sent, what was, what failed and why.
create table kernel.delivery (
  id           uuid        primary key,
  kind         text        not null,
  subject_id   uuid        not null,
  payload      jsonb       not null,
  state        text        not null default 'waiting' check (state in ('waiting', 'speaking', 'done', 'failed', 'cancelled')),
  attempts     int         not null default 0,
  next_at      timestamptz not null,
  lease_until  timestamptz,
  result       jsonb,
  last_error   text,
  created_at   timestamptz not null,
  done_at      timestamptz
);
create index delivery_due on kernel.delivery (next_at) where state in ('waiting', 'speaking');
create index delivery_subject on kernel.delivery (subject_id);
create index delivery_newest on kernel.delivery (created_at desc, id desc);
comment on table  kernel.delivery is 'Messages to the outside world (mail, webhooks): waiting, being spoken, done or failed';
comment on column kernel.delivery.lease_until is 'while speaking: when the speaker counts as dead and another may take over';

-- Files on disk by their content; a file belongs to its uploader until something holds it.
create table kernel.file (
  id          uuid        primary key,
  sha256      text        not null,
  name        text        not null,
  type        text        not null,
  size_bytes  bigint      not null check (size_bytes >= 0),
  uploaded_by uuid,
  holder_kind text,
  holder_id   uuid,
  inline      boolean     not null default false,
  content_id  text,
  created_at  timestamptz not null
);
create index file_holder on kernel.file (holder_id);
create index file_content on kernel.file (sha256);
comment on table  kernel.file is 'Attachments; the bytes lie in the data folder under their SHA-256, each content once';
comment on column kernel.file.holder_kind is 'which kind of thing holds the file and so decides who may have it; null: only its uploader';
comment on column kernel.file.content_id is 'the id by which a letter refers to an inline picture';

-- First answers to calls with an Idempotency-Key.
create table kernel.idempotent_call (
  actor_id   uuid        not null,
  endpoint   text        not null,
  key        text        not null,
  body_hash  text        not null,
  status     int,
  answer     jsonb,
  created_at timestamptz not null,
  constraint idempotent_call_pkey primary key (actor_id, endpoint, key)
);
create index idempotent_call_age on kernel.idempotent_call (created_at);
comment on table kernel.idempotent_call is 'Answers already given to calls with an Idempotency-Key, kept for a week';

-- Settings that administrators change on screen.
create table kernel.setting (
  name       text        primary key,
  value      jsonb       not null,
  changed_at timestamptz not null default now()
);
comment on table kernel.setting is 'Settings of the centre that are changed on screen: its name, first-run state and the like';
