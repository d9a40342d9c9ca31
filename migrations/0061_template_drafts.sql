-- What we ask WhatsApp to approve: the kind of the template, its buttons and the samples its reviewers read.
alter table message_templates add column kind text not null default 'text';
alter table message_templates add column buttons jsonb not null default '[]';
alter table message_templates add column samples jsonb not null default '{}';
-- The category we asked for: WhatsApp may change it without telling.
alter table message_templates add column asked_category text;
alter table message_templates add column submitted_at timestamptz;
