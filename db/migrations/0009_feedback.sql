-- What people thought of the answer.
create schema feedback;

create table feedback.rating (
  id         uuid        primary key,
  request_id uuid        not null references requests.request (id) on delete cascade constraint rating_request_unique unique,
  person_id  uuid        not null references organisation.person (id),
  score      int         not null check (score between 1 and 5),
  comment    text        check (length(comment) <= 5000),
  channel    text        not null check (channel in ('portal', 'email', 'api')),
  team_id    uuid        not null references organisation.team (id),
  service_id uuid        references catalogue.service (id),
  agent_id   uuid        references organisation.person (id),
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index rating_team on feedback.rating (team_id, created_at);
create index rating_service on feedback.rating (service_id, created_at);
create index rating_newest on feedback.rating (created_at desc, id desc);
comment on table  feedback.rating is 'Marks from 1 to 5 for resolved requests; a second mark by the same person replaces the first';
comment on column feedback.rating.team_id is 'the team that had the request when it was rated';

create view feedback.rating_view as
  select id, request_id, person_id, score, team_id, service_id, agent_id, created_at from feedback.rating;
comment on view feedback.rating_view is 'Ratings as other domains see them';
