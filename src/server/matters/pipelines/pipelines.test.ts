import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { insertUser, testBase, type TestBase } from "../../../../test/harness.ts";
import { installRule, makeAutomation } from "../../automation/index.ts";
import { getRules } from "../../automation/reading/get-rules.ts";
import { findOrCreateByPhone } from "../../clients/index.ts";
import { clients } from "../../clients/slice.ts";
import type { Actor } from "../../kernel/ctx.ts";
import { cards } from "../cards.ts";
import { installPipelines } from "../install-pipelines.ts";
import { moveMatter } from "../move-matter.ts";
import { openMatter } from "../open-matter.ts";
import { matters } from "../slice.ts";
import { pipelines } from "../store.ts";
import { undoMove } from "../undo-move.ts";
import { addPipeline } from "./add-pipeline.ts";
import { addStage } from "./add-stage.ts";
import { archivePipeline } from "./archive-pipeline.ts";
import { getStageRemoval } from "./get-removal.ts";
import { orderStages } from "./order-stages.ts";
import { removeStage } from "./remove-stage.ts";
import { renamePipeline } from "./rename-pipeline.ts";

let base: TestBase;
let user: Actor & { id: number };
let pipelineId: number;
/** Of a fresh pipeline: new, a, b, won, lost. */
let stages: Record<"new" | "a" | "b" | "won" | "lost", number>;

beforeAll(async () => {
  const automation = makeAutomation({
    robots: [...clients.robots, ...matters.robots],
    triggers: [...clients.triggers, ...matters.triggers],
    facts: [...clients.facts, ...matters.facts],
    cards,
  });
  base = await testBase({ slices: [clients, matters, automation] });
  await installPipelines(base.ctx());
  user = await insertUser(base, { name: "Анна Волкова" });
});
afterAll(() => base.close());

let made = 0;
const db = () => base.app.database.db;
const admin = () => base.ctx(user);
const stand = async (id = pipelineId) => (await pipelines(base.ctx())).find((one) => one.id === id)?.stages ?? [];
const codes = async () => (await stand()).map((stage) => stage.name);
const look = { color: "#123456", kind: "open" as const };
const add = (name: string, afterId: number | null = null, nameEn = name) =>
  addStage(admin(), { pipelineId, name, nameEn, ...look, afterId });
const changes = async () => (await base.eventNames()).filter((name) => name === "pipeline.changed").length;

beforeEach(async () => {
  pipelineId = (await addPipeline(admin(), { name: `Воронка ${(made += 1)}`, nameEn: `Pipeline ${made}` })).id;
  const [first, won, lost] = (await stand()).map((stage) => stage.id);
  const a = (await add("A", first!)).id;
  stages = { new: first!, a, b: (await add("B", a)).id, won: won!, lost: lost! };
});

async function newCard(stageId = stages.a): Promise<number> {
  const phone = `+7913${String(3_000_000 + (made += 1))}`;
  const client = await findOrCreateByPhone(base.ctx(), { phone, name: "Иван Петров", source: "site" });
  return (await openMatter(base.ctx(), { clientId: client.id, source: "site", pipelineId, stageId })).id;
}
const rowOf = (id: number) => db().selectFrom("matters").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const robot = (stageId: number, to: number, more: object = {}) =>
  installRule(base.ctx(), {
    kind: "robot",
    name: "matters.move-stage",
    params: { stageId: to },
    stageId,
    ...more,
  });
const waiting = {
  timing: {
    delay: { kind: "after" as const, amount: 1, unit: "days" as const },
    cancelOnLeave: true,
  },
};
const remove = (stageId: number, moveCardsTo: number, more: { rules?: "move" | "remove"; repoint?: boolean } = {}) =>
  removeStage(admin(), { stageId, moveCardsTo, rules: "remove", repoint: false, ...more });
const refusal = (done: Promise<unknown>) =>
  done.then(
    () => null,
    (error: { reason?: string; fields?: object; code?: string }) => error.reason ?? error.fields ?? error.code,
  );

