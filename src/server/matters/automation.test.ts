import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { insertUser } from "../../../test/harness.ts";
import { ruledFirm, type RuledFirm } from "../../../test/ruled-firm.ts";
import { factsOf } from "../automation/index.ts";
import { addComment } from "../clients/index.ts";
import type { Actor } from "../kernel/ctx.ts";
import { assignMatter } from "./assign-matter.ts";
import { changeObservers } from "./change-observers.ts";
import { matterFacts } from "./facts.ts";
import { updateMatter } from "./update-matter.ts";
import { idle } from "./triggers/idle.ts";
import { linkedStage } from "./triggers/linked-stage.ts";

let firm: RuledFirm;
let boris: Actor & { id: number };
let vera: Actor & { id: number };
beforeAll(async () => {
  firm = await ruledFirm();
  boris = await insertUser(firm, { name: "Борис Юрист", role: "lawyer", onShift: true });
  vera = await insertUser(firm, { name: "Вера Юрист", role: "lawyer", onShift: true });
});
afterAll(() => firm.close());
const db = () => firm.app.database.db;
beforeEach(async () => {
  await db().updateTable("users").set({ is_on_shift: true }).execute();
});
afterEach(async () => {
  await db().updateTable("automation_rules").set({ is_on: false }).execute();
});
const rowOf = (id: number) => db().selectFrom("matters").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const responsibleOf = async (id: number) => (await rowOf(id)).responsible_id;
const offShift = (id: number) => db().updateTable("users").set({ is_on_shift: false }).where("id", "=", id).execute();
const CONTACT = "applications/contact";

describe("the robot matters.assign", () => {
  const assignedBy = async (params: Record<string, unknown>, times = 1) => {
    await firm.robot(CONTACT, { name: "matters.assign", params });
    const found: (number | null)[] = [];
    for (let i = 0; i < times; i += 1) {
      const { matterId } = await firm.card();
      await assignMatter(firm.ctx(), { matterId, userId: null });
      await firm.move(matterId, CONTACT);
      found.push(await responsibleOf(matterId));
    }
    return found;
  };

  test("takes turns among those of a role", async () => {
    expect(await assignedBy({ who: "rota", role: "lawyer" }, 3)).toEqual([boris.id, vera.id, boris.id]);
  });

  test("in the order of a list takes the first who is there", async () => {
    await offShift(vera.id);
    expect(await assignedBy({ who: "first", userIds: [vera.id, boris.id] })).toEqual([boris.id]);
  });

  test("counts the absent too when it is told so", async () => {
    await offShift(vera.id);
    expect(await assignedBy({ who: "first", userIds: [vera.id, boris.id], absent: "count" })).toEqual([vera.id]);
  });

  test("gives to who has the fewest open matters", async () => {
    const load = async (userId: number) =>
      (
        await db()
          .selectFrom("matters")
          .select("id")
          .where("responsible_id", "=", userId)
          .where("is_open", "=", true)
          .execute()
      ).length;
    const free = (await load(boris.id)) <= (await load(vera.id)) ? boris : vera;
    expect(await assignedBy({ who: "least-loaded", role: "lawyer" })).toEqual([free.id]);
  });

  test("at random stays within the list", async () => {
    const [chosen] = await assignedBy({ who: "random", userIds: [boris.id, vera.id] });
    expect([boris.id, vera.id]).toContain(chosen);
  });

  test("gives the client's other open matters too, and leaves its choice to the robots below", async () => {
    await firm.robot(CONTACT, { name: "matters.assign", params: { who: "user", userId: vera.id, withOthers: true } });
    const { clientId, matterId } = await firm.card();
    const other = await firm.anotherCard(clientId, "court");
    await firm.move(matterId, CONTACT);
    expect([await responsibleOf(matterId), await responsibleOf(other)]).toEqual([vera.id, vera.id]);
    expect(await firm.runs(matterId, "matters.assign")).toEqual([
      { state: "done", reason: null, result: { userId: vera.id, name: "Вера Юрист" } },
    ]);
  });

  test("fails in the open when nobody fits", async () => {
    await db().updateTable("users").set({ is_on_shift: false }).execute();
    await firm.robot(CONTACT, { name: "matters.assign", params: { who: "least-loaded", role: "lawyer" } });
    const { matterId } = await firm.card();
    await firm.move(matterId, CONTACT);
    expect(await firm.runs(matterId, "matters.assign")).toMatchObject([{ state: "failed", reason: "nobody-on-shift" }]);
  });
});

