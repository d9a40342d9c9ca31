import { afterAll, beforeAll, expect, test } from "vitest";
import { installRule, makeAutomation } from "../src/server/automation/index.ts";
import { findOrCreateByPhone } from "../src/server/clients/index.ts";
import { clients } from "../src/server/clients/slice.ts";
import { cards, installPipelines, openMatter, pipelines } from "../src/server/matters/index.ts";
import { matters } from "../src/server/matters/slice.ts";
import { notices } from "../src/server/notices/slice.ts";
import { testBase, type TestBase } from "./harness.ts";

// Two pipelines whose triggers answer each other's stages, each by the client's other card: nobody sees the circle on
// one board, so the guards at run time have to end it where people see it.

const automation = makeAutomation({ robots: matters.robots, triggers: matters.triggers, facts: matters.facts, cards });
let base: TestBase;
let stages: Map<string, number>;

beforeAll(async () => {
  base = await testBase({ slices: [clients, notices, matters, automation] });
  await installPipelines(base.ctx());
  const all = await pipelines(base.ctx());
  stages = new Map(all.flatMap((p) => p.stages.map((stage) => [`${p.code}.${stage.code}`, stage.id])));
});
afterAll(() => base.close());

const stage = (name: string): number => stages.get(name) ?? 0;
const answer = (on: string, other: string) =>
  installRule(base.ctx(), {
    stageId: stage(on),
    kind: "trigger",
    name: "matters.linked-stage",
    title: `${on} за ${other}`,
    params: { stageId: stage(other) },
    allowBack: true,
  });

test("a loop through two pipelines ends at the guard, with the refusal on the card and every step recorded", async () => {
  await answer("applications.contact", "court.collect");
  await answer("applications.new", "court.analysis");
  await answer("court.analysis", "applications.contact");
  await answer("court.collect", "applications.new");
  const client = await findOrCreateByPhone(base.ctx(), { phone: "+79131234567", name: "Ольга", source: "site" });
  const one = await openMatter(base.ctx(), { clientId: client.id, source: "site" });
  const two = await openMatter(base.ctx(), { clientId: client.id, pipelineCode: "court", source: "site" });
  await base.jobs.runDue();
  expect(base.jobs.failures).toEqual([]);

  const db = base.app.database.db;
  const refusals = await db.selectFrom("events").selectAll().where("name", "=", "robot.refused").execute();
  expect(refusals.length).toBeGreaterThan(0);
  for (const refusal of refusals) {
    expect(refusal).toMatchObject({ client_id: client.id, data: { reason: "too-deep" } });
    expect([one.id, two.id]).toContain(refusal.matter_id);
  }
  const firings = await db.selectFrom("trigger_firings").select(["outcome", "reason"]).orderBy("id").execute();
  expect(firings.filter(({ outcome }) => outcome === "moved").length).toBeGreaterThan(3);
  expect(firings.filter(({ outcome }) => outcome === "moved").length).toBeLessThanOrEqual(16);
  expect(firings.at(-1)).toEqual({ outcome: "refused", reason: "too-deep" });
  const open = await db
    .selectFrom("stage_entries")
    .innerJoin("matters", (join) =>
      join.onRef("matters.id", "=", "matter_id").onRef("matters.stage_id", "=", "stage_entries.stage_id"),
    )
    .select("matter_id")
    .where("left_at", "is", null)
    .execute();
  expect(open.map((row) => row.matter_id).toSorted(byNumber)).toEqual([one.id, two.id].toSorted(byNumber));
  // Nothing goes on by itself: a day later all is as it was.
  const events = (await base.eventNames()).length;
  await base.jobs.runUntil(new Date(base.clock.now().getTime() + 86_400_000));
  expect((await base.eventNames()).length).toBe(events);
});

test("an event of one card moves the client's other card once, though two processes hear it twice each", async () => {
  const db = base.app.database.db;
  await db.updateTable("automation_rules").set({ removed_at: base.clock.now() }).execute();
  await answer("applications.offer", "court.petition");
  const client = await findOrCreateByPhone(base.ctx(), { phone: "+79131234568", name: "Анна", source: "site" });
  const one = await openMatter(base.ctx(), { clientId: client.id, source: "site" });
  const two = await openMatter(base.ctx(), { clientId: client.id, pipelineCode: "court", source: "site" });
  const stranger = await findOrCreateByPhone(base.ctx(), { phone: "+79131234569", name: "Пётр", source: "site" });
  const other = await openMatter(base.ctx(), { clientId: stranger.id, source: "site" });
  await base.jobs.runDue();
  await cards.move(base.ctx(), { matterId: two.id, toStageId: stage("court.petition"), by: "robot", rule: "проверка" });
  const moved = base.jobs.waiting.filter(({ name }) => name === "automation.hear-event");
  const job = automation.jobs?.find(({ name }) => name === "automation.hear-event");
  for (const { data } of moved) await Promise.all([1, 2, 3, 4].map(async () => job?.run(base.ctx(), data)));
  await base.jobs.runDue();
  expect(base.jobs.failures).toEqual([]);
  const place = async (id: number) =>
    (await db.selectFrom("matters").select("stage_id").where("id", "=", id).executeTakeFirstOrThrow()).stage_id;
  expect(await place(one.id)).toBe(stage("applications.offer"));
  expect(await place(other.id)).toBe(stage("applications.new"));
  const firings = await db.selectFrom("trigger_firings").select("outcome").where("matter_id", "=", one.id).execute();
  expect(firings).toEqual([{ outcome: "moved" }]);
});

const byNumber = (a: number, b: number): number => a - b;
