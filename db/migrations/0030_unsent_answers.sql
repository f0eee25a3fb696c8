-- Answers that can still be taken back, and how long they can.
create table requests.unsent (
  id          uuid        primary key,
  request_id  uuid        not null references requests.request (id) on delete cascade,
  author_id   uuid        not null references organisation.person (id) on delete cascade,
  body        jsonb       not null,
  created_at  timestamptz not null,
  goes_at     timestamptz not null,
  delivery_id uuid        not null,
  failed      jsonb
);
create index unsent_request on requests.unsent (request_id, author_id, goes_at);
create index unsent_author on requests.unsent (author_id, created_at);
comment on table  requests.unsent is 'Answers that were sent and can still be taken back: only their authors see them, and nothing else knows of them';
comment on column requests.unsent.id is 'becomes the id of the message';
comment on column requests.unsent.body is 'the text, what the request is to become, and its status when the answer was sent';
comment on column requests.unsent.delivery_id is 'the delivery that writes the message at its time';
comment on column requests.unsent.failed is 'the refusal that met it at its time: it waits for its author';

create table requests.answering (
  id           uuid        primary key default gen_random_uuid(),
  undo_seconds int         not null default 10 check (undo_seconds between 0 and 60),
  updated_at   timestamptz not null default now()
);
create unique index answering_once on requests.answering ((true));
comment on table  requests.answering is 'How answers go out of the centre; one row';
comment on column requests.answering.undo_seconds is 'so long an agent can take an answer back; 0: it goes at once';
insert into requests.answering default values;
