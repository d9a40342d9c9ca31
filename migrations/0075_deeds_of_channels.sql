-- Letters and calls of the line are deeds of a card as messages are.
drop index events_deeds_of_client;
create index events_deeds_of_client on events (client_id, id desc)
  where client_id is not null
    and (actor_kind in ('employee', 'client', 'visitor') or name in ('message.received', 'letter.received', 'call.logged', 'call.ended'));
