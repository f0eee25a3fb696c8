-- Calendars that follow a country's production calendar, and the years about whose absence people were warned.
alter table calendar.calendar add column follows jsonb;
comment on column calendar.calendar.follows is 'country, week and region of the production calendar whose years are put in; null when it follows none';

-- Calendars that the first run filled with the Russian production calendar hold all of 2026.
update calendar.calendar
   set follows = '{"country": "RU", "week": "five", "region": null}'
 where document -> 'days' @> '[{"date": "2026-01-01", "intervals": []}, {"date": "2026-06-12", "intervals": []}, {"date": "2026-11-04", "intervals": []}]';

create table calendar.year_warning (
  calendar_id uuid        not null references calendar.calendar (id) on delete cascade,
  year        int         not null,
  told_at     timestamptz not null,
  constraint year_warning_pkey primary key (calendar_id, year)
);
comment on table calendar.year_warning is 'Years whose production calendar was missing when it was time to put it in: told once';
