-- Promises of both sides: agreements in editions, targets of every metric, clocks that are derived from what the log says.

create table agreements.agreement (
  id          uuid        primary key,
  code        text        not null constraint agreement_code_unique unique check (code ~ '^[a-z0-9_-]{1,60}$'),
  kind        text        not null check (kind in ('sla', 'ola')),
  title       kernel.local_text not null,
  promiser    text        not null check (promiser in ('center', 'department', 'client', 'supplier')),
  promiser_id uuid,
  promisee    text        not null check (promisee in ('center', 'department', 'client')),
  promisee_id uuid,
  supplier    kernel.local_text,
  retired_at  timestamptz,
  version     int         not null default 1,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
comment on table  agreements.agreement is 'Who promises what to whom: SLA of the centre to clients, OLA of clients, departments and suppliers to the centre';
comment on column agreements.agreement.promiser_id is 'the department or client that promises; null for all of that kind';
comment on column agreements.agreement.promisee_id is 'the department or client that was promised; null for all of that kind';
comment on column agreements.agreement.supplier is 'name of the supplier, when one promises';
comment on column agreements.agreement.version is 'grows with every change; If-Match compares it';

create table agreements.edition (
  id           uuid        primary key,
  agreement_id uuid        not null references agreements.agreement (id) on delete cascade,
  number       int         not null,
  valid_from   timestamptz not null,
  valid_until  timestamptz,
  covers_open  boolean     not null default false,
  scope        jsonb       not null default '{}',
  published_at timestamptz,
  published_by uuid,
  note         kernel.local_text,
  created_at   timestamptz not null default now(),
  constraint edition_number_unique unique (agreement_id, number),
  constraint edition_period check (valid_until is null or valid_until > valid_from)
);
comment on table  agreements.edition is 'Versions of an agreement with the time in which each is valid';
comment on column agreements.edition.covers_open is 'also holds for what was open when it came into force';
comment on column agreements.edition.scope is 'for what it holds: {client, service, unit, region, department, priority, type}, each a list of ids or codes; all when a list is missing';
comment on column agreements.edition.published_at is 'null while it is a draft that nothing is measured by';

alter table agreements.target
  drop constraint target_code_unique,
  drop constraint target_metric_check,
  add column edition_id uuid references agreements.edition (id) on delete cascade,
  add column limit_unit text not null default 'working_minutes'
    check (limit_unit in ('working_minutes', 'working_days', 'calendar_days', 'working_day_of_month')),
  add column limit_count int,
  add column calendar_source text not null default 'named' check (calendar_source in ('center', 'client', 'region', 'named')),
  add column pauses text[] not null default '{requester,third_party}',
  add column steps jsonb not null default '[]',
  add column budgets jsonb not null default '{}',
  add constraint target_metric_check check (metric in
    ('first_answer', 'next_answer', 'resolution', 'task', 'promised_date', 'document', 'clarification', 'approval'));

-- What was promised so far becomes the first edition of the centre's own agreement.
insert into agreements.agreement (id, code, kind, title, promiser, promisee)
select gen_random_uuid(), 'center', 'sla', '{"ru": "Соглашение центра со всеми", "en": "Agreement of the centre with everybody"}', 'center', 'client'
where exists (select from agreements.target);
insert into agreements.edition (id, agreement_id, number, valid_from, published_at)
select gen_random_uuid(), id, 1, '2000-01-01', now() from agreements.agreement;
update agreements.target set edition_id = (select id from agreements.edition), limit_count = limit_minutes;

drop view agreements.clock_view;
drop index agreements.target_one_default;
alter table agreements.target
  drop column limit_minutes,
  drop column is_default,
  alter column edition_id set not null,
  alter column limit_count set not null,
  alter column calendar_id drop not null,
  add constraint target_code_unique unique (edition_id, code),
  add constraint target_limit check (limit_count between 1 and 5256000),
  add constraint target_calendar check ((calendar_source = 'named') = (calendar_id is not null));
comment on column agreements.target.limit_count is 'how many of limit_unit are promised';
comment on column agreements.target.calendar_source is 'whose calendar counts: of the centre, of the client, of the region, or the one named';
comment on column agreements.target.pauses is 'whose turn stops the clock: requester, third_party, approver, unit, scheduled';
comment on column agreements.target.steps is 'escalation steps: [{key, when: {minutes_before | percent | minutes_after}, if, to, level}]';
comment on column agreements.target.budgets is 'how the limit is split between holders, in minutes: {queue, agent, ...}';

create table agreements.party_calendar (
  party       text not null check (party in ('client', 'region')),
  party_id    uuid not null,
  calendar_id uuid not null references calendar.calendar (id),
  constraint party_calendar_pkey primary key (party, party_id)
);
comment on table agreements.party_calendar is 'The calendar of a client or a region, where it differs from that of the centre';

create table agreements.subject (
  id              uuid        primary key,
  kind            text        not null,
  opened_at       timestamptz not null,
  ended_at        timestamptz,
  client_id       uuid,
  unit_id         uuid,
  region_id       uuid,
  service_id      uuid,
  department_id   uuid,
  team_id         uuid,
  type            text,
  priority        text,
  moments         jsonb       not null,
  verdict         text        check (verdict in ('good', 'client', 'center', 'both', 'outside')),
  verdict_at      timestamptz,
  ruled           text        check (ruled in ('good', 'client', 'center', 'both', 'outside')),
  center_seconds  int         not null default 0,
  client_seconds  int         not null default 0,
  outside_seconds int         not null default 0
);
create index subject_verdict on agreements.subject (verdict_at, service_id, client_id) include (verdict, department_id) where verdict is not null;
create index subject_open on agreements.subject (id) where ended_at is null;
comment on table  agreements.subject is 'What the log says about one measured thing, in short: kept so that clocks and reports need not read the log, and rebuilt from it at any time';
comment on column agreements.subject.moments is 'what happened to it, in the order of the log: [{at, do, ...}], at in milliseconds since 1970';
comment on column agreements.subject.verdict is 'good, or whose loss it is in the joint quality index; null while it is neither finished nor overdue';
comment on column agreements.subject.verdict_at is 'when it was finished or overdue: the month it counts in';
comment on column agreements.subject.ruled is 'the verdict by a ruling on a dispute, which goes before the derived one';
comment on column agreements.subject.center_seconds is 'working time in the hands of the centre';
comment on column agreements.subject.client_seconds is 'working time in which the client''s side was awaited';
comment on column agreements.subject.outside_seconds is 'working time in which a third party was awaited';

drop index agreements.clock_running;
alter table agreements.clock
  drop constraint clock_once,
  drop constraint clock_order,
  add column lane         text,
  add column occurrence   int  not null default 1,
  add column kind         text not null default 'sla' check (kind in ('sla', 'ola')),
  add column metric       text not null default 'first_answer',
  add column calendar_id  uuid references calendar.calendar (id),
  add column limit_unit   text not null default 'working_minutes',
  add column limit_count  int,
  add column warn_at      timestamptz,
  add column outcome      text not null default 'running' check (outcome in ('running', 'standing', 'met', 'missed', 'withdrawn')),
  add column counted_at   timestamptz,
  add column next_step_at timestamptz,
  add column next_step    text,
  add column fired        text[] not null default '{}',
  add column excused      boolean not null default false,
  add column client_id     uuid,
  add column service_id    uuid,
  add column department_id uuid,
  add column team_id       uuid,
  alter column due_at drop not null,
  alter column used_seconds type double precision;
update agreements.clock as clock
set lane = 'sla:first_answer', limit_count = limit_minutes, calendar_id = target.calendar_id,
    outcome = case when missed_at is not null then 'missed' when stopped_at is not null then 'met' else 'running' end,
    counted_at = coalesce(missed_at, stopped_at),
    fired = case when missed_at is not null then '{missed}'::text[] else '{}'::text[] end,
    next_step_at = case when missed_at is null and stopped_at is null then due_at end,
    next_step = case when missed_at is null and stopped_at is null then 'missed' end
from agreements.target as target where target.id = clock.target_id;
alter table agreements.clock
  drop column limit_minutes,
  alter column lane set not null,
  alter column limit_count set not null,
  alter column calendar_id set not null,
  alter column outcome drop default,
  add constraint clock_once unique (subject_id, lane, occurrence),
  add constraint clock_order check (stopped_at is null or stopped_at >= started_at);
create index clock_step on agreements.clock (next_step_at) where next_step_at is not null;
create index clock_counted on agreements.clock (counted_at, metric, service_id, client_id)
  include (outcome, excused, department_id, target_id) where outcome in ('met', 'missed');
create index clock_target on agreements.clock (target_id);
comment on table  agreements.clock is 'One running of one target on one thing, derived from the moments of the thing';
comment on column agreements.clock.lane is 'what is measured for whom: kind:metric, for departments with their id; occurrences are counted within it';
comment on column agreements.clock.due_at is 'when the limit is, was or would have been reached; null while the clock stands before it';
comment on column agreements.clock.missed_at is 'the due instant of a promise that was broken';
comment on column agreements.clock.used_seconds is 'working time that counted, known when the clock has stopped';
comment on column agreements.clock.counted_at is 'when it was met or should have been: the period it counts in';
comment on column agreements.clock.next_step_at is 'when its next step (a warning, the breach, an escalation) is due';
comment on column agreements.clock.next_step is 'the key of that step';
comment on column agreements.clock.fired is 'keys of the steps that were taken';
comment on column agreements.clock.excused is 'the miss was excused with a reason and an approval: it does not count against anybody';

create view agreements.clock_view as
  select id, subject_kind, subject_id, target_id, kind, metric, lane, occurrence, limit_unit, limit_count, started_at, due_at,
         stopped_at, missed_at, used_seconds, outcome, counted_at, excused
  from agreements.clock;
comment on view agreements.clock_view is 'Clocks as other domains see them';
create view agreements.subject_view as
  select id, kind, opened_at, ended_at, verdict, verdict_at, center_seconds, client_seconds, outside_seconds
  from agreements.subject;
comment on view agreements.subject_view is 'What agreements know of a measured thing, for reports of other domains';

create table agreements.recalculation (
  id          uuid        primary key,
  reason      text        not null check (reason in ('agreement', 'calendar', 'rebuild')),
  asked_by    uuid,
  asked_at    timestamptz not null,
  not_before  timestamptz not null,
  open_only   boolean     not null default true,
  place       uuid,
  total       int,
  done        int         not null default 0,
  changed     int         not null default 0,
  finished_at timestamptz
);
create index recalculation_waiting on agreements.recalculation (not_before) where finished_at is null;
comment on table  agreements.recalculation is 'Walks over measured things that derive their clocks anew; each goes on from its place after an interruption';
comment on column agreements.recalculation.place is 'the last thing done, in the order of ids';

-- When the promise that governs a request counts, and on which calendar, stands with the request for its lists.
alter table requests.request
  add column due_calendar_id uuid,
  add column due_metric      text,
  add column standing        boolean not null default false,
  add column priority        text    not null default 'P3' check (priority in ('P1', 'P2', 'P3', 'P4')),
  add column promised_at     timestamptz,
  add column completeness    text;
comment on column requests.request.due_at is 'when the promise that ends first is due, while one is owed; null afterwards and while it stands';
comment on column requests.request.due_calendar_id is 'the calendar on which that promise counts';
comment on column requests.request.due_metric is 'what that promise is about: first_answer, next_answer, resolution, promised_date';
comment on column requests.request.standing is 'the promise stands: somebody outside the centre is awaited';
comment on column requests.request.missed is 'a promise of the centre on it was broken';
comment on column requests.request.priority is 'impact times urgency: P1 is the most pressing';
comment on column requests.request.promised_at is 'a date that was promised to the requester';
comment on column requests.request.completeness is 'whether the first submission was complete: complete, or the code of what was wrong with it';

create table agreements.rota (
  id        uuid   primary key,
  code      text   not null constraint rota_code_unique unique check (code ~ '^[a-z0-9_-]{1,60}$'),
  title     kernel.local_text not null,
  people    uuid[] not null check (cardinality(people) > 0),
  starts_on date   not null,
  turn_days int    not null check (turn_days between 1 and 366)
);
comment on table agreements.rota is 'People who take turns on duty, in their order, each for turn_days days from starts_on on';

create view identity.holder_view as
  select held.account_id, role.code as role_code, held.scope_kind, held.scope_id
  from identity.role_grant held join identity.role on role.id = held.role_id
  where current_date between held.starts_on and coalesce(held.ends_on, 'infinity');
comment on view identity.holder_view is 'Who holds which role now, and where';
