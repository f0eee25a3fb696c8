-- Reports on promises: facts indexed so that a month is counted without reading rows, how much each client is shown, frozen months.

drop index agreements.subject_verdict;
create index subject_verdict on agreements.subject (verdict_at, service_id, client_id)
  include (verdict, department_id, team_id) where verdict is not null;

drop index agreements.clock_counted;
create index clock_counted on agreements.clock (counted_at, metric, service_id, client_id)
  include (kind, outcome, excused, department_id, team_id, target_id) where outcome in ('met', 'missed');
create index clock_owed on agreements.clock (due_at, id) where outcome = 'running';

create table agreements.index_mode (
  id         uuid        primary key,
  client_id  uuid constraint index_mode_client_unique unique nulls not distinct,
  mode       text        not null check (mode in ('early', 'mature')),
  updated_at timestamptz not null default now()
);
comment on table  agreements.index_mode is 'How much of the joint quality index is shown: in the early mode the joint number alone, in the mature one both sides';
comment on column agreements.index_mode.client_id is 'the client for which it holds; null for all that have no row of their own';

create table agreements.snapshot (
  id       uuid        primary key,
  month    date        not null constraint snapshot_month_first check (extract(day from month) = 1),
  as_of    timestamptz not null,
  made_by  uuid,
  figures  jsonb       not null,
  basis    jsonb       not null,
  digest   text        not null
);
create index snapshot_month on agreements.snapshot (month desc, id desc);
create unique index snapshot_automatic on agreements.snapshot (month) where made_by is null;
comment on table  agreements.snapshot is 'The joint quality index of a month as it was counted at one moment; never changed afterwards';
comment on column agreements.snapshot.made_by is 'null when it was made by itself, once a month';
comment on column agreements.snapshot.figures is 'how many of each verdict, and how many promises kept and broken, by department, service and client';
comment on column agreements.snapshot.basis is 'what was in force: targets, calendars, teams, regions, excuses and rulings, so that it can be counted again from the log';
comment on column agreements.snapshot.digest is 'SHA-256 of the figures in canonical form';
create function agreements.refuse_snapshot_change() returns trigger language plpgsql as $$
begin
  raise exception 'a snapshot is never changed' using errcode = 'restrict_violation';
end $$;
create trigger snapshot_stays before update or delete on agreements.snapshot
  for each row execute function agreements.refuse_snapshot_change();

create index subject_ended on agreements.subject (ended_at) where ended_at is not null;
