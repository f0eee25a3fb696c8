-- Completeness at first submission as a promised share; who holds what is open and who held what has ended, kept for reports;
-- frozen months counted again step by step.

alter table agreements.target
  drop constraint target_metric_check,
  drop constraint target_limit_unit_check,
  add constraint target_metric_check check (metric in
    ('first_answer', 'next_answer', 'resolution', 'task', 'promised_date', 'document', 'clarification', 'approval', 'completeness')),
  add constraint target_limit_unit_check check (limit_unit in
    ('working_minutes', 'working_days', 'calendar_days', 'working_day_of_month', 'percent')),
  add constraint target_share check (case when metric = 'completeness'
    then limit_unit = 'percent' and limit_count <= 100 else limit_unit <> 'percent' end);
comment on column agreements.target.limit_count is 'how many of limit_unit are promised; percent: the least share of all in a month';

-- Made of the moments by the database itself, so that they can never differ from them.
alter table agreements.subject
  add column first_submission text generated always as (
    jsonb_path_query_array(moments, '$[*] ? (@."do" == "checked")') -> -1 ->> 'code') stored,
  add column checked_at timestamptz generated always as (
    to_timestamp((jsonb_path_query_first(moments, '$[*] ? (@."do" == "checked")') ->> 'at')::double precision / 1000)) stored,
  add column holder text generated always as (case
    when jsonb_path_query_array(moments, '$[*] ? (@."do" == "waiting" || @."do" == "working" || @."do" == "reopened" || @."do" == "resolved" || @."do" == "cancelled")')
      -> -1 ->> 'for' <> 'scheduled'
      then jsonb_path_query_array(moments, '$[*] ? (@."do" == "waiting" || @."do" == "working" || @."do" == "reopened" || @."do" == "resolved" || @."do" == "cancelled")')
        -> -1 ->> 'for'
    when coalesce(jsonb_path_query_array(moments, '$[*] ? (@."do" == "assigned")') -> -1,
      jsonb_path_query_first(moments, '$[*] ? (@."do" == "opened")')) ->> 'person' is not null then 'agent'
    else 'queue' end) stored,
  add column hands_kept boolean not null default false,
  add column queue_seconds int,
  add column agent_seconds int,
  add column requester_seconds int,
  add column approver_seconds int,
  add column unit_seconds int,
  add column third_party_seconds int,
  add column resolved boolean,
  add column first_team_id uuid,
  add column last_team_id uuid,
  add column hand_offs int,
  add column lost_seconds int;
comment on column agreements.subject.first_submission is 'whether the first submission was complete: complete, or what was wrong with it, as was said last; null while nobody has judged it';
comment on column agreements.subject.checked_at is 'when the first submission was first judged: the month it counts in';
comment on column agreements.subject.holder is 'of what is open: in whose hands it is now';
comment on column agreements.subject.hands_kept is 'the following columns are of the moments as they are; they are kept of what has ended, a moment later';
comment on column agreements.subject.queue_seconds is 'working time on the calendar of the centre while it was with a team and with nobody of it; likewise for the other holders';
comment on column agreements.subject.resolved is 'it has ended because it was resolved';
comment on column agreements.subject.first_team_id is 'of what two or more teams had: the first of them';
comment on column agreements.subject.last_team_id is 'of what two or more teams had: the one that resolved it';
comment on column agreements.subject.hand_offs is 'how often it went from team to team until it was resolved';
comment on column agreements.subject.lost_seconds is 'working time in the hands of teams other than the one that resolved it';

create function agreements.forget_hands() returns trigger language plpgsql as $$
begin
  new.hands_kept := false;
  return new;
end $$;
create trigger subject_hands before update of moments on agreements.subject
  for each row when (old.hands_kept and old.moments is distinct from new.moments) execute function agreements.forget_hands();

create index subject_checked on agreements.subject (checked_at, service_id, client_id)
  include (first_submission, department_id, team_id, id) where checked_at is not null;
create index subject_open_age on agreements.subject (opened_at, id)
  include (holder, service_id, client_id, department_id, team_id, kind, priority) where ended_at is null;
create index subject_hands_waiting on agreements.subject (id)
  where ended_at is not null and not hands_kept and kind <> 'obligation';
create index subject_hands on agreements.subject (ended_at, id)
  include (service_id, client_id, department_id, team_id, queue_seconds, agent_seconds, requester_seconds, approver_seconds,
    unit_seconds, third_party_seconds, resolved, first_team_id, last_team_id, hand_offs, lost_seconds)
  where ended_at is not null and hands_kept;

create table agreements.snapshot_check (
  id          uuid        primary key,
  snapshot_id uuid        not null references agreements.snapshot (id),
  asked_by    uuid,
  asked_at    timestamptz not null,
  kind        text,
  place       uuid,
  total       int,
  done        int         not null default 0,
  counts      jsonb       not null default '{"verdicts": [], "sides": [], "firsts": []}',
  digest      text,
  differences jsonb,
  finished_at timestamptz,
  constraint snapshot_check_end check ((finished_at is null) = (digest is null) and (digest is null) = (differences is null))
);
create unique index snapshot_check_one on agreements.snapshot_check (snapshot_id) where finished_at is null;
create index snapshot_check_of on agreements.snapshot_check (snapshot_id, asked_at desc);
comment on table  agreements.snapshot_check is 'Frozen months counted again from the event log: each goes on from its place after an interruption';
comment on column agreements.snapshot_check.kind is 'the kind of things it is at';
comment on column agreements.snapshot_check.place is 'the last thing of this kind that was counted, in the order of ids';
comment on column agreements.snapshot_check.counts is 'what was counted so far';
comment on column agreements.snapshot_check.differences is 'figures that came out different from the frozen ones';
