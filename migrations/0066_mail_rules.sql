-- Letters that robots wait for, by sender and subject.
create table mail_rules (
  id bigint generated always as identity primary key,
  name text not null,
  mailbox_id bigint references mailboxes (id),
  sender text not null,
  subject text not null,
  from_court boolean not null,
  is_on boolean not null,
  matched int not null default 0,
  removed_at timestamptz
);

create table letter_templates (
  id bigint generated always as identity primary key,
  name text not null,
  subject text not null,
  text text not null,
  is_on boolean not null
);

-- Whose address a sender's is: compared in lower case.
create index clients_by_email on clients (lower(email)) where email is not null;
