-- Objections to what clocks came to: disputes about a verdict, and excuses for a miss, each with its answer.

create table agreements.objection (
  id             uuid        primary key,
  subject_id     uuid        not null references agreements.subject (id) on delete cascade,
  clock_id       uuid,
  metric         text,
  clock_due_at   timestamptz,
  kind           text        not null check (kind in ('dispute', 'excuse')),
  side           text        not null check (side in ('center', 'client')),
  reason_code    text        not null,
  text           text        not null,
  verdict_then   text        check (verdict_then in ('good', 'client', 'center', 'both', 'outside')),
  verdict_wanted text        check (verdict_wanted in ('good', 'client', 'center', 'both', 'outside')),
  raised_by      uuid        not null,
  raised_at      timestamptz not null,
  answer_due_at  timestamptz not null,
  overdue_at     timestamptz,
  answer         text        check (answer in ('accepted', 'rejected')),
  answer_text    text,
  verdict_given  text        check (verdict_given in ('good', 'client', 'center', 'both', 'outside')),
  answered_by    uuid,
  answered_at    timestamptz,
  withdrawn_at   timestamptz,
  constraint objection_about check (case kind when 'dispute' then verdict_wanted is not null else clock_id is not null end),
  constraint objection_answer check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)),
  constraint objection_end check (answered_at is null or withdrawn_at is null),
  constraint objection_not_own check (answered_by <> raised_by)
);
create unique index objection_one_open on agreements.objection (subject_id, kind, coalesce(clock_id, subject_id))
  where answered_at is null and withdrawn_at is null;
create index objection_waiting on agreements.objection (answer_due_at)
  where answered_at is null and withdrawn_at is null and overdue_at is null;
create index objection_subject on agreements.objection (subject_id);
comment on table  agreements.objection is 'Disputes about whose loss a thing is, and excuses for missed promises, raised by one side and answered';
comment on column agreements.objection.clock_id is 'the promise it is about; of an excuse always';
comment on column agreements.objection.metric is 'what that promise was about, also when its clock is derived no more';
comment on column agreements.objection.verdict_then is 'the verdict when it was raised';
comment on column agreements.objection.verdict_wanted is 'of a dispute: what the verdict should be';
comment on column agreements.objection.answer_due_at is 'by when it is to be answered: five working days on the calendar of the centre';
comment on column agreements.objection.overdue_at is 'when it was told that nobody has answered in time';
comment on column agreements.objection.verdict_given is 'of an accepted dispute: the ruling';

update identity.role set permissions = permissions || '{agreements.object}'
where code in ('lead', 'owner', 'client_manager', 'client_lead', 'admin') and not 'agreements.object' = any(permissions);