describe("other robots of matters", () => {
  test("matters.move-stage moves the card on as a robot", async () => {
    await firm.robot(CONTACT, {
      name: "matters.move-stage",
      params: { stageId: firm.stage("applications/parked"), parkedDays: 14 },
    });
    const { clientId, matterId } = await firm.card();
    await firm.move(matterId, CONTACT);
    expect(await rowOf(matterId)).toMatchObject({
      stage_id: firm.stage("applications/parked"),
      parked_until: "2026-12-08",
    });
    expect((await firm.events(clientId, "matter.moved")).at(-1)).toMatchObject({ by: "robot" });
  });

  test("matters.change-fields puts a parked matter off further, counted from a date of the card", async () => {
    await firm.robot("applications/parked", {
      name: "matters.change-fields",
      params: { parkedFrom: "matter.parked-until", parkedDays: 30, source: "advice" },
    });
    const { clientId, matterId } = await firm.card();
    await firm.move(matterId, "applications/parked");
    expect(await rowOf(matterId)).toMatchObject({ parked_until: "2027-03-03", source: "advice" });
    expect(await firm.events(clientId, "matter.changed")).toEqual([{ fields: ["parkedUntil", "source"] }]);
  });

  test("matters.change-fields refuses a reason of refusal for a matter that was not refused", async () => {
    await firm.robot(CONTACT, { name: "matters.change-fields", params: { lostReason: "дорого" } });
    const { matterId } = await firm.card();
    await firm.move(matterId, CONTACT);
    expect(await firm.runs(matterId, "matters.change-fields")).toMatchObject([{ state: "failed", reason: "not-lost" }]);
  });

  test("matters.change-observers: who observes hears of each later move, who moved it does not", async () => {
    await firm.robot(CONTACT, { name: "matters.change-observers", params: { add: [boris.id, vera.id] } });
    await firm.robot("applications/offer", { name: "matters.change-observers", params: { remove: [boris.id] } });
    const { clientId, matterId } = await firm.card();
    await firm.move(matterId, CONTACT);
    await firm.move(matterId, "applications/diagnosis", vera);
    await firm.move(matterId, "applications/offer");
    const told = await db()
      .selectFrom("notices")
      .select(["user_id", "data"])
      .where("kind", "=", "matter.moved")
      .where("matter_id", "=", matterId)
      .orderBy("id")
      .execute();
    expect(told.map((notice) => [notice.user_id, notice.data["stage"]])).toEqual([
      [boris.id, "Диагностика"],
      [boris.id, "Решение и предложение"],
      [vera.id, "Решение и предложение"],
    ]);
    expect(await firm.events(clientId, "matter.observers-changed")).toEqual([
      { added: [boris.id, vera.id], removed: [] },
      { added: [], removed: [boris.id] },
    ]);
    expect((await rowOf(matterId)).observers).toBe(1);
    expect(await factsOf(firm.ctx(), { clientId, matterId }, ["matter.observers"])).toMatchObject({
      "matter.observers": "Вера Юрист",
    });
  });

  test("matters.open-in-pipeline opens one card there, on the stage asked for, and finds it the next time", async () => {
    await firm.robot(CONTACT, {
      name: "matters.open-in-pipeline",
      params: { pipelineId: firm.pipeline("court"), stageId: firm.stage("court/analysis"), who: "keep" },
    });
    const { clientId, matterId } = await firm.card({ responsibleId: boris.id });
    await firm.move(matterId, CONTACT);
    await firm.move(matterId, "applications/new");
    await firm.move(matterId, CONTACT);
    const made = await db()
      .selectFrom("matters")
      .select(["id", "number", "stage_id", "responsible_id"])
      .where("client_id", "=", clientId)
      .where("pipeline_id", "=", firm.pipeline("court"))
      .execute();
    expect(made).toMatchObject([{ stage_id: firm.stage("court/analysis"), responsible_id: boris.id }]);
    const { id, number } = made[0]!;
    expect((await firm.runs(matterId, "matters.open-in-pipeline")).map((run) => run.result)).toEqual([
      { matterId: id, number, isNew: true },
      { matterId: id, number, isNew: false },
    ]);
  });

  test("matters.open-in-pipeline refuses a stage of another pipeline", async () => {
    await firm.robot(CONTACT, {
      name: "matters.open-in-pipeline",
      params: { pipelineId: firm.pipeline("court"), stageId: firm.stage("mfc/running") },
    });
    const { matterId } = await firm.card();
    await firm.move(matterId, CONTACT);
    expect(await firm.runs(matterId, "matters.open-in-pipeline")).toMatchObject([
      { state: "failed", reason: "other-pipeline" },
    ]);
  });

  test("matters.move-linked moves the client's other open cards, nobody else's and not itself", async () => {
    await firm.robot(CONTACT, { name: "matters.move-linked", params: { stageId: firm.stage("payments/settled") } });
    const { clientId, matterId } = await firm.card();
    const linked = await firm.anotherCard(clientId, "payments");
    const stranger = await firm.card({ pipelineCode: "payments" });
    await firm.move(matterId, CONTACT);
    expect(await firm.stageOf(linked)).toBe("payments/settled");
    expect((await rowOf(linked)).is_open).toBe(false);
    expect(await firm.stageOf(stranger.matterId)).toBe("payments/planned");
    expect(await firm.runs(matterId, "matters.move-linked")).toEqual([
      { state: "done", reason: null, result: { moved: 1 } },
    ]);
  });
});

