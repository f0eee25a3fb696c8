-- Lists of people taken in from files, and what roles hold today as other domains see it.
create view identity.grant_view as
  select g.account_id, r.code as role_code, r.permissions, g.scope_kind, g.scope_id
  from identity.role_grant g join identity.role r on r.id = g.role_id
  where current_date between g.starts_on and coalesce(g.ends_on, 'infinity');
comment on view identity.grant_view is 'Roles that accounts hold today, with their permissions and scopes';

-- People are chosen by any part of a name, mail address or phone, and listed by name.
create index account_name_sought on identity.account using gin (translate(lower(name), 'ё', 'е') gin_trgm_ops);
create index account_by_name on identity.account (name, id);
create index person_staff_no_sought on organisation.person (lower(staff_no));
create index person_address_trigrams on organisation.person_address using gin (value gin_trgm_ops);

create table organisation.people_import (
  id          uuid        primary key,
  file_name   text        not null,
  state       text        not null default 'previewed' check (state in ('previewed', 'applying', 'done')),
  columns     jsonb       not null,
  rows_total  int         not null,
  rows_done   int         not null default 0,
  made_by     uuid        not null references identity.account (id) on delete cascade,
  made_at     timestamptz not null,
  applied_at  timestamptz,
  done_at     timestamptz
);
create index people_import_newest on organisation.people_import (made_at desc, id desc);
comment on table  organisation.people_import is 'Files with people that were uploaded, looked through and perhaps applied';
comment on column organisation.people_import.columns is 'for each column of the file: its heading and the field it was recognised as, or null';
comment on column organisation.people_import.rows_done is 'how far applying has come';

create table organisation.people_import_row (
  import_id uuid  not null references organisation.people_import (id) on delete cascade,
  line      int   not null,
  fields    jsonb not null,
  verdict   text  not null check (verdict in ('new', 'changed', 'unchanged', 'refused')),
  reason    text,
  details   jsonb not null default '{}',
  person_id uuid,
  applied   boolean not null default false,
  constraint people_import_row_pkey primary key (import_id, line)
);
create index people_import_row_waiting on organisation.people_import_row (import_id, line) where not applied;
create index people_import_row_verdict on organisation.people_import_row (import_id, verdict, line);
comment on table  organisation.people_import_row is 'The rows of an uploaded file and what becomes of each';
comment on column organisation.people_import_row.line is 'line of the file, the heading being line 1';
comment on column organisation.people_import_row.fields is 'what was recognised in the row, by field';
comment on column organisation.people_import_row.reason is 'why the row was refused: a key of the texts';
comment on column organisation.people_import_row.details is 'what the sentence of the reason is filled with';
