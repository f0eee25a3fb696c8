-- Months that are over are counted once, and again when something in them changes.
create table agreements.kept_month (
  month     text        primary key check (month ~ '^\d{4}-\d{2}$'),
  from_at   timestamptz not null,
  to_at     timestamptz not null,
  seen      pg_snapshot not null,
  cluster   bigint      not null default (pg_control_system()).system_identifier
);
comment on table  agreements.kept_month is 'Months of which agreements.month_count holds what is counted in them';
comment on column agreements.kept_month.to_at is 'the first instant that does not belong to it';
comment on column agreements.kept_month.seen is 'what the count has seen: a change that it has not seen makes the month be counted from the facts';
comment on column agreements.kept_month.cluster is 'the database cluster whose transactions seen is about: in another one, after a restore, the count is not believed';

create table agreements.month_count (
  month         text not null references agreements.kept_month (month) on delete cascade,
  part          text not null check (part in ('verdict', 'first', 'side')),
  department_id uuid,
  service_id    uuid,
  client_id     uuid,
  team_id       uuid,
  said          text not null,
  n             int  not null
);
create index month_count_part on agreements.month_count (month, part);
comment on table  agreements.month_count is 'What the joint quality index counts, added up by month and place';
comment on column agreements.month_count.said is 'verdict: the verdict; first: complete or incomplete; side: whose promise and what became of it, as in center:met';

create table agreements.changed_day (
  day         date not null,
  transaction xid8 not null default pg_current_xact_id(),
  primary key (day, transaction)
);
comment on table agreements.changed_day is 'Past days (UTC) in which what is counted has changed since';

-- What counts now changes all the time and is never kept: only what counted more than a day ago is noted.
create function agreements.note_changed(variadic instants timestamptz[]) returns void language plpgsql as $$
declare
  instant timestamptz;
begin
  foreach instant in array instants loop
    if instant < now() - interval '1 day' then
      insert into agreements.changed_day (day) values ((instant at time zone 'UTC')::date) on conflict do nothing;
    end if;
  end loop;
end $$;

create function agreements.subject_changed() returns trigger language plpgsql as $$
begin
  perform agreements.note_changed(old.verdict_at, old.checked_at, new.verdict_at, new.checked_at);
  return null;
end $$;
create trigger note_new after insert on agreements.subject for each row
  when (least(new.verdict_at, new.checked_at) < now() - interval '1 day') execute function agreements.subject_changed();
create trigger note_gone after delete on agreements.subject for each row
  when (least(old.verdict_at, old.checked_at) < now() - interval '1 day') execute function agreements.subject_changed();
create trigger note_changed after update on agreements.subject for each row
  when (least(old.verdict_at, old.checked_at, new.verdict_at, new.checked_at) < now() - interval '1 day'
    and (old.verdict, old.verdict_at, old.first_submission, old.checked_at, old.department_id, old.service_id, old.client_id, old.team_id)
      is distinct from
        (new.verdict, new.verdict_at, new.first_submission, new.checked_at, new.department_id, new.service_id, new.client_id, new.team_id))
  execute function agreements.subject_changed();

create function agreements.clock_changed() returns trigger language plpgsql as $$
begin
  perform agreements.note_changed(old.counted_at, new.counted_at);
  return null;
end $$;
create trigger note_new after insert on agreements.clock for each row
  when (new.counted_at < now() - interval '1 day') execute function agreements.clock_changed();
create trigger note_gone after delete on agreements.clock for each row
  when (old.counted_at < now() - interval '1 day') execute function agreements.clock_changed();
create trigger note_changed after update on agreements.clock for each row
  when (least(old.counted_at, new.counted_at) < now() - interval '1 day'
    and (old.outcome, old.counted_at, old.excused, old.kind, old.target_id, old.department_id, old.service_id, old.client_id, old.team_id)
      is distinct from
        (new.outcome, new.counted_at, new.excused, new.kind, new.target_id, new.department_id, new.service_id, new.client_id, new.team_id))
  execute function agreements.clock_changed();
