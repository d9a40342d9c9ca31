-- Whether the partner still calls us, as last asked: MAX forgets an address after eight hours without an answer.
alter table connections add column hooks_on boolean;
alter table connections add column hooks_checked_at timestamptz;
-- The name by which people find the bot, as the partner has it.
alter table connections add column handle text;
