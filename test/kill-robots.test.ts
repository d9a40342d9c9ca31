import { describe, expect, onTestFinished, test } from "vitest";
import { sql } from "kysely";
import { installRule, type NewRule } from "../src/server/automation/index.ts";
import { newCtx, systemActor, type App } from "../src/server/kernel/ctx.ts";
import { moveMatter, openMatter } from "../src/server/matters/index.ts";
import { findOrCreateByPhone, updateClient } from "../src/server/clients/index.ts";
import { Random } from "../scripts/demo/random.ts";
import { newFirm, openFirm } from "./firm.ts";
import { killAgainAndAgain } from "./killing.ts";
import { until } from "./until.ts";

const server = process.env["TEST_DATABASE_URL"];
const KILLS = 50;
const CARDS = 150;

describe.skipIf(!server)("on PostgreSQL (TEST_DATABASE_URL), with three workers as processes of their own", () => {
  test("fifty kill -9 among chains, branches, pauses and moves of robots lose no effect and double none", async () => {
    const firm = await newFirm({ server });
    onTestFinished(() => firm.drop());
    const { app, close } = await openFirm(firm.settings, { pool: 4 });
    onTestFinished(close);
    const stages = await makePipeline(app);
    const cards = await openCards(app);
    const budget = { left: KILLS };
    const workers = [1, 2, 3].map((seed) =>
      killAgainAndAgain(
        { ...firm.settings, ROLE: "worker", DB_POOL: "4", LOG_LEVEL: "info" },
        new Random(seed),
        budget,
      ),
    );
    for (const matterId of cards)
      await moveMatter(newCtx(app, systemActor), { matterId, stageId: stages.first, by: "robot" });
    const alive = await Promise.all(workers);
    onTestFinished(async () => void (await Promise.all(alive.map((program) => program.kill()))));
    await until(async () => (await unfinished(app)) === 0, 90_000);
    await Promise.all(alive.map((program) => program.stop()));
    expect(await effects(app)).toEqual(cards.map((id, i) => expected(id, i, stages)));
  }, 240_000);
});

interface Stages {
  from: number;
  first: number;
  second: number;
}

/** A chain with a branch and a pause, then on the next stage two robots side by side. */
async function makePipeline(app: App): Promise<Stages> {
  const { db } = app.database;
  const ctx = newCtx(app, systemActor);
  const pipeline = await db
    .insertInto("pipelines")
    .values({ code: "kills", name: "Проверка", name_en: "Check", position: 90 })
    .returning("id")
    .executeTakeFirstOrThrow();
  const ids: number[] = [];
  for (const code of ["from", "first", "second"]) {
    const row = await db
      .insertInto("stages")
      .values({ pipeline_id: pipeline.id, code, name: code, name_en: code, color: "#3b82f6", position: ids.length + 1 })
      .returning("id")
      .executeTakeFirstOrThrow();
    ids.push(row.id);
  }
  const [from = 0, first = 0, second = 0] = ids;
  const robot = (stageId: number, name: string, params: Record<string, unknown>, more: Partial<NewRule> = {}) =>
    installRule(ctx, { stageId, kind: "robot", name, params, ...more });
  await robot(first, "clients.add-comment", { body: "начало" });
  const branch = await robot(first, "automation.branch", {
    condition: { field: "client.city", op: "equals", value: "Красноярск" },
  });
  await robot(first, "tasks.create-task", { title: "здесь", who: "responsible" }, { parentId: branch.id, arm: "then" });
  await robot(first, "tasks.create-task", { title: "там", who: "responsible" }, { parentId: branch.id, arm: "else" });
  await robot(
    first,
    "clients.add-comment",
    { body: "через секунду" },
    { timing: { delay: { kind: "after", amount: 1, unit: "seconds", from: "previous" } } },
  );
  await robot(first, "matters.move-stage", { stageId: second });
  await robot(
    second,
    "clients.add-comment",
    { body: "конец" },
    { timing: { delay: { kind: "at-once" }, order: "parallel" } },
  );
  await robot(
    second,
    "tasks.create-task",
    { title: "после", who: "responsible" },
    { timing: { delay: { kind: "at-once" }, order: "parallel" } },
  );
  return { from, first, second };
}

const cityOf = (i: number): string => (i % 2 === 0 ? "Красноярск" : "Томск");

async function openCards(app: App): Promise<number[]> {
  const cards: number[] = [];
  for (let i = 0; i < CARDS; i += 1) {
    const ctx = newCtx(app, systemActor);
    const phone = `+7913${String(5_000_000 + i)}`;
    const client = await findOrCreateByPhone(ctx, { name: `Человек ${i}`, phone, source: "hand" });
    await updateClient(ctx, client.id, { city: cityOf(i) });
    cards.push((await openMatter(ctx, { clientId: client.id, pipelineCode: "kills", source: "hand" })).id);
  }
  return cards;
}

async function unfinished(app: App): Promise<number> {
  const { rows } = await sql<{ left: number }>`select
    (select count(*)::int from robot_runs r join stages s on s.id = r.stage_id join pipelines p on p.id = s.pipeline_id where p.code = 'kills' and r.state = 'waiting')
    + (select count(*)::int from matters m join stages s on s.id = m.stage_id where s.code = 'first') as left`.execute(
    app.database.db,
  );
  return rows[0]?.left ?? -1;
}

interface Effects {
  id: number;
  stageId: number;
  stays: number;
  comments: string;
  tasks: string;
  runs: string;
}

async function effects(app: App): Promise<Effects[]> {
  const { rows } = await sql<Effects>`select m.id, m.stage_id as "stageId",
      (select count(*)::int from stage_entries e where e.matter_id = m.id) as stays,
      (select string_agg(c.body, ',' order by c.id) from comments c where c.matter_id = m.id) as comments,
      (select string_agg(t.title, ',' order by t.id) from tasks t where t.matter_id = m.id) as tasks,
      (select string_agg(r.state, ',' order by r.entry_id, r.position) from robot_runs r where r.matter_id = m.id) as runs
    from matters m join stages s on s.id = m.stage_id join pipelines p on p.id = s.pipeline_id where p.code = 'kills' order by m.id`.execute(
    app.database.db,
  );
  return rows;
}

/** The two robots of the last stage run side by side, but each wrote once. */
const expected = (id: number, i: number, stages: Stages): Effects => ({
  id,
  stageId: stages.second,
  stays: 3,
  comments: "начало,через секунду,конец",
  tasks: `${cityOf(i) === "Красноярск" ? "здесь" : "там"},после`,
  runs: `done,done,${cityOf(i) === "Красноярск" ? "done,skipped" : "skipped,done"},done,done,done,done`,
});
