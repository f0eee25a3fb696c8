-- People behind letters: whose domains are a client's, how sure an id is, who first wrote a forwarded letter, how letters are handled.
create table organisation.client_domain (
  domain          text        not null constraint client_domain_pkey primary key check (domain = lower(domain)),
  client_id       uuid        not null references organisation.client (id),
  with_subdomains boolean     not null default true,
  added_at        timestamptz not null
);
create index client_domain_client on organisation.client_domain (client_id);
comment on table  organisation.client_domain is 'Mail domains of clients: who writes from there for the first time joins the client';
comment on column organisation.client_domain.domain is 'in ASCII form; a longer one goes before the shorter one that it is part of';

-- Ids of letters that were only mentioned are a weaker proof than those of letters that came or went.
alter table channels.known_id add column kind text not null default 'letter' check (kind in ('letter', 'reference', 'outlook'));
update channels.known_id as known set kind = 'reference'
where not exists (select from channels.letter where letter.header_id = known.header_id and letter.request_id = known.request_id);
comment on column channels.known_id.kind is 'letter: of a letter that came or went; reference: only mentioned by one; outlook: the root of a Thread-Index';

alter table channels.letter add column original_sender jsonb;
comment on column channels.letter.original_sender is 'who first wrote what this letter passes on: name and address';

alter table channels.letter add column from_centre boolean not null default false;
comment on column channels.letter.from_centre is 'written by somebody of the centre: its Message-ID stands in no letter of ours';

create table channels.handling (
  id               uuid        not null constraint handling_pkey primary key,
  mailbox_id       uuid        constraint handling_mailbox_unique unique references channels.mailbox (id) on delete cascade,
  unknown_senders  text        check (unknown_senders in ('register', 'confirm', 'refuse')),
  new_matter_days  int         check (new_matter_days between 0 and 3650),
  forwards_by_agents text      check (forwards_by_agents in ('original', 'offer')),
  agent_name       text        check (agent_name in ('full', 'first', 'team')),
  updated_at       timestamptz not null
);
create unique index handling_everywhere on channels.handling ((true)) where mailbox_id is null;
comment on table  channels.handling is 'What happens to letters: one row for all mailboxes, others for single ones; a null is as everywhere';
comment on column channels.handling.unknown_senders is 'what becomes of a letter from somebody whom nobody knows';
comment on column channels.handling.new_matter_days is 'a reply under another subject to a conversation silent for so many days begins a request; 0: never';
comment on column channels.handling.forwards_by_agents is 'whether what an agent passes on is at once in the name of who wrote it first';
comment on column channels.handling.agent_name is 'how an agent is named in the sender of an answer';

create table channels.told_sender (
  address text        not null constraint told_sender_pkey primary key,
  at      timestamptz not null
);
comment on table channels.told_sender is 'Unknown senders and when they were last told what became of their letter, so that nobody is told twice a day';

create table requests.turned_away (
  request_id uuid        not null references requests.request (id) on delete cascade,
  person_id  uuid        not null references organisation.person (id),
  at         timestamptz not null,
  constraint turned_away_pkey primary key (request_id, person_id)
);
comment on table requests.turned_away is 'People who joined by answering a letter and were taken out again: what they write next begins a request of its own';
