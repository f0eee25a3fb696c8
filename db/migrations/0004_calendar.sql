-- Working calendars.
create schema calendar;

create table calendar.calendar (
  id         uuid        primary key,
  code       text        not null constraint calendar_code_unique unique,
  name       kernel.local_text       not null,
  document   jsonb       not null,
  is_default boolean     not null default false,
  version    int         not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index calendar_one_default on calendar.calendar (is_default) where is_default;
comment on table  calendar.calendar is 'Open hours, holidays and moved days of a time zone';
comment on column calendar.calendar.document is 'time_zone, week, yearly_holidays and days, as in the HTTP interface';
comment on column calendar.calendar.is_default is 'the calendar of the centre, used where no other is named';

create view calendar.calendar_view as select id, code, name, is_default from calendar.calendar;
comment on view calendar.calendar_view is 'Calendars as other domains see them';
