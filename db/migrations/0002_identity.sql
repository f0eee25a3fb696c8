-- Accounts, how they sign in, roles and where they hold.
create schema identity;

-- Everyone whom Okno knows: also people who never signed in but once wrote a letter.
create table identity.account (
  id             uuid        primary key,
  name           text        not null check (length(name) between 1 and 300),
  email          text        constraint account_email_unique unique check (email = lower(email)),
  email_verified boolean     not null default false,
  image          text,
  language       text        not null default 'ru' check (language in ('ru', 'en')),
  time_zone      text        not null default 'Europe/Moscow',
  blocked_at     timestamptz,
  demo_role      text,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now()
);
create index account_name_trigrams on identity.account using gin (lower(name) gin_trgm_ops);
comment on table  identity.account is 'Everyone whom Okno knows, with or without a way to sign in';
comment on column identity.account.email is 'main address, lower case; null for people known by phone only';
comment on column identity.account.blocked_at is 'since when the account may not sign in';
comment on column identity.account.demo_role is 'the speaking name of a demo persona (agent, lead, …); null for everybody else';

-- Ways to prove who one is: a password (hashed) or an outside provider.
create table identity.credential (
  id                       uuid        primary key,
  account_id               uuid        not null references identity.account (id) on delete cascade,
  provider_id              text        not null,
  provider_account_id      text        not null,
  password                 text,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  created_at               timestamptz not null default now(),
  updated_at               timestamptz not null default now(),
  constraint credential_provider_unique unique (provider_id, provider_account_id)
);
create index credential_account on identity.credential (account_id);
comment on table identity.credential is 'Passwords (hashed) and outside sign-ins of accounts';

create table identity.session (
  id         uuid        primary key,
  account_id uuid        not null references identity.account (id) on delete cascade,
  token      text        not null constraint session_token_unique unique,
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_account on identity.session (account_id);
comment on table identity.session is 'Signed-in browsers; deleting a row signs the browser out';

create table identity.verification (
  id         uuid        primary key,
  identifier text        not null,
  value      text        not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on identity.verification (identifier);
comment on table identity.verification is 'Short-lived secrets of the sign-in (password reset, confirmation of an address)';

-- Failed sign-ins, so that guessing is slowed down whichever process is asked.
create table identity.failed_sign_in (
  id         bigint      generated always as identity primary key,
  email      text        not null,
  ip_address text        not null,
  at         timestamptz not null
);
create index failed_sign_in_email on identity.failed_sign_in (email, at);
create index failed_sign_in_address on identity.failed_sign_in (ip_address, at);
comment on table identity.failed_sign_in is 'Failed attempts to sign in of the last hours';

create table identity.api_key (
  id           uuid        primary key,
  account_id   uuid        not null references identity.account (id) on delete cascade,
  name         text        not null,
  secret_hash  bytea       not null constraint api_key_secret_unique unique,
  permissions  text[],
  expires_at   timestamptz,
  last_used_at timestamptz,
  created_at   timestamptz not null
);
create index api_key_account on identity.api_key (account_id);
comment on table  identity.api_key is 'Keys with which programs act as a person';
comment on column identity.api_key.secret_hash is 'SHA-256 of the key: keys are 256 random bits, so a slow hash would add nothing';
comment on column identity.api_key.permissions is 'what the key is limited to; null: all that its person may do';

create table identity.role (
  id          uuid   primary key,
  code        text   not null constraint role_code_unique unique,
  title       kernel.local_text  not null,
  permissions text[] not null,
  built_in    boolean not null default false,
  created_at  timestamptz not null default now()
);
comment on table  identity.role is 'Named sets of permissions, changed by administrators';
comment on column identity.role.built_in is 'shipped with Okno: may be changed, not deleted';

create table identity.role_grant (
  id         uuid        primary key,
  account_id uuid        not null references identity.account (id) on delete cascade,
  role_id    uuid        not null references identity.role (id),
  scope_kind text        not null check (scope_kind in ('all', 'department', 'team', 'client')),
  scope_id   uuid,
  starts_on  date        not null default current_date,
  ends_on    date,
  granted_by uuid,
  created_at timestamptz not null default now(),
  constraint role_grant_scope check ((scope_kind = 'all') = (scope_id is null)),
  constraint role_grant_period check (ends_on is null or ends_on >= starts_on),
  constraint role_grant_once unique nulls not distinct (account_id, role_id, scope_kind, scope_id, starts_on)
);
create index role_grant_account on identity.role_grant (account_id);
comment on table  identity.role_grant is 'Who holds which role, where and when';
comment on column identity.role_grant.scope_id is 'department, team or client in which the role holds; null with scope all';

-- What other domains may join to.
create view identity.account_view as
  select id, name, email, language, time_zone, blocked_at, demo_role, created_at from identity.account;
comment on view identity.account_view is 'Accounts as other domains see them';
