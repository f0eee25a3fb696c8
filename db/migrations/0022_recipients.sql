-- Whether a mailbox has addresses with a tag; what became of a letter for each of those it goes to, addresses that letters do not reach, and keys that sign letters.
alter table channels.mailbox add column plus_addresses boolean not null default true;
comment on column channels.mailbox.plus_addresses is 'its mail server brings help+anything@… to help@…, so answers and reports may be told by the address that they come to';

create table channels.recipient (
  number         bigint      generated always as identity primary key,
  letter_id      uuid        not null references channels.letter (id) on delete cascade,
  address        text        not null,
  name           text        not null default '',
  role           text        not null check (role in ('to', 'cc')),
  state          text        not null check (state in
                   ('waiting', 'held', 'suppressed', 'sent', 'kept', 'delayed', 'rejected', 'failed', 'returned')),
  said           text,
  soft           boolean     not null default false,
  attempts       int         not null default 0,
  delivery_id    uuid,
  spoken_at      timestamptz,
  handed_over_at timestamptz,
  perhaps_twice  boolean     not null default false,
  at             timestamptz not null
);
create unique index recipient_once on channels.recipient (letter_id, lower(address));
create index recipient_delivery on channels.recipient (delivery_id) where delivery_id is not null;
create index recipient_not_reached on channels.recipient (lower(address), at) where state in ('returned', 'rejected');
comment on table  channels.recipient is 'Each of those a letter of ours goes to, spoken to alone, and what became of it there';
comment on column channels.recipient.number is 'stands, signed, in the address that reports about this recipient come back to';
comment on column channels.recipient.state is 'waiting; held: too many letters; suppressed: the address is marked as not reached; sent: the relay took it; kept: in the demo mailbox; delayed: its carrier still tries; rejected: the relay refused; failed: given up; returned: came back';
comment on column channels.recipient.said is 'why it came to that: the limit that held it back, what the relay or the report said';
comment on column channels.recipient.soft is 'came back for a reason that may pass, as a full mailbox';
comment on column channels.recipient.spoken_at is 'when the last line was spoken to the relay whose answer is not known; null after a certain end';
comment on column channels.recipient.handed_over_at is 'when the relay took it';
comment on column channels.recipient.perhaps_twice is 'a talk broke off where the relay may have taken it unheard, and it was sent again';
comment on column channels.recipient.at is 'since when it stands like this';

insert into channels.recipient (letter_id, address, name, role, state, said, attempts, delivery_id, spoken_at, handed_over_at, perhaps_twice, at)
select distinct on (letter.id, lower(who.address))
       letter.id, who.address, '', who.role, letter.state, coalesce(letter.reason, letter.relay_said), letter.attempts,
       letter.delivery_id, letter.spoken_at, letter.handed_over_at, letter.perhaps_twice, coalesce(letter.handed_over_at, letter.at)
from channels.letter as letter
cross join lateral (
  select address, 'to' as role from unnest(letter.to_addresses) as address
  union all
  select address, 'cc' as role from unnest(letter.cc_addresses) as address
) as who
where letter.direction = 'out'
order by letter.id, lower(who.address), who.role desc;

-- What still waits, and what was given up and may be tried again, is asked for anew: for each recipient by itself.
create temporary table asked on commit drop as
select recipient.number, recipient.letter_id, recipient.address, gen_random_uuid() as delivery_id, delivery.id as before_id,
       delivery.kind, delivery.subject_id, case delivery.state when 'failed' then 'failed' else 'waiting' end as state,
       delivery.attempts, delivery.last_error, delivery.next_at, delivery.created_at
from channels.recipient as recipient
join kernel.delivery as delivery on delivery.id = recipient.delivery_id
where recipient.state in ('waiting', 'failed') and delivery.state in ('waiting', 'speaking', 'failed');
delete from kernel.delivery where id in (select before_id from asked);
insert into kernel.delivery (id, kind, subject_id, payload, state, attempts, last_error, next_at, created_at)
select delivery_id, kind, subject_id, jsonb_build_object('letter_id', letter_id, 'to', address), state, attempts, last_error, next_at, created_at
from asked;
update channels.recipient set delivery_id = asked.delivery_id from asked where asked.number = recipient.number;

drop index channels.letter_delivery;
alter table channels.letter drop column spoken_at, drop column relay_said, drop column delivery_id;
comment on column channels.letter.state is 'the sum of its recipients'' states, kept by a trigger';
comment on column channels.letter.handed_over_at is 'when the relay took it for the first of its recipients';
comment on column channels.letter.attempts is 'of the recipient with the most';

