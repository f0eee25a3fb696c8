-- Services with their specifications, and topics in the requester's own words.
create schema catalogue;

create table catalogue.service (
  id               uuid        primary key,
  code             text        not null constraint service_code_unique unique,
  department_id    uuid        not null references organisation.department (id),
  team_id          uuid        not null references organisation.team (id),
  title            kernel.local_text       not null,
  summary          kernel.local_text,
  what_you_get     kernel.local_text,
  who_may          kernel.local_text,
  how              kernel.local_text,
  provide          kernel.local_text,
  steps            jsonb,
  hours            kernel.local_text,
  keywords         kernel.local_text,
  resolution_hours numeric     check (resolution_hours > 0),
  price            jsonb,
  request_type     text        not null default 'service_request',
  popularity       int         not null default 0,
  status           text        not null default 'draft' check (status in ('draft', 'published', 'retired')),
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now(),
  search           tsvector    generated always as (
    to_tsvector('russian', coalesce(title->>'ru', '') || ' ' || coalesce(title->>'en', '') || ' ' ||
      coalesce(summary->>'ru', '') || ' ' || coalesce(summary->>'en', '') || ' ' ||
      coalesce(keywords->>'ru', '') || ' ' || coalesce(keywords->>'en', ''))) stored
);
create index service_search on catalogue.service using gin (search);
create index service_department on catalogue.service (department_id);
comment on table  catalogue.service is 'Things a person can ask the centre for, with their specifications';
comment on column catalogue.service.resolution_hours is 'promised working hours to the result; null = no promise';
comment on column catalogue.service.request_type is 'type of a request for this service';

create table catalogue.topic (
  id       uuid  primary key,
  code     text  not null constraint topic_code_unique unique,
  title    kernel.local_text not null,
  synonyms kernel.local_text
);
comment on table catalogue.topic is 'What people come with, in their own words';

create table catalogue.topic_service (
  topic_id   uuid not null references catalogue.topic (id) on delete cascade,
  service_id uuid not null references catalogue.service (id) on delete cascade,
  constraint topic_service_pkey primary key (topic_id, service_id)
);
create index topic_service_service on catalogue.topic_service (service_id);
comment on table catalogue.topic_service is 'Which services answer which topics';

create view catalogue.service_view as
  select id, code, title, department_id, team_id, request_type, status from catalogue.service;
comment on view catalogue.service_view is 'Services as other domains see them';
