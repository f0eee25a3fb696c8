-- Clients and their units, regions, the centre's departments and teams, and the people of both sides.
create schema organisation;

create table organisation.client (
  id         uuid        primary key,
  code       text        not null constraint client_code_unique unique,
  name       kernel.local_text       not null,
  retired_at timestamptz,
  created_at timestamptz not null default now()
);
comment on table organisation.client is 'Business units or companies that the centre serves';

create table organisation.region (
  id        uuid  primary key,
  code      text  not null constraint region_code_unique unique,
  name      kernel.local_text not null,
  time_zone text  not null
);
comment on table  organisation.region is 'Places on the map';
comment on column organisation.region.time_zone is 'IANA time zone of everybody there';

create table organisation.unit (
  id         uuid        primary key,
  code       text        not null constraint unit_code_unique unique,
  client_id  uuid        not null references organisation.client (id),
  region_id  uuid        references organisation.region (id),
  parent_id  uuid        references organisation.unit (id),
  name       kernel.local_text       not null,
  retired_at timestamptz,
  created_at timestamptz not null default now()
);
create index unit_client on organisation.unit (client_id);
comment on table organisation.unit is 'Parts of a client: plants, shops, offices';

create table organisation.department (
  id         uuid        primary key,
  code       text        not null constraint department_code_unique unique,
  name       kernel.local_text       not null,
  retired_at timestamptz,
  created_at timestamptz not null default now()
);
comment on table organisation.department is 'Functions of the centre: accounting, payroll, IT and so on';

create table organisation.team (
  id            uuid        primary key,
  code          text        not null constraint team_code_unique unique,
  department_id uuid        not null references organisation.department (id),
  name          kernel.local_text       not null,
  purpose       kernel.local_text,
  first_line    boolean     not null default false,
  retired_at    timestamptz,
  created_at    timestamptz not null default now()
);
create index team_department on organisation.team (department_id);
comment on table  organisation.team is 'People of the centre who share a queue';
comment on column organisation.team.first_line is 'the team that gets what nobody else is named for: the one window';

create table organisation.person (
  id         uuid        primary key references identity.account (id) on delete cascade,
  client_id  uuid        references organisation.client (id),
  unit_id    uuid        references organisation.unit (id),
  region_id  uuid        references organisation.region (id),
  manager_id uuid        references organisation.person (id),
  function   text,
  position   kernel.local_text,
  staff_no   text        constraint person_staff_no_unique unique,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index person_client on organisation.person (client_id);
create index person_unit on organisation.person (unit_id);
create index person_manager on organisation.person (manager_id);
comment on table  organisation.person is 'Anyone known: one row for each account, with the place in the organisation';
comment on column organisation.person.function is 'where the person works: head_office, plant, sales; a cut for the analysis of demand';
comment on column organisation.person.staff_no is 'number in the personnel system, if any';

create table organisation.person_address (
  id         uuid primary key,
  person_id  uuid not null references organisation.person (id) on delete cascade,
  kind       text not null check (kind in ('email', 'phone')),
  value      text not null,
  constraint person_address_unique unique (kind, value)
);
create index person_address_person on organisation.person_address (person_id);
comment on table  organisation.person_address is 'Every mail address and phone number of a person, the main ones too; each belongs to one person';
comment on column organisation.person_address.value is 'address in lower case, or number in E.164 form';

create table organisation.membership (
  id         uuid primary key,
  team_id    uuid not null references organisation.team (id),
  person_id  uuid not null references organisation.person (id) on delete cascade,
  is_lead    boolean not null default false,
  starts_on  date not null,
  ends_on    date,
  constraint membership_period check (ends_on is null or ends_on >= starts_on),
  constraint membership_once unique (team_id, person_id, starts_on)
);
create index membership_person on organisation.membership (person_id);
create index membership_team on organisation.membership (team_id);
comment on table organisation.membership is 'Who is in which team, from when to when';

create view organisation.client_view as select id, code, name, retired_at from organisation.client;
create view organisation.unit_view as select id, code, client_id, region_id, name, retired_at from organisation.unit;
create view organisation.region_view as select id, code, name, time_zone from organisation.region;
create view organisation.department_view as select id, code, name, retired_at from organisation.department;
create view organisation.team_view as select id, code, department_id, name, first_line, retired_at from organisation.team;
create view organisation.person_view as
  select p.id, a.name, a.email, a.language, a.time_zone, a.blocked_at, p.client_id, p.unit_id, p.region_id,
         p.function, p.position, p.manager_id, a.demo_role
  from organisation.person p join identity.account_view a on a.id = p.id;
create view organisation.address_view as select person_id, kind, value from organisation.person_address;
create view organisation.member_view as
  select m.team_id, m.person_id, m.is_lead, t.department_id
  from organisation.membership m join organisation.team t on t.id = m.team_id
  where current_date between m.starts_on and coalesce(m.ends_on, 'infinity');
comment on view organisation.client_view is 'Clients as other domains see them';
comment on view organisation.unit_view is 'Units as other domains see them';
comment on view organisation.region_view is 'Regions as other domains see them';
comment on view organisation.department_view is 'Departments as other domains see them';
comment on view organisation.team_view is 'Teams as other domains see them';
comment on view organisation.person_view is 'People as other domains see them';
comment on view organisation.address_view is 'Mail addresses and phones as other domains see them';
comment on view organisation.member_view is 'Who is in which team today';