describe("adding and ordering", () => {
  test("a pipeline begins with new, won and lost, and is not made twice by the same request", async () => {
    const asked = { name: "Партнёры", nameEn: "Partners" };
    const { id } = await addPipeline(admin(), asked);
    const told = await changes();
    expect(await addPipeline(admin(), asked)).toEqual({ id });
    expect(await changes()).toBe(told);
    expect((await stand(id)).map((stage) => [stage.code, stage.kind])).toEqual([
      ["new", "open"],
      ["won", "won"],
      ["lost", "lost"],
    ]);
    expect(await refusal(addPipeline(admin(), { ...asked, nameEn: "Others" }))).toEqual({ name: "taken" });
    await renamePipeline(admin(), { pipelineId: id, name: "Агенты" });
    expect(await changes()).toBe(told + 1);
    expect((await pipelines(base.ctx())).find((one) => one.id === id)).toMatchObject({ name: "Агенты" });
    expect(await refusal(renamePipeline(admin(), { pipelineId: id, name: "Заявки" }))).toEqual({ name: "taken" });
  });

  test("a stage stands after the one named; asked for again it is the same one", async () => {
    expect(await codes()).toEqual(["Новая", "A", "B", "Успешно", "Отказ"]);
    const told = await changes();
    expect(await add("A", stages.new)).toEqual({ id: stages.a });
    expect(await refusal(add("A", stages.new, "Another"))).toEqual({ name: "taken" });
    expect(await refusal(add("C", 999_999))).toEqual({ afterId: "unknown" });
    expect(await changes()).toBe(told);
  });

  test("an order that names all is kept and told once; one made before a removal is a conflict", async () => {
    const order = [stages.new, stages.b, stages.a, stages.won, stages.lost];
    const told = await changes();
    await orderStages(admin(), { pipelineId, stageIds: order });
    await orderStages(admin(), { pipelineId, stageIds: order });
    expect(await codes()).toEqual(["Новая", "B", "A", "Успешно", "Отказ"]);
    expect(await changes()).toBe(told + 1);
    await remove(stages.a, stages.b);
    expect(await refusal(orderStages(admin(), { pipelineId, stageIds: order }))).toBe("stages-changed");
    const wonFirst = [stages.won, stages.new, stages.b, stages.lost];
    expect(await refusal(orderStages(admin(), { pipelineId, stageIds: wonFirst }))).toBe("first-not-open");
  });

  test("orders and a removal at once leave each stage a place of its own", async () => {
    const ids = (await stand()).map((stage) => stage.id);
    const [first, ...rest] = ids;
    const done = await Promise.allSettled([
      orderStages(admin(), { pipelineId, stageIds: [first!, ...rest.toReversed()] }),
      remove(stages.a, stages.b),
      add("C", stages.b),
    ]);
    expect(done[1].status).toBe("fulfilled");
    const places = (await stand()).map((stage) => stage.position);
    expect(places).toEqual(places.map((_, i) => i + 1));
  });

  test("a new card comes to whichever open stage is the first now", async () => {
    const { id: clientId } = await findOrCreateByPhone(base.ctx(), {
      phone: "+79139990001",
      name: "Пётр",
      source: "site",
    });
    expect((await openMatter(base.ctx(), { clientId, source: "hand", pipelineId })).stageId).toBe(stages.new);
    const stageIds = [stages.a, stages.new, stages.b, stages.won, stages.lost];
    await orderStages(admin(), { pipelineId, stageIds });
    expect((await openMatter(base.ctx(), { clientId, source: "hand", pipelineId })).stageId).toBe(stages.a);
  });
});