describe("triggers of matters", () => {
  test("matters.assigned fires when the card was given to the employee", async () => {
    await firm.trigger(CONTACT, { name: "matters.assigned", params: { userId: boris.id } });
    const { matterId } = await firm.card();
    await assignMatter(firm.ctx(firm.anna), { matterId, userId: vera.id });
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe("applications/new");
    await assignMatter(firm.ctx(firm.anna), { matterId, userId: boris.id });
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe(CONTACT);
  });

  test("matters.field-changed fires for its fields", async () => {
    await firm.trigger(CONTACT, { name: "matters.field-changed", params: { fields: ["source"] } });
    const { matterId } = await firm.card();
    await updateMatter(firm.ctx(firm.anna), matterId, { source: "hand" });
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe("applications/new");
    await updateMatter(firm.ctx(firm.anna), matterId, { source: "office" });
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe(CONTACT);
  });

  test("matters.linked-stage moves a card when the client's other card entered the stage", async () => {
    const stageId = firm.stage("court/filed");
    await firm.trigger("payments/invoiced", { name: "matters.linked-stage", params: { stageId } });
    expect(linkedStage.answersStages?.({ stageId })).toEqual([stageId]);
    const { clientId, matterId } = await firm.card({ pipelineCode: "court" });
    const linked = await firm.anotherCard(clientId, "payments");
    const stranger = await firm.card({ pipelineCode: "payments" });
    await firm.move(matterId, "court/analysis");
    expect(await firm.stageOf(linked)).toBe("payments/planned");
    await firm.move(matterId, "court/filed");
    expect(await firm.stageOf(linked)).toBe("payments/invoiced");
    expect(await firm.stageOf(stranger.matterId)).toBe("payments/planned");
  });
});

describe("the trigger matters.idle", () => {
  const days = (n: number) => firm.clock.advance(n * 86_400_000);
  const dueFor = async (ruleId: number, limit = 100) =>
    (await idle.timed?.due(firm.ctx(), {
      watchedStageIds: [firm.stage("protection/logging")],
      params: { days: 10 },
      limit,
      told: { ruleId },
    })) ?? [];

  test("finds cards at which neither person nor client did anything, once for each silence", async () => {
    const ruleId = await firm.trigger("protection/watch", { name: "matters.idle", params: { days: 10 } });
    const { clientId, matterId } = await firm.card({ pipelineCode: "protection" });
    await firm.move(matterId, "protection/logging");
    days(9);
    expect(await dueFor(ruleId)).toEqual([]);
    // What a robot does is no deed of a person.
    await addComment(firm.ctx({ kind: "robot", id: null }), { clientId, body: "робот" });
    days(1);
    const due = await dueFor(ruleId);
    expect(due).toMatchObject([{ matterId, clientId }]);
    await db()
      .insertInto("timed_triggers")
      .values({ entry_id: due[0]!.entryId, rule_id: ruleId, mark: due[0]!.mark, event_id: 1 })
      .execute();
    expect(await dueFor(ruleId)).toEqual([]);
    await addComment(firm.ctx(firm.anna), { clientId, body: "позвонила" });
    days(10);
    expect(await dueFor(ruleId)).toMatchObject([{ matterId }]);
  });

  test("moves the card by the minute's job", async () => {
    await firm.trigger("protection/closed", { name: "matters.idle", params: { days: 10 } });
    const { matterId } = await firm.card({ pipelineCode: "protection" });
    await firm.move(matterId, "protection/notices");
    days(11);
    await firm.tellTimes();
    expect(await firm.stageOf(matterId)).toBe("protection/closed");
  });
});

test("facts of many cards are those of each, in one query", async () => {
  const cards = [await firm.card({ responsibleId: boris.id }), await firm.card()];
  await changeObservers(firm.ctx(), { matterId: cards[1]!.matterId, add: [vera.id], remove: [] });
  const many = await matterFacts.loadMany?.(firm.ctx(), cards);
  for (const card of cards) expect(many?.get(card.matterId)).toEqual(await matterFacts.load(firm.ctx(), card));
  expect(many?.get(cards[0]!.matterId)).toMatchObject({
    "matter.responsible-role": "lawyer",
    "matter.pipeline-name": "Заявки",
    "matter.observers": null,
    "matter.client-open-count": 1,
  });
});
