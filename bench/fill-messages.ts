import pg from "pg";
import { fill } from "./fill.ts";

export const MESSAGES_EACH = 20;
/** Each message has a number from here on; eight digits that no phone has as a part, so that it finds one thing alone. */
export const FIRST_NUMBER = 10_000_000;

// Words of a working day; each message takes five of them, so a frequent word stands in about every tenth message.
const words =
  "документы справка договор суд звонок банк долг заявление паспорт пристав решение оплата завтра сегодня подскажите отправил получил хорошо спасибо понял жду когда нужно могу прошу приехать адрес почта карта счёт выписка кредит рассрочка письмо копия подпись юрист заседание ответ вопрос сумма платёж график телефон вечером утром понедельник пятница работа доход семья квартира машина налог штраф".split(
    " ",
  );
const word = (by: string): string =>
  `(array[${words.map((one) => `'${one}'`).join(",")}])[1 + (${by})::int % ${words.length}]`;

/**
 * A firm of so many messages, twenty a client, with the conversations that its inbox has made of them: forty clients wait
 * whatever the firm's age, every twentieth conversation is open, a hundred went also by a rare channel: as many in each
 * firm, so that their pages are equally long. One message in a thousand has the word «реструктуризация», and each has a
 * number of its own.
 */
export async function fillMessages(url: string, messages: number): Promise<void> {
  const clients = messages / MESSAGES_EACH;
  await fill(url, clients);
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  await db.query(`insert into connections (code, kind, channel, name, base_url, account_sid, auth_token_sealed, sender)
    select 'filled', 'twilio', 'whatsapp', 'WhatsApp', 'http://127.0.0.1:9', '', '', 'whatsapp:+73912000000'`);
  await db.query(`insert into dialogs (connection_id, client_id, channel, address, last_inbound_at)
    select (select id from connections where code = 'filled'), c.id, 'whatsapp', 'whatsapp:' || c.id, now() from clients c`);
  await db.query(`insert into messages (dialog_id, connection_id, client_id, direction, kind, body, state, author_kind, author_id, not_before, created_at)
    select d.id, d.connection_id, d.client_id, case when n % 2 = 0 then 'out' else 'in' end, 'text',
      ${word("d.client_id * 3 + n")} || ' ' || ${word("d.client_id * 7 + n * 5")} || ' ' || ${word("d.client_id / 60 + n * 11")} || ' ' || ${word("d.client_id * 13 + n * 17")} || ' ' || ${word("n * 23 + d.client_id / 3600")}
        || ' ' || (${FIRST_NUMBER} + d.client_id * ${MESSAGES_EACH}::bigint + n) || case when (d.client_id * ${MESSAGES_EACH} + n) % 1000 = 0 then ' реструктуризация' else '' end,
      case when n % 2 = 0 then 'read' else 'received' end, case when n % 2 = 0 then 'employee' else 'client' end, null, at, at
    from generate_series(1, ${MESSAGES_EACH}) n, dialogs d, lateral (select now() - ((select max(id) from clients) - d.client_id + (${MESSAGES_EACH} - n) * 40) * interval '3 minutes' as at) w`);
  await db.query(`insert into conversations (client_id, state, assigned_user_id, waiting_since, last_at, last_kind, last_ref, last_side, last_channel)
    select m.client_id, case when w.waits or m.client_id % 20 = 0 then 'open' else 'closed' end,
      (select id from users where role = 'manager' order by id offset m.client_id % 5 limit 1),
      case when w.waits then m.created_at end, m.created_at, 'message', m.id, 'client', 'whatsapp'
    from (select distinct on (client_id) client_id, id, created_at from messages order by client_id, id desc) m,
      lateral (select m.client_id > (select max(id) - 40 from clients) as waits) w
    on conflict do nothing`);
  await db.query(
    "insert into conversation_channels (channel, conversation_id, last_at) select 'whatsapp', id, last_at from conversations on conflict do nothing",
  );
  await db.query(
    "insert into conversation_channels (channel, conversation_id, last_at) select 'telegram', id, last_at from conversations where client_id % ((select max(id) from clients) / 100) = 0 on conflict do nothing",
  );
  await db.query("vacuum analyze");
  await db.end();
}