describe("removing a stage", () => {
  test("moves its cards in their order without starting robots, ends what waited, and tells of each", async () => {
    await robot(stages.a, stages.b, waiting);
    await robot(stages.b, stages.won, waiting);
    const low = await newCard();
    const high = await newCard();
    await remove(stages.a, stages.b);
    await base.jobs.runDue();
    const column = await db()
      .selectFrom("matters")
      .select("id")
      .where("stage_id", "=", stages.b)
      .orderBy("rank")
      .execute();
    expect(column.map((card) => card.id)).toEqual([high, low]);
    expect(await rowOf(low)).toMatchObject({ version: 2, is_open: true });
    const runs = await db()
      .selectFrom("robot_runs")
      .select(["stage_id", "state", "reason"])
      .where("matter_id", "in", [low, high])
      .execute();
    expect(runs).toEqual([1, 2].map(() => ({ stage_id: stages.a, state: "cancelled", reason: "left-stage" })));
    const moves =
      await sql`select data from events where name = 'matter.moved' and matter_id in (${low}, ${high})`.execute(db());
    const data = { fromStageId: stages.a, toStageId: stages.b, by: "removal" };
    expect(moves.rows).toEqual([{ data }, { data }]);
  });

  test("keeps the row, is done once, and leads on who still names it", async () => {
    const card = await newCard(stages.new);
    const told = await changes();
    await remove(stages.a, stages.b);
    await remove(stages.a, stages.b);
    expect(await changes()).toBe(told + 1);
    expect(await refusal(remove(stages.a, stages.new))).toBe("not-found");
    expect(await codes()).toEqual(["Новая", "B", "Успешно", "Отказ"]);
    const hand = { matterId: card, by: "hand" as const, stageId: stages.a };
    expect(await refusal(moveMatter(admin(), hand))).toBe("stage-removed");
    await moveMatter(base.ctx(), { ...hand, by: "robot", rule: "Дальше" });
    expect((await rowOf(card)).stage_id).toBe(stages.b);
    await remove(stages.b, stages.new);
    expect((await rowOf(await newCard(stages.a))).stage_id).toBe(stages.new);
  });

  test("a move to it cannot be taken back any more", async () => {
    const card = await newCard(stages.a);
    const { undo } = await moveMatter(admin(), { matterId: card, by: "hand", stageId: stages.b });
    await remove(stages.a, stages.new);
    expect(await refusal(undoMove(admin(), { matterId: card, undo: undo ?? "" }))).toBe("stage-removed");
  });

  test("is refused of the first stage, of the last end, and towards a stage that is not there", async () => {
    expect(await refusal(remove(stages.new, stages.a))).toBe("system-stage");
    expect(await refusal(remove(stages.won, stages.a))).toBe("system-stage");
    expect(await refusal(remove(stages.a, stages.a))).toEqual({ moveCardsTo: "unknown" });
    const applications = (await pipelines(base.ctx())).find((one) => one.code === "applications");
    expect(await refusal(remove(stages.a, applications?.stages[1]?.id ?? 0))).toEqual({ moveCardsTo: "unknown" });
    const parked = applications?.stages.find((stage) => stage.code === "parked")?.id ?? 0;
    expect(await refusal(remove(parked, applications?.stages[0]?.id ?? 0))).toBe("system-stage");
  });

  test("lists what stands there and names it, and asks what to do with rules elsewhere", async () => {
    await robot(stages.a, stages.b);
    const naming = await robot(stages.new, stages.a, { title: "Дальше" });
    await newCard(stages.a);
    expect(await getStageRemoval(base.ctx(), stages.a)).toMatchObject({
      cards: 1,
      robots: 1,
      triggers: 0,
      isSystem: false,
      uses: [{ ruleId: naming.id, title: "Дальше", stageId: stages.new }],
    });
    expect(await refusal(remove(stages.a, stages.b))).toBe("stage-in-use");
    expect(await codes()).toContain("A");
    await remove(stages.a, stages.b, { repoint: true });
    const row = await db()
      .selectFrom("automation_rules")
      .select(["params", "removed_at"])
      .where("id", "=", naming.id)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ params: { stageId: stages.b }, removed_at: null });
  });

  test("stops its rules at once; moved ones wait in the draft of the other stage, the change is a version", async () => {
    const there = await robot(stages.b, stages.won);
    const moved = await robot(stages.a, stages.b);
    await remove(stages.a, stages.b, { rules: "move" });
    const live = await db().selectFrom("automation_rules").select("removed_at").where("id", "=", moved.id).execute();
    expect(live[0]?.removed_at).not.toBeNull();
    const draft = await db()
      .selectFrom("automation_drafts")
      .select("rules")
      .where("pipeline_id", "=", pipelineId)
      .executeTakeFirstOrThrow();
    expect(draft.rules.map((rule) => [rule.id, rule.stageId, rule.position])).toEqual([
      [there.id, stages.b, 1],
      [moved.id, stages.b, 2],
    ]);
    const versions = await db()
      .selectFrom("automation_versions")
      .select(["number", "note"])
      .where("pipeline_id", "=", pipelineId)
      .orderBy("number")
      .execute();
    expect(versions).toEqual([
      { number: 1, note: "" },
      { number: 2, note: "A" },
    ]);
    expect((await base.eventNames()).slice(-3).toSorted()).toEqual([
      "automation.draft-changed",
      "automation.published",
      "pipeline.changed",
    ]);
  });

  test("no trigger of another card hears of cards that moved by it", async () => {
    const card = await newCard(stages.a);
    const { client_id } = await rowOf(card);
    const other = await openMatter(base.ctx(), { clientId: client_id, source: "hand", pipelineId });
    await installRule(base.ctx(), {
      kind: "trigger",
      name: "matters.linked-stage",
      params: { stageId: stages.b },
      stageId: stages.won,
    });
    await remove(stages.a, stages.b);
    await base.jobs.runDue();
    expect((await rowOf(card)).stage_id).toBe(stages.b);
    expect((await rowOf(other.id)).stage_id).toBe(stages.new);
  });

  test("more cards than one portion all move", async () => {
    const card = await newCard(stages.a);
    const { client_id } = await rowOf(card);
    await sql`insert into matters (client_id, pipeline_id, stage_id, stage_entered_at, source, rank, created_at, changed_at)
      select ${client_id}, ${pipelineId}, ${stages.a}, now(), 'site', n, now(), now() from generate_series(1, 230) n`.execute(
      db(),
    );
    await remove(stages.a, stages.b);
    await base.jobs.runDue();
    const left = await db()
      .selectFrom("matters")
      .select(["stage_id", (eb) => eb.fn.countAll<number>().as("cards")])
      .where("pipeline_id", "=", pipelineId)
      .groupBy("stage_id")
      .execute();
    expect(left).toEqual([{ stage_id: stages.b, cards: 231 }]);
  });
});

