import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { insertUser, testBase, type TestBase } from "../../../test/harness.ts";
import { installRule, makeAutomation } from "../automation/index.ts";
import { findOrCreateByPhone } from "../clients/index.ts";
import { clients } from "../clients/slice.ts";
import type { Actor } from "../kernel/ctx.ts";
import { inTx } from "../kernel/tx.ts";
import { assignMatter } from "./assign-matter.ts";
import { cards } from "./cards.ts";
import { enterClient } from "./enter-client.ts";
import { installPipelines } from "./install-pipelines.ts";
import { moveMatter } from "./move-matter.ts";
import { openMatter } from "./open-matter.ts";
import { matters } from "./slice.ts";
import { findOpenMatter, latestOpenMatter, matterBrief, pipelines } from "./store.ts";
import { undoMove } from "./undo-move.ts";
import { updateStage } from "./update-stage.ts";
import { addUnread, clearUnread } from "./upkeep.ts";

const automation = makeAutomation({
  robots: [...clients.robots, ...matters.robots],
  triggers: [...clients.triggers, ...matters.triggers],
  facts: [...clients.facts, ...matters.facts],
  cards,
});

let base: TestBase;
let user: Actor & { id: number };
let stages: Record<string, number>;

beforeAll(async () => {
  base = await testBase({ slices: [clients, matters, automation] });
  // Opens the pool's connections, so that what runs at once below really does.
  await Promise.all([1, 2, 3, 4].map(() => sql`select pg_sleep(0.05)`.execute(base.app.database.db)));
  await installPipelines(base.ctx());
  user = await insertUser(base, { name: "Анна Волкова", onShift: true });
  const applications = (await pipelines(base.ctx())).find((p) => p.code === "applications");
  stages = Object.fromEntries((applications?.stages ?? []).map((s) => [s.code, s.id]));
});
afterAll(() => base.close());

let last = 0;
const newClient = async () =>
  (
    await findOrCreateByPhone(base.ctx(), {
      phone: `+7913${String(2_000_000 + (last += 1))}`,
      name: "Иван Петров",
      source: "site",
    })
  ).id;
const newMatter = async () => openMatter(base.ctx(), { clientId: await newClient(), source: "site" });
const byHand = (matterId: number, stageCode: string, more: Partial<Parameters<typeof moveMatter>[1]> = {}) =>
  moveMatter(base.ctx(user), { matterId, by: "hand", ...more, stageCode });
const rowOf = (id: number) =>
  base.app.database.db.selectFrom("matters").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const eventsOf = async (matterId: number) =>
  (
    await base.app.database.db
      .selectFrom("events")
      .select(["name", "data"])
      .where("matter_id", "=", matterId)
      .orderBy("id")
      .execute()
  ).map((e) => [e.name, e.data]);
const staysOf = (matterId: number) =>
  base.app.database.db
    .selectFrom("stage_entries")
    .select(["stage_id", "left_at"])
    .where("matter_id", "=", matterId)
    .orderBy("id")
    .execute();
const column = async (stageCode: string) =>
  (
    await base.app.database.db
      .selectFrom("matters")
      .select("id")
      .where("stage_id", "=", stages[stageCode]!)
      .orderBy("rank")
      .orderBy("id")
      .execute()
  ).map((m) => m.id);

describe("pipelines", () => {
  test("are installed once and keep what an administrator renamed", async () => {
    await updateStage(base.ctx(user), { stageId: stages["offer"]!, name: "Предложение", color: "#ABCDEF" });
    await installPipelines(base.ctx());
    const all = await pipelines(base.ctx());
    expect(all.map((p) => p.stages.length)).toEqual([9, 14, 9, 9, 11]);
    expect(all[0]?.stages[3]).toMatchObject({
      code: "offer",
      name: "Предложение",
      nameEn: "Decision and offer",
      color: "#abcdef",
    });
    expect((await base.eventNames()).filter((name) => name === "pipeline.changed")).toHaveLength(1);
  });
});

