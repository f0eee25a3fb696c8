-- What reading found in a letter besides its words, and the pictures of signatures that came before.
alter table channels.letter add column about jsonb;
comment on column channels.letter.about is 'invitation, signature, encryption, where reading stopped, pictures held back; null when there is nothing to say';

create table channels.picture (
  domain  text     not null check (domain = lower(domain)),
  sha256  text     not null,
  letters smallint not null default 1 check (letters > 0),
  constraint picture_pkey primary key (domain, sha256)
);
comment on table  channels.picture is 'Pictures shown inside letters, by the domain of the sender, so that the logo of a signature is not taken for an attachment';
comment on column channels.picture.letters is 'in how many letters it came; counted only until it is known as a logo';
