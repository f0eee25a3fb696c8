-- What the editor of agreements looks up: roles by name, and things by the day they were opened on.

create view identity.role_view as
  select id, code, title from identity.role;
comment on view identity.role_view is 'Roles as other domains name them';

create index subject_opened on agreements.subject (opened_at, id);