describe("opening", () => {
  test("puts the matter on top of the first stage, begins a stay and says so", async () => {
    const older = await newMatter();
    const matter = await newMatter();
    expect(await rowOf(matter.id)).toMatchObject({
      stage_id: stages["new"],
      is_open: true,
      version: 1,
      responsible_id: null,
      source: "site",
    });
    expect((await column("new")).slice(0, 2)).toEqual([matter.id, older.id]);
    expect(await staysOf(matter.id)).toEqual([{ stage_id: stages["new"], left_at: null }]);
    expect(await eventsOf(matter.id)).toEqual([
      ["matter.opened", { pipelineId: matter.pipelineId, stageId: stages["new"], source: "site" }],
    ]);
  });
  test("a client entered by hand twice has one card, led by the manager who entered him", async () => {
    const person = { name: "Ольга", phone: "8 902 333-44-55", kind: "person" as const, source: "hand" };
    const first = await enterClient(base.ctx(user), person);
    expect(first.isNew).toBe(true);
    expect(await enterClient(base.ctx(user), person)).toEqual({ ...first, isNew: false });
    expect((await rowOf(first.matterId)).responsible_id).toBe(user.id);
    expect(await latestOpenMatter(base.ctx(), first.clientId)).toBe(first.matterId);
    expect(await inTx(base.ctx(), (ctx) => findOpenMatter(ctx, first.clientId, "applications"))).toMatchObject({
      id: first.matterId,
      stageCode: "new",
      responsibleId: user.id,
    });
    expect(await inTx(base.ctx(), (ctx) => findOpenMatter(ctx, first.clientId, "court"))).toBeNull();
  });
});

describe("moving", () => {
  test("forward writes stage, moment, version, a stay and one event", async () => {
    const matter = await newMatter();
    base.clock.advance(60_000);
    const moved = await byHand(matter.id, "contact", { version: 1 });
    expect(moved).toMatchObject({ version: 2, robots: 0, undo: expect.any(String) });
    expect(await rowOf(matter.id)).toMatchObject({
      stage_id: stages["contact"],
      stage_entered_at: base.clock.now(),
      version: 2,
    });
    expect((await staysOf(matter.id)).map((s) => s.left_at)).toEqual([base.clock.now(), null]);
    expect((await eventsOf(matter.id)).slice(1)).toEqual([
      ["matter.moved", { fromStageId: stages["new"], toStageId: stages["contact"], by: "hand" }],
    ]);
  });
  test("back, to refusal and to parking ask a person for words", async () => {
    const matter = await newMatter();
    await byHand(matter.id, "offer");
    await expect(byHand(matter.id, "contact")).rejects.toMatchObject({ reason: "reason-needed" });
    await expect(byHand(matter.id, "lost")).rejects.toMatchObject({ reason: "lost-reason-needed" });
    await expect(byHand(matter.id, "parked")).rejects.toMatchObject({ reason: "parked-date-needed" });
    await byHand(matter.id, "lost", { lostReason: "дорого" });
    expect(await rowOf(matter.id)).toMatchObject({ is_open: false, lost_reason: "дорого" });
    expect(await latestOpenMatter(base.ctx(), (await rowOf(matter.id)).client_id)).toBeNull();
    await byHand(matter.id, "contact", { reason: "передумал" });
    expect(await rowOf(matter.id)).toMatchObject({ is_open: true, lost_reason: null });
    await byHand(matter.id, "parked", { parkedUntil: "2026-12-10" });
    expect(await rowOf(matter.id)).toMatchObject({ is_open: true, parked_until: "2026-12-10" });
  });
  test("a stage of another pipeline is refused", async () => {
    const matter = await newMatter();
    const court = (await pipelines(base.ctx())).find((p) => p.code === "court");
    await expect(
      moveMatter(base.ctx(user), { matterId: matter.id, by: "hand", stageId: court!.stages[0]!.id }),
    ).rejects.toMatchObject({ reason: "other-pipeline" });
  });
  test("an old picture of the card is a conflict that names who was first", async () => {
    const matter = await newMatter();
    await byHand(matter.id, "contact", { version: 1 });
    await expect(byHand(matter.id, "diagnosis", { version: 1 })).rejects.toMatchObject({
      code: "conflict",
      reason: "moved-meanwhile",
      details: {
        by: "Анна Волкова",
        byKind: "employee",
        at: base.clock.now().toISOString(),
        stageId: stages["contact"],
      },
    });
  });
  test("of many at once from one version one moves, the others are told", async () => {
    for (let round = 0; round < 8; round += 1) {
      const matter = await newMatter();
      const outcomes = await Promise.allSettled(
        ["contact", "diagnosis", "offer", "contact"].map((stageCode) => byHand(matter.id, stageCode, { version: 1 })),
      );
      const told = outcomes.filter((outcome) => outcome.status === "rejected");
      expect(told.map((outcome) => outcome.reason.reason)).toEqual([
        "moved-meanwhile",
        "moved-meanwhile",
        "moved-meanwhile",
      ]);
      expect((await rowOf(matter.id)).version).toBe(2);
      expect((await eventsOf(matter.id)).filter(([name]) => name === "matter.moved")).toHaveLength(1);
    }
  });
});

