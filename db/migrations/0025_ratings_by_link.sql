-- Ratings by links in answers and signatures, presses of machines, and the way back to those who gave a low mark.

create view channels.mailbox_view as
  select id, address, name, team_id from channels.mailbox;
comment on view channels.mailbox_view is 'Mailboxes as other domains name them';

create table feedback.invitation (
  id            uuid        primary key,
  kind          text        not null check (kind in ('answer', 'signature', 'after_fix')),
  scale         int         not null default 5 check (scale = 5),
  request_id    uuid        references requests.request (id) on delete cascade,
  message_id    uuid        references requests.message (id) on delete cascade,
  agent_id      uuid        references organisation.person (id),
  team_id       uuid        references organisation.team (id),
  mailbox_id    uuid        references channels.mailbox (id) on delete cascade,
  person_id     uuid        references organisation.person (id),
  follow_up_id  uuid,
  issued_by     uuid        references organisation.person (id),
  issued_at     timestamptz not null,
  expires_at    timestamptz not null,
  withdrawn_at  timestamptz,
  withdrawn_why text        check (withdrawn_why in ('replaced', 'withdrawn', 'left')),
  constraint invitation_withdrawn_for_a_reason check ((withdrawn_at is null) = (withdrawn_why is null)),
  constraint invitation_asks_about_something check (case kind
    when 'answer' then num_nulls(request_id, message_id, person_id) = 0
    when 'signature' then num_nonnulls(agent_id, team_id, mailbox_id) = 1
    else follow_up_id is not null end)
);
create unique index invitation_of_message on feedback.invitation (message_id, person_id) where kind = 'answer';
create unique index invitation_of_agent on feedback.invitation (agent_id) where kind = 'signature' and withdrawn_at is null;
create unique index invitation_of_team on feedback.invitation (team_id) where kind = 'signature' and withdrawn_at is null;
create unique index invitation_of_mailbox on feedback.invitation (mailbox_id) where kind = 'signature' and withdrawn_at is null;
create index invitation_request on feedback.invitation (request_id);
create index invitation_mailbox on feedback.invitation (mailbox_id);
create index invitation_follow_up on feedback.invitation (follow_up_id);
comment on table  feedback.invitation is 'What a link for rating stands for: an answer, a signature of an agent, a team or a mailbox, or the question after a fix';
comment on column feedback.invitation.agent_id is 'of an answer: who wrote it; of a signature: whose it is';
comment on column feedback.invitation.person_id is 'to whom the letter with the link went';
comment on column feedback.invitation.withdrawn_at is 'from then on the link is not valid; may lie ahead, so that letters already sent work a while longer';
comment on column feedback.invitation.withdrawn_why is 'replaced by a new one, withdrawn by hand, or its agent has left';

alter table feedback.rating
  add column kind          text not null default 'resolution' check (kind in ('resolution', 'answer', 'signature', 'after_fix')),
  add column invitation_id uuid references feedback.invitation (id) on delete cascade,
  add column message_id    uuid references requests.message (id) on delete cascade,
  add column theme         text check (theme in ('speed', 'completeness', 'clarity', 'manner', 'result')),
  add column rater         text,
  add column rater_name    text check (length(rater_name) <= 300),
  add column rater_address text check (length(rater_address) <= 254),
  alter column request_id drop not null,
  alter column person_id drop not null,
  alter column team_id drop not null,
  drop constraint rating_request_unique;
create unique index rating_resolution on feedback.rating (request_id) where kind = 'resolution';
create unique index rating_invitation on feedback.rating (invitation_id) where kind in ('answer', 'after_fix');
create index rating_request on feedback.rating (request_id);
create index rating_signature on feedback.rating (invitation_id, created_at) where kind = 'signature';
create index rating_agent on feedback.rating (agent_id, created_at);
create index rating_message on feedback.rating (message_id);
comment on table  feedback.rating is 'Marks from 1 to 5 for resolutions, answers, letters with a signature, and for what was done after a low mark; a second mark by the same person replaces the first';
comment on column feedback.rating.kind is 'what was rated; after_fix: what the centre did after a low mark';
comment on column feedback.rating.theme is 'what the mark is about first of all, as its giver says';
comment on column feedback.rating.rater is 'a browser without a name, by which a second mark for a signature within a day is known as the same person''s';
comment on column feedback.rating.rater_name is 'how somebody unknown called themselves; nobody has checked it';
comment on column feedback.rating.rater_address is 'the address that somebody unknown gave; nobody has checked it';

create or replace view feedback.rating_view as
  select id, request_id, person_id, score, team_id, service_id, agent_id, created_at, kind from feedback.rating;

create table feedback.press (
  id            uuid        primary key,
  about         text        not null,
  invitation_id uuid        references feedback.invitation (id) on delete cascade,
  request_id    uuid        references requests.request (id) on delete cascade,
  team_id       uuid        references organisation.team (id),
  score         int         not null check (score between 1 and 5),
  comment       text        check (length(comment) <= 5000),
  theme         text,
  person_id     uuid        references organisation.person (id),
  rater         text,
  rater_name    text,
  rater_address text,
  came_from     text        not null,
  network       text,
  program       text,
  dropped       text        check (dropped in ('no_visit', 'scanner', 'range', 'burst', 'all_marks', 'rate')),
  rating_id     uuid,
  before        jsonb,
  counted_by    uuid        references organisation.person (id),
  counted_at    timestamptz,
  at            timestamptz not null
);
create index press_about on feedback.press (about, at);
create index press_came_from on feedback.press (came_from, at);
create index press_dropped on feedback.press (at desc, id desc) where dropped is not null;
create index press_invitation on feedback.press (invitation_id);
create index press_request on feedback.press (request_id);
comment on table  feedback.press is 'Every press on a page for rating, counted or dropped as a machine''s';
comment on column feedback.press.about is 'what the link asked about: all links to the same thing for the same person share it';
comment on column feedback.press.came_from is 'a hash of the network address, to count presses from one place';
comment on column feedback.press.network is 'the network it came from, without the last part of the address; only of dropped ones';
comment on column feedback.press.before is 'the rating that this press replaced; put back when the press turns out to be a machine''s';
comment on column feedback.press.counted_at is 'when somebody decided that a dropped press was a person''s after all';

