import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { moveMatter } from "../src/server/matters/index.ts";
import { ruledFirm, type RuledFirm } from "./ruled-firm.ts";

let firm: RuledFirm;
beforeAll(async () => {
  firm = await ruledFirm();
  await firm.trigger("court/petition", {
    name: "matters.linked-stage",
    params: { stageId: firm.stage("applications/contact") },
  });
  const timing = {
    delay: {
      kind: "date",
      field: "matter.stage-entered",
      direction: "after",
      amount: 9,
      unit: "days",
      ifEmpty: "wait",
    },
    cancelOnLeave: false,
  } as const;
  await firm.robot("applications/new", { name: "clients.add-comment", params: { body: "Девять дней" }, timing });
});
afterAll(() => firm.close());
beforeEach(() => firm.jobs.lose());

const listeners = new Set(["automation.hear-event", "automation.match-triggers", "automation.recompute-dates"]);
const db = () => firm.app.database.db;
const dueOf = async (matterId: number): Promise<Date | null> =>
  (
    await db()
      .selectFrom("robot_runs")
      .select("due_at")
      .where("matter_id", "=", matterId)
      .where("state", "=", "waiting")
      .executeTakeFirstOrThrow()
  ).due_at;

/** The card goes on two days later, and nobody has heard of it yet. */
async function movedCard() {
  const { clientId, matterId } = await firm.card();
  const other = await firm.anotherCard(clientId, "court");
  const before = await dueOf(matterId);
  firm.clock.advance(2 * 86_400_000);
  firm.jobs.lose();
  await moveMatter(firm.ctx(firm.anna), { matterId, stageId: firm.stage("applications/contact"), by: "hand" });
  const moved = await db()
    .selectFrom("events")
    .select("id")
    .where("name", "=", "matter.moved")
    .where("matter_id", "=", matterId)
    .executeTakeFirstOrThrow();
  const heard = firm.jobs.waiting.filter(({ name, data }) => listeners.has(name) && data["eventId"] === moved.id);
  return { matterId, other, before, heard };
}

test("a move that triggers hear and dates follow is one job, which does both", async () => {
  const { matterId, other, before, heard } = await movedCard();
  expect(heard.map(({ name }) => name)).toEqual(["automation.hear-event"]);
  await firm.settle();
  expect(await firm.stageOf(other)).toBe("court/petition");
  expect(await dueOf(matterId)).toEqual(new Date((before?.getTime() ?? 0) + 2 * 86_400_000));
});

test("a rule that is published after the move and before it is heard answers it", async () => {
  await firm.trigger("court/filed", {
    name: "matters.linked-stage",
    params: { stageId: firm.stage("applications/diagnosis") },
  });
  const { clientId, matterId } = await firm.card();
  const other = await firm.anotherCard(clientId, "court");
  await db().updateTable("automation_rules").set({ is_on: false }).where("kind", "=", "trigger").execute();
  await moveMatter(firm.ctx(firm.anna), { matterId, stageId: firm.stage("applications/diagnosis"), by: "hand" });
  await db().updateTable("automation_rules").set({ is_on: true }).where("kind", "=", "trigger").execute();
  await firm.settle();
  expect(await firm.stageOf(other)).toBe("court/filed");
});

test("triggers that fail keep no date from being followed", async () => {
  const { matterId, before } = await movedCard();
  await db()
    .updateTable("events")
    .set({ data: "{}" })
    .where("name", "=", "matter.moved")
    .where("matter_id", "=", matterId)
    .execute();
  await firm.settle();
  expect(firm.jobs.failures.map(({ name }) => name)).toContain("automation.hear-event");
  expect(await dueOf(matterId)).toEqual(new Date((before?.getTime() ?? 0) + 2 * 86_400_000));
});