test("a start brings no removed stage of a shipped pipeline back", async () => {
  const court = async () => (await pipelines(base.ctx())).find((one) => one.code === "court")?.stages ?? [];
  const [first, second] = await court();
  await remove(second!.id, first!.id);
  const standing = await court();
  await installPipelines(base.ctx());
  expect(await court()).toEqual(standing);
  expect(standing.map((stage) => stage.code)).not.toContain(second!.code);
});

test("a rule that names an employee who left, or a stage that is gone, is shown as broken", async () => {
  const gone = await insertUser(base, { name: "Пётр Ушёл" });
  const named = { name: "matters.assign", params: { who: "user", userId: gone.id } };
  const byName = await robot(stages.a, 0, named);
  const unused = await robot(stages.a, 0, { name: "matters.assign", params: { who: "rota", userId: gone.id } });
  const toStage = await robot(stages.a, stages.b);
  const broken = async () =>
    (await getRules(base.ctx(), pipelineId)).items.filter((rule) => rule.isBroken).map((rule) => rule.id);
  expect(await broken()).toEqual([]);
  await db().updateTable("users").set({ is_active: false }).where("id", "=", gone.id).execute();
  expect(await broken()).toEqual([byName.id]);
  // As old data may be: a removal in the product points it to the other stage.
  await sql`update automation_rules set params = jsonb_build_object('stageId', 999999) where id = ${toStage.id}`.execute(
    db(),
  );
  expect(await broken()).toEqual([byName.id, toStage.id]);
  expect(await broken()).not.toContain(unused.id);
});

describe("putting a pipeline away", () => {
  test("moves its cards to the other pipeline; who still opens there comes to that stage", async () => {
    const card = await newCard(stages.a);
    const { id: other } = await addPipeline(admin(), { name: `Другая ${made}`, nameEn: "Other" });
    const [to] = await stand(other);
    await archivePipeline(admin(), { pipelineId, moveCardsTo: to!.id });
    await archivePipeline(admin(), { pipelineId, moveCardsTo: to!.id });
    await base.jobs.runDue();
    expect(await rowOf(card)).toMatchObject({ pipeline_id: other, stage_id: to!.id });
    expect((await pipelines(base.ctx())).map((one) => one.id)).not.toContain(pipelineId);
    const { client_id } = await rowOf(card);
    const late = await openMatter(base.ctx(), { clientId: client_id, source: "hand", pipelineId });
    expect(late).toMatchObject({ pipelineId: other, stageId: to!.id });
  });

  test("is refused while rules of other pipelines name it, and of applications", async () => {
    const { id: other } = await addPipeline(admin(), { name: `Третья ${made}`, nameEn: "Third" });
    const [to] = await stand(other);
    const opening = { name: "matters.open-in-pipeline", params: { pipelineId } };
    await robot(to!.id, 0, opening);
    const away = { pipelineId, moveCardsTo: to!.id };
    expect(await refusal(archivePipeline(admin(), away))).toBe("pipeline-in-use");
    const applications = (await pipelines(base.ctx())).find((one) => one.code === "applications");
    expect(await refusal(archivePipeline(admin(), { ...away, pipelineId: applications?.id ?? 0 }))).toBe(
      "system-pipeline",
    );
  });
});
