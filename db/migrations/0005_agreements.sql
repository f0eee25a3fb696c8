-- What was promised, and the clocks that measure it on things of any domain.
create schema agreements;

create table agreements.target (
  id            uuid primary key,
  code          text not null constraint target_code_unique unique,
  metric        text not null check (metric in ('first_answer')),
  title         kernel.local_text not null,
  limit_minutes int  not null check (limit_minutes between 1 and 5256000),
  calendar_id   uuid not null references calendar.calendar (id),
  warn_minutes  int  not null default 10 check (warn_minutes >= 0),
  is_default    boolean not null default false,
  created_at    timestamptz not null default now()
);
create unique index target_one_default on agreements.target (metric) where is_default;
comment on table  agreements.target is 'A promised time: what is measured, its limit and its calendar';
comment on column agreements.target.limit_minutes is 'promised working time in minutes';
comment on column agreements.target.warn_minutes is 'how many minutes before the limit a thing counts as about to be late';

create table agreements.clock (
  id            uuid        primary key,
  subject_kind  text        not null,
  subject_id    uuid        not null,
  target_id     uuid        not null references agreements.target (id),
  limit_minutes int         not null,
  started_at    timestamptz not null,
  due_at        timestamptz not null,
  stopped_at    timestamptz,
  missed_at     timestamptz,
  used_seconds  int,
  constraint clock_once unique (subject_id, target_id),
  constraint clock_order check (stopped_at is null or stopped_at >= started_at)
);
create index clock_running on agreements.clock (due_at) where stopped_at is null and missed_at is null;
comment on table  agreements.clock is 'The running of one target on one thing; missed_at marks the promise as broken the moment it is';
comment on column agreements.clock.used_seconds is 'working time from start to stop, known when it has stopped';

create view agreements.clock_view as
  select id, subject_kind, subject_id, target_id, limit_minutes, started_at, due_at, stopped_at, missed_at, used_seconds
  from agreements.clock;
comment on view agreements.clock_view is 'Clocks as other domains see them';
