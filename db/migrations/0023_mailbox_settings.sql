-- Mailboxes: several folders, what becomes of letters on their server, signing in by OAuth, an account to send by, rules;
-- and whether the sender of a letter was proven.
alter table channels.mailbox
  add column oauth             jsonb,
  add column client_secret     text,
  add column tokens            text,
  add column signed_in_at      timestamptz,
  add column token_ends_at     timestamptz,
  add column outgoing          jsonb,
  add column outgoing_password text,
  add column rules             jsonb not null default '[]',
  drop constraint mailbox_failed_step_check,
  add constraint mailbox_failed_step_check
    check (failed_step in ('token', 'connect', 'login', 'folder', 'fetch', 'take_in'));

create table channels.folder (
  mailbox_id   uuid        not null references channels.mailbox (id) on delete cascade,
  name         text        not null,
  uid_validity bigint      not null,
  last_uid     bigint,
  looked_at    timestamptz,
  waiting      int         not null default 0,
  waiting_since timestamptz,
  troubled_uid bigint,
  troubles     int         not null default 0,
  primary key (mailbox_id, name)
);
comment on table  channels.folder is 'How far each folder of a mail server was taken in';
comment on column channels.folder.uid_validity is 'the life of the folder that last_uid belongs to';
comment on column channels.folder.last_uid is 'up to which letter everything was taken in; null while the first look is not finished';
comment on column channels.folder.looked_at is 'when the folder was last looked through to its end';
comment on column channels.folder.waiting is 'letters seen there that are not taken in yet';
comment on column channels.folder.waiting_since is 'when the oldest of them came to the mail server';
comment on column channels.folder.troubled_uid is 'a letter that could not be fetched or taken in; after three attempts it is set aside';

insert into channels.folder (mailbox_id, name, uid_validity, last_uid, looked_at)
  select id, imap ->> 'folder', uid_validity, last_uid, last_poll_at
  from channels.mailbox where imap is not null and uid_validity is not null and last_uid is not null;

alter table channels.letter
  add column folder  text,
  add column auth    jsonb,
  add column also_to text[] not null default '{}';
update channels.letter set folder = (select imap ->> 'folder' from channels.mailbox where id = mailbox_id) where uid is not null;
drop index channels.letter_uid_once;
create unique index letter_uid_once on channels.letter (mailbox_id, folder, uid_validity, uid) where uid is not null;

update channels.mailbox
  set imap = (imap - 'folder') || jsonb_build_object(
    'folders', jsonb_build_array(imap -> 'folder'),
    'after', case when imap ->> 'move_to' is null then 'read' else 'move' end)
  where imap is not null;
alter table channels.mailbox drop column uid_validity, drop column last_uid;

comment on column channels.mailbox.imap is 'host, port, secure, user, folders, after, move_to, certificate, authserv_id; null: mail comes by the own SMTP listener only';
comment on column channels.mailbox.oauth is 'how a token is got instead of a password: provider, flow, tenant, client_id, addresses; null: a password';
comment on column channels.mailbox.client_secret is 'of the application at the provider, sealed with the secret of the installation';
comment on column channels.mailbox.tokens is 'access and refresh token, sealed with the secret of the installation';
comment on column channels.mailbox.token_ends_at is 'when somebody must sign in again, where the provider tells';
comment on column channels.mailbox.outgoing is 'the account that letters from this address leave by; null: the common relay';
comment on column channels.mailbox.rules is 'what is done with letters by sender, subject or recipient; the first rule that fits decides';
comment on column channels.letter.folder is 'the IMAP folder that uid belongs to';
comment on column channels.letter.auth is 'whether the sender was proven: verdict, and what SPF, DKIM, DMARC and ARC said';
comment on column channels.letter.also_to is 'other mailboxes of the window to which the same letter came';
