-- The menu's badge of unread clients: all unread of the firm were read through to count one's own.
create index matters_unread_of on matters (responsible_id) where unread > 0;
