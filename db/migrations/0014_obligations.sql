-- What clients owe the centre beside requests: periodic documents, answers and approvals measured elsewhere; and why a request is pressing.

alter table requests.request
  add column impact smallint not null default 2 check (impact between 1 and 3),
  add column urgency smallint not null default 2 check (urgency between 1 and 3),
  add column priority_reason text;
comment on column requests.request.impact is '1: many people or much money, 3: one person';
comment on column requests.request.urgency is '1: it cannot wait, 3: it can';
comment on column requests.request.priority_reason is 'why the priority is another than impact and urgency give; null when it is theirs';
comment on column requests.request.promised_at is 'by when a result was promised to the requester';

create table agreements.obligation (
  id          uuid        primary key,
  code        text        not null constraint obligation_code_unique unique check (code ~ '^[a-z0-9_-]{1,60}$'),
  target_id   uuid        not null references agreements.target (id),
  title       kernel.local_text not null,
  client_ids  uuid[],
  items       jsonb       not null,
  period      text        not null check (period in ('month', 'quarter', 'year')),
  starts_on   date        not null,
  ends_on     date        check (ends_on >= starts_on),
  contact_ids uuid[]      not null default '{}',
  version     int         not null default 1,
  created_at  timestamptz not null,
  updated_at  timestamptz not null
);
create index obligation_target on agreements.obligation (target_id);
comment on table  agreements.obligation is 'What clients hand over in every period, by a target of their agreement';
comment on column agreements.obligation.target_id is 'a document target; later editions of its agreement are followed by the code of the target';
comment on column agreements.obligation.client_ids is 'who owes it; null: every client of the agreement';
comment on column agreements.obligation.items is 'the checklist: [{code, title: {ru, en}}]';
comment on column agreements.obligation.starts_on is 'the first period is the first that begins on this day or later';
comment on column agreements.obligation.contact_ids is 'who is reminded; nobody named: the leads of the client';

create table agreements.owed (
  id            uuid        primary key,
  obligation_id uuid        references agreements.obligation (id),
  client_id     uuid        not null,
  metric        text        not null check (metric in ('document', 'clarification', 'approval')),
  period        text,
  external_id   text,
  title         kernel.local_text not null,
  items         jsonb       not null default '[]',
  opened_at     timestamptz not null,
  done_at       timestamptz,
  waiver_reason   text,
  waiver_asked_by uuid,
  waiver_asked_at timestamptz,
  waived_by     uuid,
  waived_at     timestamptz,
  version       int         not null default 1,
  constraint owed_once unique (obligation_id, client_id, period),
  constraint owed_external_once unique (client_id, metric, external_id),
  constraint owed_origin check ((obligation_id is null) = (period is null) and (obligation_id is null) = (external_id is not null))
);
create index owed_by_time on agreements.owed (opened_at, id);
create index owed_open on agreements.owed (client_id, opened_at) where done_at is null and waived_at is null;
comment on table  agreements.owed is 'One thing that a client owes: an obligation in one period, or something that another system measures';
comment on column agreements.owed.period is 'the period that it falls due in: 2026-03, 2026-Q1, 2026';
comment on column agreements.owed.external_id is 'what the other system calls it';
comment on column agreements.owed.items is 'its checklist, as it was when it was opened';
comment on column agreements.owed.done_at is 'when the last item was handed over';
comment on column agreements.owed.waiver_asked_by is 'who asked to waive it; somebody else approves';

create table agreements.evidence (
  owed_id      uuid        not null references agreements.owed (id),
  item         text        not null,
  document     text,
  delivered_at timestamptz not null,
  recorded_at  timestamptz not null,
  recorded_by  uuid,
  source       text        not null check (source in ('client', 'center', 'api', 'csv')),
  constraint evidence_pkey primary key (owed_id, item)
);
comment on table  agreements.evidence is 'Items of what is owed that were handed over';
comment on column agreements.evidence.document is 'what proves it: a number, a link';
