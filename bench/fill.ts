import pg from "pg";

// Forty stems by fifteen endings: about as many different surnames as a town's register has in its first thousands.
const stems =
  "Ушак Бел Гус Фрол Щерб Мороз Литв Орл Рыб Сом Тит Ерш Жук Зим Кот Лос Нос Пан Сед Чиж Барс Вол Гол Дроб Жар Злот Ильч Кар Лаз Мак Нар Ост Пет Рог Сав Там Ух Фед Хар Шут".split(
    " ",
  );
const endings = "ов ев ин енко ук ский ченко аков ушин арев енин ович ыгин онов ецкий".split(" ");
const firstNames = "Ольга Иван Мария Андрей Светлана Николай Анна Дмитрий Елена Сергей Ирина Павел".split(" ");
const patronymics = "Сергеевич Иванович Петрович Андреевич Павлович Олегович Юрьевич Львович".split(" ");
const cities = "Красноярск Томск Омск Новосибирск Абакан Барнаул".split(" ");

const A_DAY = 250;

const pick = (words: string[], by: string): string =>
  `(array[${words.map((word) => `'${word}'`).join(",")}])[1 + (${by})::int % ${words.length}]`;

/** Seven digits that differ from client to client as real numbers do, each once. */
const digits = "lpad((i::bigint * 7654321 % 9999991)::text, 7, '0')";

/**
 * So many clients, each with a phone, a matter somewhere on "Applications", a taken application, tasks, messages and a
 * dozen events, by plain set-based statements: the shape of a firm that has worked for years.
 */
export async function fill(url: string, clients: number): Promise<void> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  const { rows } = await db.query<{ last: number }>("select coalesce(max(id), 0)::int as last from clients");
  const from = (rows[0]?.last ?? 0) + 1;
  const to = from + clients - 1;
  // The same number comes every day, so what grows with the size is the firm's age.
  const series = `(select i, now() - (${to} - i) / ${A_DAY} * interval '1 day' as came from generate_series(${from}, ${to}) i) people`;
  for (const statement of [
    ...peopleStatements(series),
    ...workStatements(series),
    ...automationStatements(series),
    ...historyStatements(series),
  ])
    await db.query(statement);
  await db.query(
    "with gone as (delete from stage_tally returning *) insert into stage_tally select stage_id, responsible_id, sum(matters), sum(debt_kopecks) from gone group by 1, 2",
  );
  await db.query("vacuum analyze");
  await db.end();
}

const peopleStatements = (series: string): string[] => [
  `insert into clients (id, name, first_name, city, source, debt_kopecks, creditors, search, created_at, changed_at) overriding system value
    select i, n.name, ${pick(firstNames, "i / 7")}, ${pick(cities, "i / 3")}, 'site', 30000000 + i % 1000 * 100000, 1 + i % 6,
      lower(n.name) || ' 7923' || ${digits} || ' 8923' || ${digits}, came, now()
    from ${series}, lateral (select ${pick(stems, "i")} || ${pick(endings, "i / 40")} || ' ' || ${pick(firstNames, "i / 7")} || ' ' || ${pick(patronymics, "i / 11")} as name) n`,
  `insert into client_phones (client_id, phone, is_primary) select i, '+7923' || ${digits}, true from ${series}`,
  `insert into consents (client_id, purpose, is_given, text_version, source, at) select i, 'personal-data', true, '2026-11-1', 'site', now() from ${series}`,
  advance("clients"),
];

const operator = "(select id from users where role = 'manager' order by id offset i % 5 limit 1)";
const stage =
  "(select id from stages where pipeline_id = (select id from pipelines where code = 'applications') order by position offset i % 9 limit 1)";
const waits = "i > (select max(id) - 40 from clients)";
/** Closed matters have no next step, and every fourth open one was forgotten. */
const idle = "(i % 4 = 0 or s.kind in ('won', 'lost'))";

