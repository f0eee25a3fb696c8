-- Approvals: a yes or no that a request waits for.
create table requests.approval (
  id          uuid        primary key,
  request_id  uuid        not null references requests.request (id) on delete cascade,
  approver_id uuid        not null references organisation.person (id),
  asked_by    uuid        references organisation.person (id),
  question    text        not null check (length(question) between 1 and 2000),
  asked_at    timestamptz not null,
  decision    text        check (decision in ('approved', 'declined', 'withdrawn')),
  comment     text        check (length(comment) <= 2000),
  decided_at  timestamptz,
  constraint approval_decided check ((decision is null) = (decided_at is null))
);
create unique index approval_waiting_once on requests.approval (request_id, approver_id) where decision is null;
create index approval_waiting on requests.approval (approver_id, asked_at desc, id desc) where decision is null;
create index approval_decided on requests.approval (approver_id, decided_at desc, id desc) where decision is not null;
create index approval_request on requests.approval (request_id, asked_at);
comment on table  requests.approval is 'A yes or no asked of a person, and what the person said';
comment on column requests.approval.asked_by is 'the agent who asked; null when Okno did it by itself';
comment on column requests.approval.question is 'what exactly is to be approved';
comment on column requests.approval.decision is 'null while the request waits for it; withdrawn: it is not needed any more';
comment on column requests.approval.comment is 'the approver''s own words; a no always has some';

alter table requests.participant drop constraint participant_role_check;
alter table requests.participant add constraint participant_role_check
  check (role in ('watcher', 'copied', 'observer', 'approver'));
comment on column requests.participant.role is 'watcher: asked to follow; copied: was on copy of a letter; observer: joined by answering; approver: was asked for an approval';

-- Until now nobody could be asked to approve: a promise that stands for third parties stands for approvers too.
alter table agreements.target alter column pauses set default '{requester,third_party,approver}';
update agreements.target set pauses = pauses || '{approver}'
where 'third_party' = any (pauses) and not 'approver' = any (pauses);
