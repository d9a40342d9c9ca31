import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { matchTriggers } from "./match-triggers.ts";

describe("triggers", () => {
  let base: AutomationBase;
  beforeAll(async () => {
    base = await automationBase();
  });
  afterAll(() => base.close());
  beforeEach(async () => {
    await sql`update automation_rules set removed_at = now()`.execute(base.app.database.db);
    await sql`delete from trigger_firings`.execute(base.app.database.db);
    base.jobs.lose();
    base.clock.advance(1000);
  });
  const trigger = (stage: number, title: string, more: object = {}) =>
    base.rule(stage, { kind: "trigger", title, ...more });

  it("move the card to their stage, and its robots run", async () => {
    await trigger(2, "T");
    await base.rule(2, { label: "arrived" });
    const { matterId } = await base.newCard();
    await base.happen("task.completed", { matterId });
    await base.jobs.runDue();
    expect(await base.stageOf(matterId)).toBe(2);
    expect(await base.firings()).toEqual([{ title: "T", outcome: "moved", reason: null }]);
    expect((await base.effects()).at(-1)).toBe("arrived");
    const moved = await sql<{
      actor_kind: string;
      depth: number;
      data: { by: string; rule: string };
    }>`select actor_kind, depth, data from events where name = 'matter.moved' order by id desc limit 1`.execute(
      base.app.database.db,
    );
    expect(moved.rows[0]).toMatchObject({ actor_kind: "robot", depth: 1, data: { by: "trigger", rule: "T" } });
  });

  it("that lead to the earlier stage come first, then the higher one; the others are recorded as second", async () => {
    await trigger(3, "far");
    await trigger(2, "near, lower", { condition: null });
    await trigger(2, "near, too");
    const { matterId } = await base.newCard();
    await base.happen("task.completed", { matterId });
    await base.jobs.runDue();
    expect(await base.stageOf(matterId)).toBe(2);
    expect(await base.firings()).toEqual([
      { title: "near, lower", outcome: "moved", reason: null },
      { title: "near, too", outcome: "another-first", reason: null },
      { title: "far", outcome: "another-first", reason: null },
    ]);
  });

  it("never move it backwards unless allowed, nor to where it stands", async () => {
    await trigger(0, "back");
    await trigger(2, "here");
    const { matterId } = await base.newCard(2);
    await base.happen("task.completed", { matterId });
    await base.jobs.runDue();
    expect(await base.stageOf(matterId)).toBe(2);
    expect((await base.firings()).map((f) => f.outcome)).toEqual(["would-go-back", "already-there"]);
    await trigger(1, "back, allowed", { allowBack: true });
    await base.happen("task.completed", { matterId });
    await base.jobs.runDue();
    expect(await base.stageOf(matterId)).toBe(1);
  });

  it("ask their condition of the card as it is", async () => {
    await trigger(2, "T", { condition: { field: "card.is-ready", op: "equals", value: true } });
    const { matterId } = await base.newCard();
    await base.happen("task.completed", { matterId });
    await base.jobs.runDue();
    base.facts.set(matterId, { "card.is-ready": true });
    await base.happen("task.completed", { matterId });
    await base.jobs.runDue();
    expect((await base.firings()).map((f) => f.outcome)).toEqual(["condition-false", "moved"]);
  });

  it("with settings hear only what fits them", async () => {
    await trigger(2, "T", { name: "automation.client-wrote", params: { channel: "telegram" } });
    const { matterId } = await base.newCard();
    await base.happen("message.received", { matterId });
    await base.jobs.runDue();
    expect(await base.firings()).toEqual([]);
    expect(await base.stageOf(matterId)).toBe(0);
  });

  it("answer for every open card of a client when the event names no card", async () => {
    await trigger(2, "T", { name: "automation.client-wrote" });
    const one = await base.newCard();
    const other = await base.newCard(3);
    await sql`update matters set client_id = ${one.clientId} where id = ${other.matterId}`.execute(
      base.app.database.db,
    );
    await base.happen("message.received", { clientId: one.clientId });
    await base.jobs.runDue();
    expect(await base.stageOf(one.matterId)).toBe(2);
    expect(await base.stageOf(other.matterId)).toBe(3);
    expect((await base.firings()).map((f) => f.outcome)).toEqual(["moved", "would-go-back"]);
  });

  it("answer an event once, however often and however many at once the job comes", async () => {
    await trigger(2, "T");
    const { matterId } = await base.newCard();
    const eventId = await base.happen("task.completed", { matterId });
    const ctx = { ...base.ctx(), cause: { eventId, depth: 0 } };
    await Promise.all([matchTriggers(ctx, eventId), matchTriggers(ctx, eventId), matchTriggers(ctx, eventId)]);
    await base.jobs.runDue();
    await base.move(matterId, 0);
    await matchTriggers(base.ctx(), eventId);
    expect(await base.stageOf(matterId)).toBe(0);
    expect(await base.firings()).toHaveLength(1);
  });

  it("leave alone what an employee has moved since the event", async () => {
    await trigger(3, "T");
    const { matterId } = await base.newCard();
    await base.happen("task.completed", { matterId });
    base.clock.advance(5000);
    await base.move(matterId, 1);
    await base.jobs.runDue();
    expect(await base.stageOf(matterId)).toBe(1);
    expect(await base.firings()).toEqual([{ title: "T", outcome: "refused", reason: "moved-by-person-since" }]);
  });

  it("that go round end visibly, with nothing half done", async () => {
    await trigger(2, "to 2", { name: "automation.card-moved", params: { toStageId: base.stages[1] } });
    await trigger(1, "to 1", { name: "automation.card-moved", params: { toStageId: base.stages[2] }, allowBack: true });
    const { matterId } = await base.newCard();
    await base.move(matterId, 1);
    await base.jobs.runDue();
    const firings = await base.firings();
    expect(firings.filter((f) => f.outcome === "moved")).toHaveLength(8);
    expect(firings.at(-1)).toMatchObject({ outcome: "refused", reason: "too-deep" });
    expect((await base.eventNames()).at(-1)).toBe("robot.refused");
    expect(base.jobs.failures).toEqual([]);
    const stays = await sql<{
      open: number;
    }>`select count(*)::int as open from stage_entries where matter_id = ${matterId} and left_at is null`.execute(
      base.app.database.db,
    );
    expect(stays.rows[0]?.open).toBe(1);
  });
});