const workStatements = (series: string): string[] => [
  `insert into matters (id, client_id, pipeline_id, stage_id, stage_entered_at, responsible_id, source, is_open, rank, next_task_id, next_task_title, next_due_at, unread, created_at, changed_at) overriding system value
    select i, i, s.pipeline_id, s.id, came, ${operator}, 'site', s.kind in ('open', 'parked'), (i * 7919 % 1000003) * 1024.0,
      case when ${idle} then null else i end, case when ${idle} then null else 'Перезвонить' end, case when ${idle} then null else now() + (i % 59 - 20) * interval '6 hours' end,
      case when i % 10 = 0 and s.kind in ('open', 'parked') then 1 else 0 end, came, now()
    from ${series} join stages s on s.id = ${stage}`,
  advance("matters"),
  `insert into stage_entries (matter_id, client_id, stage_id, entered_at) select m.id, m.client_id, m.stage_id, m.stage_entered_at from ${series} join matters m on m.id = i`,
  // A working inbox is short whatever the firm's age: the last forty wait, the others were taken.
  `insert into applications (public_token, client_id, matter_id, name, phone, source, utm, state, suspicion, responsible_id, due_at, taken_at, taken_by, created_at)
    select 'filled-' || i, i, i, c.name, '+7923' || ${digits}, 'site', '{}', case when ${waits} then 'new' else 'taken' end, '[]', ${operator}, came,
      case when ${waits} then null else came + interval '7 minutes' end, case when ${waits} then null else ${operator} end, came
    from ${series} join clients c on c.id = i`,
  `insert into tasks (client_id, matter_id, title, user_id, due_at, state, author_kind, created_at, done_at, overdue_at, reminded_at)
    select i, i, 'Перезвонить', ${operator}, now() + (i % 60 - 20) * interval '6 hours', case when n = 1 and i % 4 <> 0 then 'open' else 'done' end, 'system', now(),
      case when n = 1 and i % 4 <> 0 then null else came end, now(), now() from ${series}, generate_series(1, 3) n`,
];

const automationStatements = (series: string): string[] => [
  `insert into application_forms (form_key, application_id, at) select 'filled-' || a.id, a.id, a.created_at from ${series} join applications a on a.client_id = i`,
  `insert into robot_runs (entry_id, rule_id, matter_id, client_id, stage_id, name, title, spec, position, state, due_at, finished_at, created_at)
    select e.id, r.id, i, i, r.stage_id, r.name, r.title, '{"timing":{"order":"parallel","cancelOnLeave":true}}', r.position, 'done', e.entered_at, e.entered_at, e.entered_at
    from ${series} join stage_entries e on e.matter_id = i
    cross join lateral (select * from automation_rules where kind = 'robot' and stage_id = (select min(stage_id) from automation_rules) order by position limit 3) r`,
];

const names = [
  "client.created",
  "matter.opened",
  "consent.given",
  "application.received",
  "task.created",
  "application.taken",
  "matter.assigned",
  "call.logged",
  "comment.added",
  "task.completed",
  "message.queued",
  "message.sent",
  "message.delivered",
  "message.read",
];

const historyStatements = (series: string): string[] => [
  `insert into comments (client_id, matter_id, body, at) select i, i, 'Просил перезвонить после обеда', now() from ${series}`,
  `insert into calls (client_id, matter_id, direction, result, at) select i, i, 'out', 'talked', now() from ${series}`,
  `insert into events (at, name, actor_kind, actor_id, client_id, matter_id, subject_id, data, depth)
    select came + n * interval '1 minute', ${pick(names, "n - 1")}, case when n % 2 = 0 then 'employee' else 'system' end,
      case when n % 2 = 0 then ${operator} end, i, i, i, jsonb_build_object('taskId', i, 'callId', i, 'commentId', i, 'messageId', 0), 0 from ${series}, generate_series(1, ${names.length}) n`,
];

/** Filled ids were given by hand; the product's next one comes after them. */
function advance(table: string): string {
  return `select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`;
}
