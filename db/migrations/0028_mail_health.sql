-- The health of mail: alerts, each attempt at a letter that gave trouble, and what scanning said about the contents of files.
create table channels.alert (
  id         uuid        primary key,
  kind       text        not null check (kind in ('fetch', 'token', 'queue', 'scanner')),
  mailbox_id uuid        references channels.mailbox (id) on delete cascade,
  since      timestamptz not null,
  said       text,
  raised_at  timestamptz not null,
  told       int,
  ended_at   timestamptz,
  constraint alert_of_a_mailbox check ((kind = 'scanner') = (mailbox_id is null))
);
create unique index alert_once on channels.alert (kind, mailbox_id) nulls not distinct where ended_at is null;
create index alert_newest on channels.alert (raised_at desc, id desc);
create index alert_mailbox on channels.alert (mailbox_id);
comment on table  channels.alert is 'Trouble with mail that administrators were told of; at most one of a kind for a mailbox is open';
comment on column channels.alert.kind is 'fetch: nothing comes; token: a sign-in ends soon or is refused; queue: letters do not leave; scanner: files are not scanned';
comment on column channels.alert.since is 'since when there is trouble, which is earlier than the alert';
comment on column channels.alert.said is 'fault and words of the other side';
comment on column channels.alert.told is 'to how many administrators a letter was written; null until that is done';

create table channels.step (
  id        bigint      generated always as identity primary key,
  letter_id uuid        not null references channels.letter (id) on delete cascade,
  number    bigint      not null references channels.recipient (number) on delete cascade,
  state     text        not null,
  said      text,
  attempts  int         not null,
  at        timestamptz not null
);
create index step_letter on channels.step (letter_id, id);
create index step_recipient on channels.step (number);
comment on table  channels.step is 'What happened on the way of a letter that did not simply go: attempts, holding back, letting go';
comment on column channels.step.number is 'the recipient it happened to';

-- A letter that simply goes leaves no steps: what is kept of its recipient says it all.
create function channels.keep_step() returns trigger language plpgsql as $$
begin
  insert into channels.step (letter_id, number, state, said, attempts, at)
  values (new.letter_id, new.number, new.state, new.said, new.attempts,
          case when tg_op = 'INSERT' or old.state <> new.state then new.at else now() end);
  return null;
end $$;
create trigger recipient_begins_held after insert on channels.recipient
  for each row when (new.state in ('held', 'suppressed')) execute function channels.keep_step();
create trigger recipient_keeps_step after update on channels.recipient
  for each row when ((old.state, old.said, old.attempts) is distinct from (new.state, new.said, new.attempts)
                     and not (old.state = 'waiting' and new.state in ('sent', 'kept') and old.attempts = 0 and new.attempts <= 1))
  execute function channels.keep_step();
create index recipient_pending on channels.recipient (state, at) where state in ('waiting', 'held', 'suppressed', 'rejected', 'failed', 'returned');
create index letter_troubled on channels.letter (at desc, id desc)
  where (direction = 'in' and outcome = 'held') or (direction = 'out' and state in ('held', 'failed', 'returned'));
create index letter_mailbox on channels.letter (mailbox_id, direction, at desc);

create table kernel.scan (
  sha256        text        primary key,
  state         text        not null check (state in ('waiting', 'clean', 'infected', 'unscannable')),
  signature     text,
  said          text,
  attempts      int         not null default 0,
  next_at       timestamptz not null,
  asked_at      timestamptz not null,
  failing_since timestamptz,
  scanned_at    timestamptz,
  released_by   uuid,
  released_at   timestamptz,
  released_why  text        check (length(released_why) <= 1000),
  constraint scan_release_has_reason check ((released_at is null) = (released_why is null))
);
create index scan_due on kernel.scan (next_at, sha256) where state = 'waiting';
create index scan_failing on kernel.scan (failing_since) where state = 'waiting' and failing_since is not null;
create index scan_found on kernel.scan (scanned_at desc, sha256 desc) where state in ('infected', 'unscannable');
comment on table  kernel.scan is 'What the virus scanner said about each content of files; without a scanner they wait, and can be downloaded';
comment on column kernel.scan.failing_since is 'since when attempts to scan it fail';
comment on column kernel.scan.signature is 'what was found in it, as the scanner calls it';
comment on column kernel.scan.said is 'why it is not scanned yet or cannot be: words of the scanner or of the connection';
comment on column kernel.scan.released_why is 'why an administrator lets it be downloaded all the same';

create function kernel.ask_for_scan() returns trigger language plpgsql as $$
begin
  insert into kernel.scan (sha256, state, next_at, asked_at) values (new.sha256, 'waiting', new.created_at, new.created_at)
  on conflict do nothing;
  return null;
end $$;
create trigger file_asks_for_scan after insert on kernel.file for each row execute function kernel.ask_for_scan();
insert into kernel.scan (sha256, state, next_at, asked_at)
select sha256, 'waiting', min(created_at), min(created_at) from kernel.file group by sha256;
