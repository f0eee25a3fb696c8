-- What letters of the window say where somebody changed it, and how they look; nothing is overwritten, so each version stays.
create table channels.template (
  id       uuid        primary key,
  kind     text        not null check (kind in ('receipt', 'answer', 'clarification', 'reminder', 'approval', 'resolution', 'rating')),
  language text        not null check (language in ('ru', 'en')),
  version  int         not null check (version > 0),
  subject  text,
  body     text,
  saved_by uuid,
  at       timestamptz not null,
  constraint template_whole check ((subject is null) = (body is null))
);
create unique index template_version on channels.template (kind, language, version);
comment on table  channels.template is 'Versions of what letters say; the newest of a kind and language holds, without any the built-in one does';
comment on column channels.template.body is 'Markdown with variables in braces; null: from here on the built-in one again';

create table channels.logo (
  sha256  text        primary key,
  type    text        not null check (type in ('image/png', 'image/jpeg')),
  width   int         not null,
  height  int         not null,
  content bytea       not null,
  at      timestamptz not null
);
comment on table channels.logo is 'Pictures at the head of letters; they go along with each letter, so letters of the past keep theirs';

create table channels.brand (
  id       uuid        primary key,
  version  int         not null unique check (version > 0),
  name     jsonb,
  colour   text        not null check (colour ~ '^#[0-9a-f]{6}$'),
  footer   jsonb,
  address  jsonb,
  logo     text        references channels.logo (sha256),
  saved_by uuid,
  at       timestamptz not null
);
create index brand_logo on channels.brand (logo) where logo is not null;
comment on table channels.brand is 'Versions of how letters look: name, colour, logo and what stands below; the newest holds';
