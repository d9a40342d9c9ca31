import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { waitEvent } from "./wait-event.ts";

const DAY = 86_400_000;
const whatsapp = { name: "automation.client-wrote", params: { channel: "whatsapp" } };

describe("branches and waits for events", () => {
  let base: AutomationBase;
  beforeAll(async () => {
    base = await automationBase();
  });
  afterAll(() => base.close());
  beforeEach(async () => {
    await sql`update automation_rules set removed_at = now()`.execute(base.app.database.db);
    await sql`delete from effects`.execute(base.app.database.db);
    base.jobs.lose();
    base.clock.advance(1000);
  });
  const arrive = async (facts = {}) => {
    const card = await base.newCard();
    base.facts.set(card.matterId, facts);
    await base.move(card.matterId, 1);
    await base.jobs.runDue();
    expect(base.jobs.failures).toEqual([]);
    return card;
  };
  const states = async (matterId: number) => (await base.runs(matterId)).map((run) => [run.state, run.reason]);
  const until = (days: number) => base.jobs.runUntil(new Date(base.clock.now().getTime() + days * DAY));

  it("a branch lets one arm run, and tells of the other why it did not", async () => {
    const condition = { field: "card.debt", op: "greater", value: 50_000_000 } as const;
    const parentId = await base.rule(1, { name: "automation.branch", params: { condition } });
    await base.rule(1, { label: "court", parentId, arm: "then" });
    await base.rule(1, { label: "mfc", parentId, arm: "else" });
    await base.rule(1, { label: "after" });
    const rich = await arrive({ "card.debt": 64_000_000 });
    expect(await base.effects()).toEqual(["court", "after"]);
    expect((await states(rich.matterId)).filter(([state]) => state === "skipped")).toEqual([
      ["skipped", "other-branch"],
    ]);
    await arrive({ "card.debt": 10_000_000 });
    expect(await base.effects()).toEqual(["court", "after", "mfc", "after"]);
  });

  it("a branch on an absent fact takes the else arm", async () => {
    const condition = { field: "card.debt", op: "greater", value: 1 } as const;
    const parentId = await base.rule(1, { name: "automation.branch", params: { condition } });
    await base.rule(1, { label: "yes", parentId, arm: "then" });
    await base.rule(1, { label: "no", parentId, arm: "else" });
    await arrive();
    expect(await base.effects()).toEqual(["no"]);
  });

  it("a wait goes on when its event comes to the card, and knows that it came", async () => {
    const id = await base.rule(1, {
      name: "automation.wait-event",
      params: { trigger: whatsapp, amount: 3, unit: "days" },
    });
    await base.rule(1, { label: "came", condition: { field: `result.${id}.came`, op: "equals", value: true } });
    const { matterId, clientId } = await arrive();
    const stranger = await base.newCard();
    await base.happen("message.received", { matterId: stranger.matterId, clientId: stranger.clientId });
    await base.happen("task.completed", { matterId, clientId });
    await base.jobs.runDue();
    expect(await base.effects()).toEqual([]);
    expect((await states(matterId))[0]).toEqual(["waiting", null]);
    await base.happen("message.received", { matterId, clientId });
    await base.jobs.runDue();
    expect(await base.effects()).toEqual(["came"]);
    await until(4);
    expect(await base.effects()).toEqual(["came"]);
  });

  it("a wait whose time is out goes on without, or stops the robots below", async () => {
    const params = { trigger: whatsapp, amount: 2, unit: "days" };
    const id = await base.rule(1, { name: "automation.wait-event", params });
    await base.rule(1, { label: "in vain", condition: { field: `result.${id}.came`, op: "equals", value: false } });
    await arrive();
    await until(2);
    expect(await base.effects()).toEqual(["in vain"]);
    await sql`update automation_rules set removed_at = now()`.execute(base.app.database.db);
    await base.rule(1, { name: "automation.wait-event", params: { ...params, onTimeout: "stop" } });
    await base.rule(1, { label: "never" });
    const { matterId } = await arrive();
    await until(3);
    expect(await base.effects()).toEqual(["in vain"]);
    expect((await states(matterId)).map(([state]) => state)).toEqual(["done", "cancelled"]);
  });

  it("a wait takes no event that nobody tells it of, nor settings the trigger does not know", async () => {
    const fits = (trigger: object) => waitEvent.params.safeParse({ trigger, amount: 1, unit: "days" }).success;
    expect(fits(whatsapp)).toBe(true);
    for (const name of ["automation.manual", "automation.date-reached", "automation.nothing"])
      expect(fits({ name, params: { field: "card.born" } }), name).toBe(false);
    expect(fits({ name: "automation.card-moved", params: { toStageId: "x" } })).toBe(false);
    expect(fits({ name: "automation.card-moved", params: { toStageId: 5 } })).toBe(true);
  });
});
