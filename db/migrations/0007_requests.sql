-- Requests: the conversation, who takes part, where the ball is.
create schema requests;

create sequence requests.number start 100001;

create table requests.request (
  id                uuid        primary key,
  number            bigint      not null default nextval('requests.number') constraint request_number_unique unique,
  type              text        not null check (type in ('question', 'service_request', 'incident', 'complaint', 'suggestion', 'thanks')),
  status            text        not null check (status in ('new', 'open', 'waiting_requester', 'waiting_third_party', 'scheduled', 'resolved', 'closed', 'cancelled')),
  subject           text        not null check (length(subject) between 1 and 500),
  excerpt           text        not null default '' check (length(excerpt) <= 400),
  requester_id      uuid        not null references organisation.person (id),
  reported_by       uuid        not null references organisation.person (id),
  client_id         uuid        references organisation.client (id),
  unit_id           uuid        references organisation.unit (id),
  service_id        uuid        references catalogue.service (id),
  department_id     uuid        not null references organisation.department (id),
  team_id           uuid        not null references organisation.team (id),
  assignee_id       uuid        references organisation.person (id),
  channel           text        not null check (channel in ('portal', 'email', 'phone', 'counter', 'chat', 'api')),
  language          text        not null check (language in ('ru', 'en')),
  tags              text[]      not null default '{}',
  created_at        timestamptz not null,
  updated_at        timestamptz not null,
  due_at            timestamptz,
  warn_at           timestamptz,
  missed            boolean     not null default false,
  first_answered_at timestamptz,
  resolved_at       timestamptz,
  resolved_by       uuid        references organisation.person (id),
  closes_at         timestamptz,
  closed_at         timestamptz,
  reopened_count    int         not null default 0,
  merged_into       uuid        references requests.request (id),
  version           int         not null default 1,
  is_open           boolean     not null generated always as (status not in ('resolved', 'closed', 'cancelled')) stored,
  due_order         timestamptz not null generated always as (coalesce(due_at, 'infinity'::timestamptz)) stored,
  search            tsvector    generated always as (to_tsvector('russian', subject || ' ' || excerpt)) stored
);
-- People look at open work: each view of the queue has an index that holds nothing else and ends in its sort key.
create index request_open_due on requests.request (due_order, id) where is_open;
create index request_open_team on requests.request (team_id, due_order, id) where is_open;
create index request_open_department on requests.request (department_id, due_order, id) where is_open;
create index request_open_assignee on requests.request (assignee_id, due_order, id) where is_open;
create index request_open_unassigned on requests.request (due_order, id) where is_open and assignee_id is null;
create index request_open_clock on requests.request (due_at, id) where is_open and due_at is not null;
create index request_requester on requests.request (requester_id, created_at desc, id desc);
create index request_reporter on requests.request (reported_by, created_at desc, id desc) where reported_by <> requester_id;
create index request_newest on requests.request (created_at desc, id desc);
create index request_closing on requests.request (closes_at) where status = 'resolved';
create index request_merged on requests.request (merged_into) where merged_into is not null;
create index request_search on requests.request using gin (search);
comment on table  requests.request is 'Anything a person brought to the window';
comment on column requests.request.number is 'shown as R-<number>';
comment on column requests.request.excerpt is 'how the first message begins, for lists and search';
comment on column requests.request.reported_by is 'who sent it: the requester, or somebody on behalf of the requester';
comment on column requests.request.due_at is 'when the first answer is due, while it is owed; null afterwards';
comment on column requests.request.warn_at is 'from when on the request counts as about to be late';
comment on column requests.request.missed is 'the promised first answer came late or is late';
comment on column requests.request.closes_at is 'when a resolved request closes by itself';
comment on column requests.request.merged_into is 'the request that took this one in; its messages are shown there';
comment on column requests.request.version is 'grows with every change; If-Match compares it';

create table requests.message (
  id          uuid        primary key,
  request_id  uuid        not null references requests.request (id) on delete cascade,
  kind        text        not null check (kind in ('inbound', 'answer', 'note')),
  author_id   uuid        references organisation.person (id),
  channel     text        not null check (channel in ('portal', 'email', 'phone', 'counter', 'chat', 'api', 'desk')),
  text        text        not null,
  hidden_text text,
  html        text,
  automatic   boolean     not null default false,
  created_at  timestamptz not null
);
create index message_request on requests.message (request_id, created_at, id);
comment on table  requests.message is 'The conversation: what came in, what was answered, and notes that never leave the centre';
comment on column requests.message.hidden_text is 'quotes and signature of a letter, folded away on screen';
comment on column requests.message.html is 'safe HTML of a letter, as it was sent';
comment on column requests.message.automatic is 'written by a machine (an absence note, a receipt): no answer is owed to it';

create table requests.participant (
  request_id uuid        not null references requests.request (id) on delete cascade,
  person_id  uuid        not null references organisation.person (id),
  role       text        not null check (role in ('watcher', 'copied', 'observer')),
  added_at   timestamptz not null,
  constraint participant_pkey primary key (request_id, person_id)
);
create index participant_person on requests.participant (person_id, request_id);
comment on table  requests.participant is 'Who else follows a request';
comment on column requests.participant.role is 'watcher: asked to follow; copied: was on copy of a letter; observer: joined by answering';

create table requests.link (
  from_id    uuid        not null references requests.request (id) on delete cascade,
  to_id      uuid        not null references requests.request (id) on delete cascade,
  kind       text        not null check (kind in ('related', 'follow_up')),
  created_at timestamptz not null,
  constraint link_pkey primary key (from_id, to_id),
  constraint link_two check (from_id <> to_id)
);
create index link_to on requests.link (to_id);
comment on table requests.link is 'Requests that belong together';

create table requests.merge (
  id         uuid        primary key,
  source_id  uuid        not null references requests.request (id) on delete cascade,
  target_id  uuid        not null references requests.request (id) on delete cascade,
  before     jsonb       not null,
  merged_by  uuid,
  merged_at  timestamptz not null,
  undone_at  timestamptz
);
create index merge_source on requests.merge (source_id);
create index merge_target on requests.merge (target_id);
comment on table  requests.merge is 'Merges, so that they can be undone';
comment on column requests.merge.before is 'what the source was before: status, assignee, due time';

create table requests.draft (
  person_id  uuid        not null references organisation.person (id) on delete cascade,
  place      text        not null check (length(place) <= 200),
  content    jsonb       not null,
  updated_at timestamptz not null,
  constraint draft_pkey primary key (person_id, place)
);
comment on table  requests.draft is 'What people have typed and not yet sent';
comment on column requests.draft.place is 'the field it was typed into: ask, request:<id>:reply, request:<id>:note';

create view requests.request_view as
  select id, number, type, status, subject, requester_id, reported_by, client_id, unit_id, service_id, department_id,
         team_id, assignee_id, channel, language, created_at, due_at, missed, first_answered_at, resolved_at,
         resolved_by, closed_at, merged_into, is_open
  from requests.request;
comment on view requests.request_view is 'Requests as other domains see them';
create view requests.message_view as
  select id, request_id, kind, author_id, channel, automatic, created_at from requests.message;
comment on view requests.message_view is 'Messages as other domains see them, without their texts';
