-- Plans of obligations are for a service and may be retired; a walk that waits knows for which edition.

alter table agreements.obligation
  add column service_id uuid,
  add column retired_at timestamptz;
comment on column agreements.obligation.service_id is 'the service that what is owed is needed for; null: for the centre as a whole';
comment on column agreements.obligation.retired_at is 'since then no further period is opened';

alter table agreements.recalculation
  add column edition_id uuid references agreements.edition (id) on delete cascade;
comment on column agreements.recalculation.edition_id is 'the edition at whose beginning it begins, so that it is given up with it';
