-- Today's figures of the inbox read what was taken today.
create index applications_taken on applications (taken_at) where taken_at is not null;
