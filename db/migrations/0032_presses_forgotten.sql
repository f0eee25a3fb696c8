-- How many presses were taken for machines on days whose presses themselves are forgotten.
create table feedback.dropped_day (
  day    date not null,
  reason text not null,
  count  int  not null,
  constraint dropped_day_pkey primary key (day, reason)
);
comment on table feedback.dropped_day is 'Presses of machines that were forgotten, by day and reason, so that reports of old periods stay the same';

create index press_age on feedback.press (at);