describe("places", () => {
  test("a card stands between its neighbours, under one, above one, or on top", async () => {
    const [a, b, c, d, e] = [
      await newMatter(),
      await newMatter(),
      await newMatter(),
      await newMatter(),
      await newMatter(),
    ];
    await byHand(a.id, "first_payment");
    await byHand(b.id, "first_payment", { beforeId: a.id });
    await byHand(c.id, "first_payment", { beforeId: a.id, afterId: b.id });
    await byHand(d.id, "first_payment", { afterId: c.id });
    await byHand(e.id, "first_payment");
    expect(await column("first_payment")).toEqual([e.id, a.id, d.id, c.id, b.id]);
  });
  test("reordering within a column keeps days, version and stays, and is no event", async () => {
    const [a, b] = [await newMatter(), await newMatter()];
    await byHand(a.id, "contract");
    await byHand(b.id, "contract");
    const before = await rowOf(b.id);
    const events = (await eventsOf(b.id)).length;
    base.clock.advance(3_600_000);
    expect(await byHand(b.id, "contract", { beforeId: a.id, version: before.version })).toEqual({
      version: before.version,
      undo: null,
      robots: 0,
    });
    expect(await column("contract")).toEqual([a.id, b.id]);
    expect(await rowOf(b.id)).toMatchObject({ stage_entered_at: before.stage_entered_at, version: before.version });
    expect(await eventsOf(b.id)).toHaveLength(events);
    expect(await staysOf(b.id)).toHaveLength(2);
  });
  test("a column without room between two cards is numbered anew in its order", async () => {
    const [a, b, c] = [await newMatter(), await newMatter(), await newMatter()];
    await byHand(a.id, "won");
    await byHand(b.id, "won", { beforeId: a.id });
    await sql`update matters set rank = 5 where id in (${a.id}, ${b.id})`.execute(base.app.database.db);
    await byHand(c.id, "won", { beforeId: a.id, afterId: b.id });
    expect(await column("won")).toEqual([a.id, c.id, b.id]);
  });
});

describe("taking a move back", () => {
  test("restores stage, place, days and reasons; robots of the stay are cancelled and the former stay goes on", async () => {
    await installRule(base.ctx(user), {
      stageId: stages["diagnosis"]!,
      kind: "robot",
      name: "clients.add-comment",
      params: { body: "Проверить" },
      timing: {
        delay: { kind: "after", amount: 2, unit: "hours" },
        order: "after-previous",
        workingTime: "any" as const,
        cancelOnLeave: true,
      },
    });
    const matter = await newMatter();
    await byHand(matter.id, "lost", { lostReason: "дорого" });
    const before = await rowOf(matter.id);
    base.clock.advance(86_400_000);
    const moved = await byHand(matter.id, "diagnosis", { reason: "ошибка" });
    expect(moved.robots).toBe(1);
    base.clock.advance(30_000);
    expect(await undoMove(base.ctx(user), { matterId: matter.id, undo: moved.undo! })).toEqual({
      version: moved.version + 1,
    });
    const { version: _v, changed_at: _c, ...restored } = await rowOf(matter.id);
    const { version: _v2, changed_at: _c2, ...former } = before;
    expect(restored).toEqual(former);
    const stays = await staysOf(matter.id);
    expect(stays.find((s) => s.left_at === null)?.stage_id).toBe(stages["lost"]);
    const runs = await base.app.database.db
      .selectFrom("robot_runs")
      .select(["state", "reason"])
      .where("matter_id", "=", matter.id)
      .execute();
    expect(runs).toEqual([{ state: "cancelled", reason: "undone" }]);
    expect((await eventsOf(matter.id)).at(-1)).toEqual([
      "matter.move-undone",
      { fromStageId: stages["diagnosis"], toStageId: stages["lost"] },
    ]);
  });
  test("not after a minute, not twice, not with a forged or another card's mark, not after another change", async () => {
    const [matter, other] = [await newMatter(), await newMatter()];
    const moved = await byHand(matter.id, "contact");
    const undo = (matterId: number, text: string) => undoMove(base.ctx(user), { matterId, undo: text });
    await expect(undo(matter.id, `${moved.undo}x`)).rejects.toMatchObject({ reason: "undo-expired" });
    await expect(undo(matter.id, "nonsense")).rejects.toMatchObject({ reason: "undo-expired" });
    await expect(undo(other.id, moved.undo!)).rejects.toMatchObject({ reason: "undo-expired" });
    await assignMatter(base.ctx(user), { matterId: matter.id, userId: user.id });
    await expect(undo(matter.id, moved.undo!)).rejects.toMatchObject({ reason: "moved-meanwhile" });
    const again = await byHand(matter.id, "offer");
    base.clock.advance(60_001);
    await expect(undo(matter.id, again.undo!)).rejects.toMatchObject({ reason: "undo-expired" });
    const third = await byHand(other.id, "contact");
    await undo(other.id, third.undo!);
    await expect(undo(other.id, third.undo!)).rejects.toMatchObject({ reason: "moved-meanwhile" });
  });
});

