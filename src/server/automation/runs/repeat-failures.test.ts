import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { refused } from "../../kernel/errors.ts";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { repeatFailures } from "./repeat-failures.ts";

describe("failures of one robot tried again together", () => {
  let base: AutomationBase;
  beforeAll(async () => {
    base = await automationBase();
  });
  afterAll(() => base.close());
  beforeEach(async () => {
    await sql`update automation_rules set removed_at = now()`.execute(base.app.database.db);
    base.faults.clear();
    base.jobs.lose();
  });
  const bad = (more: object = {}) =>
    base.rule(1, { name: "automation.break-down", params: { label: "bad" }, title: "bad", ...more });
  /** A card on which the robot failed for the reason. */
  const failedOn = async (reason: string): Promise<number> => {
    base.faults.set("bad", [refused(reason)]);
    const { matterId } = await base.newCard(1);
    await base.jobs.runDue();
    expect((await base.runs(matterId)).map((run) => [run.state, run.reason])).toEqual([["failed", reason]]);
    return matterId;
  };
  const repeat = (ruleId: number, reason?: string) => repeatFailures(base.ctx(base.person), { ruleId, reason });
  const states = async (matterIds: number[]) => {
    const runs = await Promise.all(matterIds.map((matterId) => base.runs(matterId)));
    return runs.flat().map((run) => run.state);
  };
  const repeats = async () => (await base.eventNames()).filter((name) => name === "robot.repeated").length;

  it("run again on every card, each told by its own event", async () => {
    const ruleId = await bad();
    const cards = [await failedOn("nobody-on-shift"), await failedOn("no-phone")];
    const before = await repeats();
    expect(await repeat(ruleId)).toEqual({ repeated: 2, left: 0 });
    expect(await states(cards)).toEqual(["waiting", "waiting"]);
    expect((await repeats()) - before).toBe(2);
    await base.jobs.runDue();
    expect(await states(cards)).toEqual(["done", "done"]);
    expect(await repeat(ruleId)).toEqual({ repeated: 0, left: 0 });
  });

  it("are chosen by reason", async () => {
    const ruleId = await bad();
    const cards = [await failedOn("nobody-on-shift"), await failedOn("no-phone")];
    expect(await repeat(ruleId, "no-phone")).toEqual({ repeated: 1, left: 0 });
    expect(await states(cards)).toEqual(["failed", "waiting"]);
  });

  it("stay where the card has left the stage, unless the robot does not mind", async () => {
    const ruleId = await bad();
    const gone = await failedOn("no-phone");
    const here = await failedOn("no-phone");
    await base.move(gone, 2);
    expect(await repeat(ruleId)).toEqual({ repeated: 1, left: 1 });
    await base.jobs.runDue();
    expect(await states([gone, here])).toEqual(["failed", "done"]);
    await sql`update automation_rules set removed_at = now()`.execute(base.app.database.db);
    const stubborn = await bad({ timing: { delay: { kind: "at-once" }, cancelOnLeave: false } });
    await base.move(await failedOn("no-phone"), 2);
    expect(await repeat(stubborn)).toEqual({ repeated: 1, left: 0 });
  });

  it("stay where part of the effect may have happened outside", async () => {
    const ruleId = await base.rule(1, { name: "automation.spend-money", params: {}, title: "pay" });
    const { matterId } = await base.newCard(1);
    await base.jobs.runDue();
    expect(await repeat(ruleId)).toEqual({ repeated: 0, left: 1 });
    expect(await states([matterId])).toEqual(["failed"]);
  });

  it("run five hundred at a time, the oldest first; the rest is told", async () => {
    const ruleId = await bad();
    const oldest = await failedOn("no-phone");
    const { db } = base.app.database;
    const { entry_id } = await db
      .selectFrom("robot_runs")
      .select("entry_id")
      .where("matter_id", "=", oldest)
      .executeTakeFirstOrThrow();
    await sql`insert into robot_runs (entry_id, rule_id, matter_id, client_id, stage_id, name, title, spec, position, state, attempts, finished_at, reason, created_at, round)
      select entry_id, rule_id, matter_id, client_id, stage_id, name, title, spec, position, state, attempts, finished_at, reason, created_at, i
      from robot_runs, generate_series(2, 502) i where entry_id = ${entry_id} and round = 1`.execute(db);
    expect(await repeat(ruleId)).toEqual({ repeated: 500, left: 2 });
    const left = await sql<{
      round: number;
    }>`select round from robot_runs where entry_id = ${entry_id} and state = 'failed' order by round`.execute(db);
    expect(left.rows.map((row) => row.round)).toEqual([501, 502]);
  });

  it("are not found for a rule that is not there or no robot", async () => {
    const trigger = await base.rule(1, { kind: "trigger" });
    await expect(repeat(trigger)).rejects.toMatchObject({ code: "not-found" });
    await expect(repeat(999_999)).rejects.toMatchObject({ code: "not-found" });
  });
});