-- The letter's own state is what its recipients' states add up to: whoever writes those need not think of it.
create function channels.sum_up_recipients() returns trigger language plpgsql as $$
begin
  perform from channels.letter where id = new.letter_id for update;
  update channels.letter
  set state = summed.state, reason = summed.said, attempts = summed.attempts,
      handed_over_at = summed.handed_over_at, perhaps_twice = summed.perhaps_twice
  from (
    select case
             when bool_or(one.state in ('held', 'suppressed')) then 'held'
             when bool_or(one.state = 'waiting') then 'waiting'
             when bool_or(one.state = 'returned') then 'returned'
             when bool_or(one.state in ('failed', 'rejected')) then 'failed'
             when bool_and(one.state = 'kept') then 'kept'
             else 'sent'
           end as state,
           (array_agg(one.said order by array_position(
             array['held', 'suppressed', 'waiting', 'returned', 'failed', 'rejected', 'delayed'], one.state), one.number)
             filter (where one.said is not null and one.state not in ('sent', 'kept')))[1] as said,
           max(one.attempts) as attempts, min(one.handed_over_at) as handed_over_at, bool_or(one.perhaps_twice) as perhaps_twice
    from channels.recipient as one where one.letter_id = new.letter_id
  ) as summed
  where letter.id = new.letter_id;
  return null;
end $$;
create trigger recipient_sums_up after insert on channels.recipient
  for each row execute function channels.sum_up_recipients();
create trigger recipient_change_sums_up after update on channels.recipient
  for each row when ((old.state, old.said, old.attempts, old.handed_over_at, old.perhaps_twice)
                     is distinct from (new.state, new.said, new.attempts, new.handed_over_at, new.perhaps_twice))
  execute function channels.sum_up_recipients();

create table channels.address_mark (
  id         uuid        primary key,
  address    text        not null check (address = lower(address)),
  kind       text        not null check (kind in ('hard', 'soft', 'by_hand', 'declined')),
  said       text,
  letter_id  uuid        references channels.letter (id) on delete set null,
  marked_by  uuid,
  at         timestamptz not null,
  lifted_at  timestamptz,
  lifted_by  uuid
);
create unique index address_mark_once on channels.address_mark (address, (kind = 'declined')) where lifted_at is null;
create index address_mark_newest on channels.address_mark (at desc, id desc);
create index address_mark_address on channels.address_mark (address);
create index address_mark_letter on channels.address_mark (letter_id) where letter_id is not null;
comment on table  channels.address_mark is 'Addresses that letters do not reach or that want no reminders, and since when; lifted marks stay as history';
comment on column channels.address_mark.kind is 'hard: came back for good; soft: came back several times; by_hand; declined: wants no reminders and surveys, other letters go';
comment on column channels.address_mark.said is 'the words of the report, or why somebody marked it';

create table channels.let_go (
  id         uuid        primary key,
  request_id uuid        references requests.request (id) on delete cascade,
  address    text        check (address = lower(address)),
  until      timestamptz not null,
  let_by     uuid,
  constraint let_go_one check (num_nonnulls(request_id, address) = 1)
);
create index let_go_request on channels.let_go (request_id, until) where request_id is not null;
create index let_go_address on channels.let_go (address, until) where address is not null;
comment on table channels.let_go is 'Requests and addresses whose automatic letters somebody let go on beyond the limits, and until when';

create table channels.signing_key (
  domain      text        primary key check (domain = lower(domain)),
  selector    text        not null check (selector ~ '^[a-z0-9-]{1,60}$'),
  private_key text        not null,
  public_key  text        not null,
  enabled     boolean     not null default false,
  checked_at  timestamptz,
  found       boolean,
  said        text,
  created_at  timestamptz not null
);
comment on table  channels.signing_key is 'Keys with which letters of a domain are signed (DKIM)';
comment on column channels.signing_key.private_key is 'sealed with the secret of the installation';
comment on column channels.signing_key.public_key is 'base64 of the SubjectPublicKeyInfo, as the DNS record gives it';
comment on column channels.signing_key.enabled is 'letters are signed';
comment on column channels.signing_key.found is 'whether the DNS record was there and right at the last look';

create index letter_from on channels.letter (from_address, at) where direction = 'in';