describe("the responsible", () => {
  test("changes once, raises the version and is told of", async () => {
    const matter = await newMatter();
    expect(await assignMatter(base.ctx(user), { matterId: matter.id, userId: user.id })).toEqual({ version: 2 });
    expect(await assignMatter(base.ctx(user), { matterId: matter.id, userId: user.id })).toEqual({ version: 2 });
    expect((await matterBrief(base.ctx(), matter.id))?.responsibleId).toBe(user.id);
    expect((await eventsOf(matter.id)).slice(1)).toEqual([
      ["matter.assigned", { fromUserId: null, toUserId: user.id }],
    ]);
    await expect(assignMatter(base.ctx(user), { matterId: matter.id, userId: 999_999 })).rejects.toMatchObject({
      fields: { userId: "unknown" },
    });
  });
});

test("unread messages are added to a matter and cleared for the client", async () => {
  const matter = await newMatter();
  const ctx = base.ctx();
  await addUnread(ctx, matter.id, 2);
  await addUnread(ctx, matter.id, 1);
  expect((await rowOf(matter.id)).unread).toBe(3);
  await clearUnread(ctx, (await rowOf(matter.id)).client_id);
  expect((await rowOf(matter.id)).unread).toBe(0);
});

describe("robots and triggers of matters", () => {
  test("a robot moves the card on, another assigns it by rota; an assignment moves it by a trigger", async () => {
    const atOnce = {
      delay: { kind: "at-once" as const },
      order: "after-previous" as const,
      workingTime: "any" as const,
      cancelOnLeave: false,
    };
    await installRule(base.ctx(user), {
      stageId: stages["offer"]!,
      kind: "robot",
      name: "matters.assign",
      title: "Дать по очереди",
      params: { who: "rota" },
      timing: atOnce,
    });
    await installRule(base.ctx(user), {
      stageId: stages["offer"]!,
      kind: "robot",
      name: "matters.move-stage",
      title: "Отказать",
      params: { stageId: stages["lost"]! },
      timing: atOnce,
    });
    const matter = await newMatter();
    await byHand(matter.id, "offer");
    await base.jobs.runUntil(new Date(base.clock.now().getTime() + 60_000));
    expect(base.jobs.failures).toEqual([]);
    expect(await rowOf(matter.id)).toMatchObject({
      stage_id: stages["lost"],
      is_open: false,
      lost_reason: "Отказать",
      responsible_id: user.id,
    });
    expect((await eventsOf(matter.id)).map(([name]) => name)).toEqual([
      "matter.opened",
      "matter.moved",
      "matter.assigned",
      "matter.moved",
    ]);

    await installRule(base.ctx(user), {
      stageId: stages["contract"]!,
      kind: "trigger",
      name: "matters.assigned",
      params: { userId: user.id },
    });
    const second = await newMatter();
    await assignMatter(base.ctx(user), { matterId: second.id, userId: user.id });
    await base.jobs.runDue();
    expect(base.jobs.failures).toEqual([]);
    expect(await rowOf(second.id)).toMatchObject({ stage_id: stages["contract"] });
    expect((await eventsOf(second.id)).at(-1)).toMatchObject(["matter.moved", { by: "trigger" }]);
  });
  test("facts tell where the card stands", async () => {
    const matter = await newMatter();
    base.clock.advance(2 * 86_400_000 + 5);
    expect(
      await matters.facts[0].load(base.ctx(), { matterId: matter.id, clientId: (await rowOf(matter.id)).client_id }),
    ).toMatchObject({
      "matter.number": matter.number,
      "matter.stage-code": "new",
      "matter.days-on-stage": 2,
      "matter.responsible-name": null,
      "matter.responsible-id": null,
    });
  });
});
