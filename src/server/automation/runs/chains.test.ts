import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { TUESDAY_10 } from "../../../../test/harness.ts";
import { refused } from "../../kernel/errors.ts";
import { eventById } from "../../kernel/event-log.ts";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { repeatRun } from "./repeat-run.ts";
import { runEntry } from "./run-entry.ts";
import { settleAwaiting } from "./settle-awaiting.ts";
import { skipRun } from "./skip-run.ts";
import { stopRobots } from "./stop-robots.ts";

const city = (value: string) => ({ field: "card.city", op: "equals" as const, value });

describe("the chain of a stay", () => {
  let base: AutomationBase;
  beforeAll(async () => {
    base = await automationBase();
  });
  afterAll(() => base.close());
  beforeEach(async () => {
    const { db } = base.app.database;
    await sql`update automation_rules set removed_at = now()`.execute(db);
    await sql`update robot_runs set state = 'cancelled', finished_at = now() where state = 'waiting'`.execute(db);
    await sql`delete from effects`.execute(db);
    base.jobs.lose();
    base.facts.clear();
    base.faults.clear();
    base.clock.advance(TUESDAY_10.getTime() - base.clock.now().getTime());
  });
  const until = (text: string) => base.jobs.runUntil(new Date(text));
  const outcomes = async (matterId: number) =>
    (await base.runs(matterId)).map((run) => [run.title, run.state, run.reason]);
  const branch = (stage: number, value: string, more: object = {}) =>
    base.rule(stage, { name: "automation.branch", title: "branch", params: { condition: city(value) }, ...more });

  it("goes one way at a branch and leaves out the other with all branches in it, then goes on below", async () => {
    const outer = await branch(1, "Красноярск");
    await base.rule(1, { label: "below" });
    const inner = await branch(1, "Канск", { parentId: outer, arm: "else" });
    await base.rule(1, { label: "yes", parentId: outer, arm: "then" });
    await base.rule(1, { label: "no-yes", parentId: inner, arm: "then" });
    await base.rule(1, { label: "no-no", parentId: inner, arm: "else" });
    const { matterId } = await base.newCard();
    base.facts.set(matterId, { "card.city": "Красноярск" });
    await base.move(matterId, 1);
    await base.jobs.runDue();
    expect(await base.effects()).toEqual(["yes", "below"]);
    expect(await outcomes(matterId)).toEqual([
      ["branch", "done", null],
      ["yes", "done", null],
      ["branch", "skipped", "other-branch"],
      ["no-yes", "skipped", "other-branch"],
      ["no-no", "skipped", "other-branch"],
      ["below", "done", null],
    ]);
    base.facts.set(matterId, { "card.city": "Ачинск" });
    await base.move(matterId, 2);
    await base.move(matterId, 1);
    await base.jobs.runDue();
    expect((await base.effects()).slice(2)).toEqual(["no-no", "below"]);
  });

  it("leaves both ways out at a branch that was not judged, and a branch beside it keeps its own order", async () => {
    const beside = await branch(1, "Канск", {
      timing: { delay: { kind: "after", amount: 1, unit: "hours" }, order: "parallel" },
    });
    await base.rule(1, { label: "in arm", parentId: beside, arm: "else", timing: { delay: { kind: "at-once" } } });
    const off = await branch(1, "Канск", { condition: city("Нигде") });
    await base.rule(1, { label: "never", parentId: off, arm: "then" });
    await base.rule(1, { label: "main" });
    const { matterId } = await base.newCard(1);
    await base.jobs.runDue();
    expect(await base.effects()).toEqual(["main"]);
    await until("2026-11-24T04:00:00Z");
    expect(await base.effects()).toEqual(["main", "in arm"]);
    expect((await outcomes(matterId)).filter(([title]) => title === "never")).toEqual([
      ["never", "skipped", "other-branch"],
    ]);
  });

  it("knows the results of the robots above, and keeps the values by which it judged", async () => {
    const first = await base.rule(1, { label: "sent" });
    await base.rule(1, {
      label: "after sent",
      condition: { field: `result.${first}.label`, op: "equals", value: "sent" },
    });
    await base.rule(1, {
      label: "not",
      condition: { all: [city("Канск"), { field: "card.debt", op: "at-least", value: 5 }] },
    });
    const { matterId } = await base.newCard();
    base.facts.set(matterId, { "card.city": "Ачинск" });
    await base.move(matterId, 1);
    await base.jobs.runDue();
    expect(await base.effects()).toEqual(["sent", "after sent"]);
    expect((await base.runs(matterId)).map((run) => run.judged)).toEqual([
      null,
      { [`result.${first}.label`]: "sent" },
      { "card.city": "Ачинск", "card.debt": null },
    ]);
  });

  it("repeats a robot until its condition holds, and no more than the limit; those behind do not wait for that", async () => {
    const repeat = { amount: 1, unit: "hours" as const, until: city("Канск"), limit: 4 };
    await base.rule(1, { label: "again", timing: { delay: { kind: "at-once" }, repeat } });
    await base.rule(1, { label: "behind" });
    const { matterId } = await base.newCard(1);
    await until("2026-11-24T04:30:00Z");
    expect(await base.effects()).toEqual(["again", "behind", "again"]);
    base.facts.set(matterId, { "card.city": "Канск" });
    await until("2026-11-25T00:00:00Z");
    expect((await base.runs(matterId)).map((run) => [run.round, run.state, run.reason])).toEqual([
      [1, "done", null],
      [2, "done", null],
      [3, "skipped", "until-holds"],
      [1, "done", null],
    ]);
    base.facts.clear();
    await base.move(matterId, 2);
    await base.move(matterId, 1);
    await until("2026-11-26T00:00:00Z");
    expect((await base.effects()).filter((label) => label === "again")).toHaveLength(6);
  });

  it("repeats each round once, whoever looks at it at once, and not after leaving", async () => {
    await base.rule(1, {
      label: "again",
      timing: { delay: { kind: "at-once" }, repeat: { amount: 1, unit: "hours", limit: 9 } },
    });
    const { matterId } = await base.newCard();
    const entryId = await base.move(matterId, 1);
    await Promise.all([runEntry(base.ctx(), entryId), runEntry(base.ctx(), entryId)]);
    base.clock.advance(3_600_000);
    await Promise.all([runEntry(base.ctx(), entryId), runEntry(base.ctx(), entryId), runEntry(base.ctx(), entryId)]);
    expect(await base.effects()).toEqual(["again", "again"]);
    await base.move(matterId, 2);
    await until("2026-11-25T03:00:00Z");
    expect(await base.effects()).toEqual(["again", "again"]);
    expect((await base.runs(matterId)).map((run) => run.round)).toEqual([1, 2, 3]);
  });

  it("runs a monthly robot each month on its day or the last one, and lets a person leave out one of them", async () => {
    await base.rule(1, { label: "monthly", timing: { delay: { kind: "monthly", day: 31, time: "10:00", limit: 4 } } });
    const { matterId } = await base.newCard(1);
    await until("2027-02-01T00:00:00Z");
    const dues = async () => (await base.runs(matterId)).map((run) => run.due_at?.toISOString().slice(0, 10));
    expect(await dues()).toEqual(["2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28"]);
    await skipRun(base.ctx(base.person), (await base.runs(matterId)).at(-1)?.id ?? 0);
    await until("2027-06-01T00:00:00Z");
    expect(await base.effects()).toEqual(["monthly", "monthly", "monthly"]);
    expect((await base.runs(matterId)).at(-1)).toMatchObject({ round: 4, state: "skipped", reason: "by-person" });
  });

  const waitForTask = { trigger: { name: "automation.task-done", params: {} }, amount: 2, unit: "hours" };
  it("waits for an event and goes on when it comes, but not by older news", async () => {
    const waits = await base.rule(1, { name: "automation.wait-event", title: "wait", params: waitForTask });
    await base.rule(1, { label: "came", condition: { field: `result.${waits}.came`, op: "equals", value: true } });
    const { matterId, clientId } = await base.newCard(1);
    const older = await base.happen("task.completed", { matterId, clientId });
    base.clock.advance(60_000);
    await base.jobs.runDue();
    expect((await base.runs(matterId))[0]).toMatchObject({
      state: "waiting",
      due_at: new Date("2026-11-24T05:01:00Z"),
    });
    await settleAwaiting(base.ctx(), await eventById(base.ctx(), older), matterId, ["automation.task-done"]);
    await base.jobs.runDue();
    expect(await base.effects()).toEqual([]);
    base.clock.advance(60_000);
    const news = await base.happen("task.completed", { matterId, clientId });
    await settleAwaiting(base.ctx(), await eventById(base.ctx(), news), matterId, ["automation.task-done"]);
    await settleAwaiting(base.ctx(), await eventById(base.ctx(), news), matterId, ["automation.task-done"]);
    await base.jobs.runDue();
    expect(await base.effects()).toEqual(["came"]);
    expect((await base.runs(matterId))[0]).toMatchObject({ state: "done", result: { came: true, eventId: news } });
  });

  it("goes on or ends when the awaited event did not come in time", async () => {
    const waits = await base.rule(1, { name: "automation.wait-event", params: waitForTask });
    await base.rule(1, { label: "in vain", condition: { field: `result.${waits}.came`, op: "equals", value: false } });
    await base.rule(2, { name: "automation.wait-event", params: { ...waitForTask, onTimeout: "stop" } });
    await base.rule(2, { label: "never" });
    const { matterId } = await base.newCard(1);
    await until("2026-11-24T04:59:59Z");
    expect(await base.effects()).toEqual([]);
    await until("2026-11-24T05:00:00Z");
    expect(await base.effects()).toEqual(["in vain"]);
    await base.move(matterId, 2);
    await until("2026-11-24T08:00:00Z");
    expect((await base.runs(matterId)).at(-1)).toMatchObject({ state: "cancelled", reason: "chain-stopped" });
  });

  it("keeps every failed try, and after the last one stops where told", async () => {
    base.faults.set(
      "bad",
      Array.from({ length: 5 }, () => new Error("no luck")),
    );
    await base.rule(1, {
      name: "automation.break-down",
      params: { label: "bad" },
      timing: { delay: { kind: "at-once" }, onFailure: { kind: "stop" } },
    });
    await base.rule(1, { label: "never" });
    const { matterId } = await base.newCard(1);
    await until("2026-11-24T04:00:00Z");
    const [failed, stopped] = await base.runs(matterId);
    expect(failed).toMatchObject({ state: "failed", attempts: 5 });
    expect(failed?.tries?.map((one) => [Date.parse(one.at) - TUESDAY_10.getTime(), one.reason])).toEqual([
      [0, "error"],
      [5000, "error"],
      [35_000, "error"],
      [155_000, "error"],
      [755_000, "error"],
    ]);
    expect(stopped).toMatchObject({ state: "cancelled", reason: "chain-stopped" });
  });

  it("moves the card after a failure where told, as a consequence of the failure; a refused move is told", async () => {
    const timing = {
      delay: { kind: "at-once" as const },
      onFailure: { kind: "move" as const, stageId: base.stages[3] ?? 0 },
    };
    base.faults.set("bad", [refused("nobody-on-shift")]);
    await base.rule(1, { name: "automation.break-down", params: { label: "bad" }, timing });
    await base.rule(3, { label: "sorted out" });
    const { matterId } = await base.newCard(1);
    await base.jobs.runDue();
    expect(await base.stageOf(matterId)).toBe(3);
    expect(await base.effects()).toEqual(["sorted out"]);
    const moved = await sql<{ name: string; cause: string }>`
      select event.name, cause.name as cause from events event join events cause on cause.id = event.cause_id
      where event.name = 'matter.moved' and event.matter_id = ${matterId}`.execute(base.app.database.db);
    expect(moved.rows).toEqual([{ name: "matter.moved", cause: "robot.failed" }]);
  });

  it("does not try again what the database will never take", async () => {
    base.faults.set("bad", [Object.assign(new Error("null value"), { code: "23502" })]);
    await base.rule(1, { name: "automation.break-down", params: { label: "bad" } });
    const { matterId } = await base.newCard(1);
    await base.jobs.runDue();
    expect((await base.runs(matterId))[0]).toMatchObject({ state: "failed", attempts: 1 });
  });

  it("lets a person repeat a failed robot where that is safe, and stop all that waits", async () => {
    base.faults.set("bad", [refused("nobody-on-shift")]);
    await base.rule(1, { name: "automation.break-down", params: { label: "bad" } });
    await base.rule(1, { name: "automation.spend-money", params: {} });
    await base.rule(1, { label: "tomorrow", timing: { delay: { kind: "after", amount: 1, unit: "days" } } });
    const { matterId } = await base.newCard(1);
    await base.jobs.runDue();
    const [bad, unsafe] = await base.runs(matterId);
    await expect(repeatRun(base.ctx(base.person), unsafe?.id ?? 0)).rejects.toThrow("unsafe-to-repeat");
    await repeatRun(base.ctx(base.person), bad?.id ?? 0);
    expect((await base.eventNames()).at(-1)).toBe("robot.repeated");
    await base.jobs.runDue();
    expect(await base.effects()).toEqual(["bad"]);
    expect(await stopRobots(base.ctx(base.person), matterId)).toBe(1);
    expect((await base.eventNames()).at(-1)).toBe("robots.stopped");
    expect(await stopRobots(base.ctx(base.person), matterId)).toBe(0);
    await until("2026-11-26T03:00:00Z");
    expect(await base.effects()).toEqual(["bad"]);
  });

  it("keeps to the rule as it was at the entry, whatever is changed or taken away while it waits", async () => {
    const { db } = base.app.database;
    const late = { delay: { kind: "after" as const, amount: 1, unit: "hours" as const }, order: "parallel" as const };
    const kept = await base.rule(1, { label: "as it was", timing: late, condition: { not: city("Канск") } });
    const gone = await base.rule(1, { label: "gone", timing: late });
    const { matterId } = await base.newCard(1);
    await sql`update automation_rules set params = '{"label":"new"}', condition = '{"field":"card.city","op":"equals","value":"Канск"}',
      timing = jsonb_set(timing, '{delay}', '{"kind":"at-once"}'), is_on = false, stage_id = ${base.stages[2]}, changed_at = now() where id = ${kept}`.execute(
      db,
    );
    await sql`update automation_rules set removed_at = now() where id = ${gone}`.execute(db);
    await until("2026-11-24T04:00:00Z");
    expect((await base.effects()).toSorted()).toEqual(["as it was", "gone"]);
    expect((await outcomes(matterId))[1]).toEqual(["gone", "done", null]);
  });

  it("tells that the move after a failure was refused, and the failure itself stands", async () => {
    const timing = {
      delay: { kind: "at-once" as const },
      onFailure: { kind: "move" as const, stageId: base.stages[3] ?? 0 },
    };
    base.faults.set(
      "bad",
      Array.from({ length: 40 }, () => refused("nobody-on-shift")),
    );
    await base.rule(1, { name: "automation.break-down", params: { label: "bad" }, timing });
    const { matterId } = await base.newCard();
    for (let i = 0; i < 31; i += 1) {
      await base.move(matterId, 1);
      await base.jobs.runDue();
    }
    expect(await base.stageOf(matterId)).toBe(1);
    expect((await base.runs(matterId)).at(-1)).toMatchObject({ state: "failed", reason: "nobody-on-shift" });
    expect((await base.eventNames()).slice(-2)).toEqual(["robot.failed", "robot.refused"]);
  });
});