create table feedback.follow_up (
  id               uuid        primary key,
  rating_id        uuid        not null constraint follow_up_rating_unique unique references feedback.rating (id) on delete cascade,
  request_id       uuid        references requests.request (id) on delete cascade,
  team_id          uuid        references organisation.team (id),
  agent_id         uuid        references organisation.person (id),
  score            int         not null check (score between 1 and 5),
  state            text        not null check (state in ('open', 'contacted', 'fixed', 'told', 'closed')),
  owner_id         uuid        references organisation.person (id),
  opened_at        timestamptz not null,
  due_at           timestamptz not null,
  overdue_at       timestamptz,
  contacted_at     timestamptz,
  contacted_by     uuid        references organisation.person (id),
  contacted_how    text        check (contacted_how in ('phone', 'letter', 'chat', 'in_person', 'not_reached')),
  contact_note     text        check (length(contact_note) <= 5000),
  cause            text,
  changed          text        check (length(changed) <= 5000),
  fixed_at         timestamptz,
  fixed_by         uuid        references organisation.person (id),
  told_at          timestamptz,
  told_by          uuid        references organisation.person (id),
  told_how         text        check (told_how in ('letter', 'phone', 'in_person')),
  told_text        text        check (length(told_text) <= 20000),
  letter_id        uuid,
  second_score     int         check (second_score between 1 and 5),
  second_at        timestamptz,
  closed_at        timestamptz,
  closed_by        uuid        references organisation.person (id),
  closed_why       text        check (closed_why in ('good_now', 'no_answer', 'raised', 'nobody_to_tell', 'not_needed')),
  closed_note      text        check (length(closed_note) <= 5000),
  reopened_count   int         not null default 0,
  version          int         not null default 1,
  constraint follow_up_closed_for_a_reason check ((state = 'closed') = (closed_why is not null))
);
create index follow_up_due on feedback.follow_up (due_at, id) where state <> 'closed';
create index follow_up_newest on feedback.follow_up (opened_at desc, id desc);
create index follow_up_team on feedback.follow_up (team_id, opened_at);
create index follow_up_agent on feedback.follow_up (agent_id, opened_at);
create index follow_up_request on feedback.follow_up (request_id);
comment on table  feedback.follow_up is 'The way back to somebody who gave a low mark: contacted, cause found, changed, told, asked again';
comment on column feedback.follow_up.score is 'the low mark it was opened for, or opened again';
comment on column feedback.follow_up.due_at is 'by when the next step is due: contact within working days, word within more of them';
comment on column feedback.follow_up.overdue_at is 'when it was told that the step is overdue';
comment on column feedback.follow_up.second_score is 'the answer to "is it good now?"';

alter table feedback.invitation
  add constraint invitation_follow_up_fkey foreign key (follow_up_id) references feedback.follow_up (id) on delete cascade;

create table feedback.policy (
  single            boolean     primary key default true check (single),
  ask_in_answers    boolean     not null default true,
  agents_see_names  boolean     not null default false,
  low_mark          int         not null default 2 check (low_mark between 1 and 4),
  contact_days      int         not null default 1 check (contact_days between 0 and 60),
  tell_days         int         not null default 5 check (tell_days between 0 and 60),
  presses_per_place int         not null default 60 check (presses_per_place between 1 and 100000),
  ranges            text[]      not null default '{}',
  programs          text[]      not null default '{}',
  changed_at        timestamptz
);
insert into feedback.policy (ranges, programs) values (
  '{40.92.0.0/15,40.107.0.0/16,52.100.0.0/14,104.47.0.0/17}',
  '{bot,crawl,spider,scan,preview,safelinks,barracuda,proofpoint,mimecast,symantec,fireeye,trendmicro,forcepoint,sophos,ironport,kaspersky,urldefense,headlesschrome,phantomjs,python-requests,python-urllib,aiohttp,curl,wget,go-http-client,java/,okhttp,libwww,httpclient,node-fetch,axios}'
);
comment on table  feedback.policy is 'How ratings are asked for and what counts as a machine; one row';
comment on column feedback.policy.low_mark is 'marks up to this one open a follow-up';
comment on column feedback.policy.contact_days is 'working days in which the person is to be contacted';
comment on column feedback.policy.tell_days is 'working days after the contact in which the person is to be told what was done';
comment on column feedback.policy.presses_per_place is 'presses from one network address in ten minutes; more are dropped';
comment on column feedback.policy.ranges is 'networks of scanners and data centres, from which no mark counts';
comment on column feedback.policy.programs is 'parts of a User-Agent by which machines are known, lower case';

update identity.role set permissions = permissions || '{feedback.sign}'
where code in ('agent', 'lead', 'owner', 'quality', 'client_manager', 'admin') and not 'feedback.sign' = any(permissions);
update identity.role set permissions = permissions || '{feedback.follow}'
where code in ('lead', 'quality', 'admin') and not 'feedback.follow' = any(permissions);
update identity.role set permissions = permissions || '{feedback.manage}'
where code in ('quality', 'admin') and not 'feedback.manage' = any(permissions);
