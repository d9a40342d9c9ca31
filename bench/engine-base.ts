import pg from "pg";
import { newFirm, openFirm, type Firm } from "../test/firm.ts";
import { newCtx, systemActor, type App, type Ctx } from "../src/server/kernel/ctx.ts";
import { enqueue } from "../src/server/kernel/events.ts";
import { inTx } from "../src/server/kernel/tx.ts";
import { fill } from "./fill.ts";

export const ROBOTS = 5;

/** A firm with a pipeline of its own: a stage without rules and one with five robots that write a comment each. */
export interface EngineBase {
  firm: Firm;
  url: string;
  app: App;
  ctx(): Ctx;
  db: pg.Client;
  /** Stages: where the cards stand, one without rules, one with five robots at once. */
  stages: { from: number; empty: number; busy: number };
  /** Cards that stand on `from`, each given out once. */
  takeCards(count: number): Promise<number[]>;
  close(): Promise<void>;
}

export async function openEngineBase(server: string, clients: number, pool: number): Promise<EngineBase> {
  const firm = await newFirm({ server });
  const url = firm.url ?? "";
  await fill(url, clients);
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  const stages = await makePipeline(db);
  await db.query(
    "update matters set pipeline_id = (select id from pipelines where code = 'bench'), stage_id = $1, is_open = true",
    [stages.from],
  );
  await db.query("update stage_entries set stage_id = $1", [stages.from]);
  await db.query("vacuum analyze");
  const { app, close } = await openFirm(firm.settings, { pool });
  await app.jobs.start(app);
  let given = 0;
  return {
    firm,
    url,
    app,
    db,
    stages,
    ctx: () => newCtx(app, systemActor),
    async takeCards(count) {
      const { rows } = await db.query<{ id: string }>("select id from matters order by id offset $1 limit $2", [
        given,
        count,
      ]);
      given += count;
      if (rows.length < count) throw new Error("the bench has no more cards");
      return rows.map((row) => Number(row.id));
    },
    async close() {
      await close();
      await db.end();
      await firm.drop();
    },
  };
}

async function makePipeline(db: pg.Client): Promise<EngineBase["stages"]> {
  await db.query("insert into pipelines (code, name, name_en, position) values ('bench', 'Bench', 'Bench', 99)");
  const { rows } = await db.query<{ id: string }>(
    `insert into stages (pipeline_id, code, name, name_en, color, position)
      select p.id, s.code, s.code, s.code, '#3b82f6', s.n from pipelines p, (values ('from', 1), ('empty', 2), ('busy', 3)) s (code, n)
      where p.code = 'bench' order by s.n returning id`,
  );
  const [from = 0, empty = 0, busy = 0] = rows.map((row) => Number(row.id));
  await db.query(
    `insert into automation_rules (stage_id, kind, name, params, timing, position, changed_at)
      select $1, 'robot', 'clients.add-comment', '{"body":"Проверить, пришли ли документы"}',
        '{"delay":{"kind":"at-once"},"repeat":null,"order":"after-previous","workingTime":"any","cancelOnLeave":true,"onFailure":{"kind":"go-on"}}', n, now()
      from generate_series(1, ${ROBOTS}) n`,
    [busy],
  );
  return { from, empty, busy };
}

/**
 * Stays of filled cards with one waiting robot each, due `everyMs` after each other from `from` on, and the queue's jobs
 * for them, as planning would have left them.
 */
export async function plantWaiting(
  base: EngineBase,
  count: number,
  due: { from: Date; everyMs: number },
  dateField: string | null = null,
): Promise<void> {
  const delay =
    dateField === null
      ? { kind: "at-once" }
      : {
          kind: "date",
          field: dateField,
          direction: "before",
          amount: 1,
          unit: "days",
          time: "10:00",
          ifEmpty: "wait",
          ifPast: "at-once",
        };
  const timing = {
    delay,
    repeat: null,
    order: "after-previous",
    workingTime: "any",
    cancelOnLeave: false,
    onFailure: { kind: "go-on" },
  };
  const spec = { params: { body: "Проверить" }, timing, condition: null, changedAt: "2026-11-24T00:00:00.000Z" };
  const at = "$1::timestamptz + (row_number() over (order by m.id) - 1) * $2::float8 * interval '1 millisecond'";
  for (let left = count; left > 0; left -= 20_000) {
    const { rows } = await base.db.query<{ id: string; due_at: Date }>(
      `with cards as (select m.id, m.client_id, ${at} as due from matters m, generate_series(1, ceil($3::float8 / (select count(*) from matters))::int) limit $3),
        stays as (insert into stage_entries (matter_id, client_id, stage_id, entered_at, left_at)
          select id, client_id, $4, now(), now() from cards returning id, matter_id, client_id),
        numbered as (select s.*, row_number() over (order by s.id) as n from stays s), dues as (select due, row_number() over (order by due) as n from cards)
      insert into robot_runs (entry_id, rule_id, matter_id, client_id, stage_id, name, title, spec, position, state, due_at, created_at, date_field)
        select n.id, (select min(id) from automation_rules where stage_id = $5), n.matter_id, n.client_id, $5, 'clients.add-comment', 'bench',
          $7::jsonb, 1, 'waiting', d.due, now(), $6 from numbered n join dues d using (n)
      returning entry_id as id, due_at`,
      [
        new Date(due.from.getTime() + (count - left) * due.everyMs),
        due.everyMs,
        Math.min(left, 20_000),
        base.stages.from,
        base.stages.busy,
        dateField,
        JSON.stringify(spec),
      ],
    );
    // no event: the bench plants what planning would have left.
    await inTx(base.ctx(), async (ctx) => {
      for (const row of rows)
        if (row.due_at.getTime() - ctx.now.getTime() <= ctx.app.jobs.aheadMs)
          enqueue(ctx, { name: "automation.run-entry" }, { entryId: Number(row.id) }, row.due_at);
    });
  }
}
