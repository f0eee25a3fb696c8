-- What letters still lacked: whom an import brought, what is known of a letter that a mail server will not give, complaints about letters, and links that are each recipient's own.
create table channels.mail_import_person (
  import_id uuid not null references channels.mail_import (id) on delete cascade,
  person_id uuid not null,
  constraint mail_import_person_pkey primary key (import_id, person_id)
);
create index mail_import_person_person on channels.mail_import_person (person_id);
comment on table channels.mail_import_person is 'People who became known by the letters of an archive: undone, the import takes those along whom nothing else needs';

insert into channels.mail_import_person (import_id, person_id)
select import.id, added.subject_id
from kernel.event as added
join channels.mail_import as import on added.request_id = 'mail-import:' || import.id
where added.name = 'organisation.person_added' and import.state <> 'removed';

alter table channels.mail_import add column people_gone int not null default 0;
comment on column channels.mail_import.people_gone is 'people who went when the import was undone';

create table kernel.unneeded_content (
  sha256 text        primary key,
  since  timestamptz not null
);
create index unneeded_content_since on kernel.unneeded_content (since);
comment on table kernel.unneeded_content is 'Contents of files that lost a holder: a day later those without any leave the disk';

alter table channels.letter add column size_bytes bigint;
comment on column channels.letter.size_bytes is 'as the mail server tells it, of a letter that was set aside';

alter table channels.address_mark
  drop constraint address_mark_kind_check,
  add constraint address_mark_kind_check check (kind in ('hard', 'soft', 'by_hand', 'declined', 'complained'));
drop index channels.address_mark_once;
create unique index address_mark_once on channels.address_mark
  (address, (case when kind in ('declined', 'complained') then kind else 'unreached' end)) where lifted_at is null;
comment on column channels.address_mark.kind is 'hard: came back for good; soft: came back several times; by_hand; declined: wants no reminders and surveys, other letters go; complained: its owner reported a letter as spam, only what people write goes';

alter table channels.recipient add column own_links jsonb;
comment on column channels.recipient.own_links is 'addresses in the letter and what stands in their place in this one''s copy: links that are another''s';
