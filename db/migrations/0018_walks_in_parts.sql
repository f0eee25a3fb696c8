-- A walk goes in parts, so that several hands can be at it at once.
create table agreements.recalculation_part (
  recalculation_id uuid not null references agreements.recalculation (id) on delete cascade,
  number           int  not null,
  place            uuid,
  until            uuid,
  constraint recalculation_part_pkey primary key (recalculation_id, number)
);
comment on table  agreements.recalculation_part is 'What is left of a walk: ranges of things in the order of their ids, each taken by one hand at a time';
comment on column agreements.recalculation_part.place is 'the last thing done; null: none from the first on';
comment on column agreements.recalculation_part.until is 'the last thing of the part; null: whatever comes';

insert into agreements.recalculation_part (recalculation_id, number, place)
select id, 1, place from agreements.recalculation where finished_at is null;
alter table agreements.recalculation drop column place;
