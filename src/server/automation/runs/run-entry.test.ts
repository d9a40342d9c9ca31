import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { refused } from "../../kernel/errors.ts";
import { runEntry } from "./run-entry.ts";
import { sweepRuns } from "./sweep-runs.ts";

const seconds = (n: number) => n * 1000;
const after = (amount: number, unit: "seconds" | "minutes" | "hours" | "days" | "working-minutes") => ({
  kind: "after" as const,
  amount,
  unit,
});
const atOnce = { kind: "at-once" as const };

describe("robots of a stage", () => {
  let base: AutomationBase;
  beforeAll(async () => {
    base = await automationBase();
  });
  afterAll(() => base.close());
  beforeEach(async () => {
    await sql`update automation_rules set removed_at = now()`.execute(base.app.database.db);
    await sql`delete from effects`.execute(base.app.database.db);
    base.faults.clear();
    base.jobs.lose();
  });
  const wait = (ms: number) => base.jobs.runUntil(new Date(base.clock.now().getTime() + ms));
  const states = async (matterId: number) => (await base.runs(matterId)).map((run) => run.state);

  it("run in the order of their positions, in one job", async () => {
    for (const label of ["a", "b", "c"]) await base.rule(1, { label });
    const { matterId } = await base.newCard();
    await base.move(matterId, 1);
    expect(base.jobs.waiting.filter((job) => job.name === "automation.run-entry")).toHaveLength(1);
    await base.jobs.runDue();
    expect(await base.effects()).toEqual(["a", "b", "c"]);
    expect(await states(matterId)).toEqual(["done", "done", "done"]);
  });

  it("cost a stage without robots one statement and no job", async () => {
    const { matterId } = await base.newCard();
    await base.move(matterId, 1);
    expect(base.jobs.waiting.filter((job) => job.name === "automation.run-entry")).toHaveLength(0);
  });

  it("wait for their time, and the chain behind waits with them; a parallel one does not", async () => {
    await base.rule(1, { label: "first" });
    await base.rule(1, { label: "later", timing: { delay: after(10, "minutes") } });
    await base.rule(1, { label: "behind" });
    await base.rule(1, { label: "beside", timing: { delay: atOnce, order: "parallel" } });
    const { matterId } = await base.newCard(1);
    await base.jobs.runDue();
    expect(await base.effects()).toEqual(["first", "beside"]);
    await wait(seconds(599));
    expect(await base.effects()).toHaveLength(2);
    await wait(seconds(1));
    expect(await base.effects()).toEqual(["first", "beside", "later", "behind"]);
    expect(await states(matterId)).toEqual(["done", "done", "done", "done"]);
  });

  it("judge the condition after the wait, on the values of that moment", async () => {
    const condition = { field: "card.city", op: "equals" as const, value: "КРАСНОЯРСК" };
    await base.rule(1, { label: "turned true", condition, timing: { delay: after(1, "hours"), order: "parallel" } });
    await base.rule(1, {
      label: "turned false",
      condition: { not: condition },
      timing: { delay: after(1, "hours"), order: "parallel" },
    });
    const { matterId } = await base.newCard(1);
    base.facts.set(matterId, { "card.city": "Ачинск" });
    await base.jobs.runDue();
    base.facts.set(matterId, { "card.city": "Красноярск" });
    await wait(seconds(3600));
    expect(await base.effects()).toEqual(["turned true"]);
    expect((await base.runs(matterId)).map((run) => [run.state, run.reason])).toEqual([
      ["done", null],
      ["skipped", "condition-false"],
    ]);
  });

  it("are cancelled by leaving, unless told to stay; coming back is a new stay", async () => {
    await base.rule(1, { label: "goes", timing: { delay: after(1, "days") } });
    await base.rule(1, {
      label: "stays",
      timing: { delay: after(1, "days"), order: "parallel", cancelOnLeave: false },
    });
    const { matterId } = await base.newCard(1);
    await base.move(matterId, 2);
    expect((await base.runs(matterId)).map((run) => [run.state, run.reason])).toEqual([
      ["cancelled", "left-stage"],
      ["waiting", null],
    ]);
    await base.move(matterId, 1);
    await wait(seconds(86_400));
    expect((await base.effects()).toSorted()).toEqual(["goes", "stays", "stays"]);
  });

  it("reach the client only when the move can no longer be taken back", async () => {
    await base.rule(1, { name: "automation.reach-client", params: { label: "hello" } });
    const { matterId } = await base.newCard();
    await base.move(matterId, 1);
    await wait(seconds(6));
    expect(await base.effects()).toEqual([]);
    await wait(seconds(1));
    expect(await base.effects()).toEqual(["hello"]);
  });

  it("keep the rule as it was at the entry", async () => {
    const id = await base.rule(1, { label: "old words", timing: { delay: after(5, "minutes") } });
    await base.newCard(1);
    await sql`update automation_rules set params = '{"label":"new words"}' where id = ${id}`.execute(
      base.app.database.db,
    );
    await wait(seconds(300));
    expect(await base.effects()).toEqual(["old words"]);
  });

  it("do nothing twice when the job comes twice, also at once", async () => {
    for (const label of ["a", "b", "c"]) await base.rule(1, { label });
    const { matterId } = await base.newCard();
    const entryId = await base.move(matterId, 1);
    await Promise.all([runEntry(base.ctx(), entryId), runEntry(base.ctx(), entryId), runEntry(base.ctx(), entryId)]);
    await base.jobs.runDue();
    await runEntry(base.ctx(), entryId);
    expect(await base.effects()).toEqual(["a", "b", "c"]);
  });

  it("leave nothing behind when they break, are tried again with growing pauses, then fail visibly; the chain goes on", async () => {
    base.faults.set(
      "bad",
      Array.from({ length: 9 }, () => new Error("no luck")),
    );
    await base.rule(1, { name: "automation.break-down", params: { label: "bad" }, title: "bad" });
    await base.rule(1, { label: "behind" });
    const { matterId } = await base.newCard(1);
    const start = base.clock.now().getTime();
    const dues: number[] = [];
    for (let i = 0; i < 4; i += 1) {
      await base.jobs.runDue();
      expect(await base.effects()).toEqual([]);
      const [run] = await base.runs(matterId);
      dues.push(((run?.due_at?.getTime() ?? 0) - start) / 1000);
      await base.jobs.runUntil(run?.due_at ?? new Date());
    }
    expect(dues).toEqual([5, 35, 155, 755]);
    expect((await base.runs(matterId)).map((run) => [run.state, run.reason, run.attempts])).toEqual([
      ["failed", "error", 5],
      ["done", null, 0],
    ]);
    expect(await base.effects()).toEqual(["behind"]);
    expect(await base.eventNames()).toContain("robot.failed");
  });

  it("that a rule refuses fail at once, with its reason", async () => {
    base.faults.set("no", [refused("nobody-on-shift")]);
    await base.rule(1, { name: "automation.break-down", params: { label: "no" } });
    await base.rule(1, { label: "behind" });
    const { matterId } = await base.newCard(1);
    await base.jobs.runDue();
    expect((await base.runs(matterId)).map((run) => [run.state, run.reason])).toEqual([
      ["failed", "nobody-on-shift"],
      ["done", null],
    ]);
    expect(await base.effects()).toEqual(["behind"]);
  });

  it("of a slice that is gone fail visibly", async () => {
    const id = await base.rule(1, { label: "gone" });
    await sql`update automation_rules set name = 'fax.send-letter' where id = ${id}`.execute(base.app.database.db);
    const { matterId } = await base.newCard(1);
    await base.jobs.runDue();
    expect((await base.runs(matterId)).map((run) => [run.state, run.reason])).toEqual([["failed", "unknown-robot"]]);
  });

  it("are found again by the sweep when the queue is lost, but not those that wait for one above", async () => {
    await base.rule(1, { label: "head", timing: { delay: after(10, "minutes") } });
    await base.rule(1, { label: "behind" });
    await base.newCard(1);
    base.jobs.lose();
    await wait(seconds(60));
    await sweepRuns(base.ctx());
    expect(base.jobs.waiting).toHaveLength(0);
    await wait(seconds(600));
    await sweepRuns(base.ctx());
    await base.jobs.runDue();
    expect(await base.effects()).toEqual(["head", "behind"]);
  });

  it("move their own card: the rest of that stay is cancelled, the next stage's robots run", async () => {
    await base.rule(1, { name: "automation.move-card", params: { stageId: base.stages[2] }, title: "forward" });
    await base.rule(1, { label: "never" });
    await base.rule(2, { label: "arrived" });
    const { matterId } = await base.newCard(1);
    await base.jobs.runDue();
    expect(await base.effects()).toEqual(["move", "arrived"]);
    expect((await base.runs(matterId)).map((run) => [run.title, run.state, run.reason])).toEqual([
      ["forward", "done", null],
      ["never", "cancelled", "left-stage"],
      ["arrived", "done", null],
    ]);
  });

  it("that go round end visibly", async () => {
    await base.rule(1, { name: "automation.move-card", params: { stageId: base.stages[2] } });
    await base.rule(2, { name: "automation.move-card", params: { stageId: base.stages[1] } });
    const { matterId } = await base.newCard(1);
    await base.jobs.runDue();
    const runs = await base.runs(matterId);
    expect(runs.at(-1)).toMatchObject({ state: "failed", reason: "too-deep" });
    expect(runs.filter((run) => run.state === "done")).toHaveLength(8);
    expect((await base.eventNames()).at(-1)).toBe("robot.refused");
    expect(base.jobs.failures).toEqual([]);
  });

  it("that bring one card to thirty stages within an hour are stopped, whatever set them going", async () => {
    await base.rule(1, { name: "automation.move-card", params: { stageId: base.stages[2] } });
    const { matterId } = await base.newCard();
    for (let i = 0; i < 31; i += 1) {
      await base.move(matterId, 1);
      await base.jobs.runDue();
    }
    const runs = await base.runs(matterId);
    expect(runs.at(-1)).toMatchObject({ state: "failed", reason: "too-often" });
    expect(runs.filter((run) => run.state === "done")).toHaveLength(30);
    await wait(seconds(3600));
    await base.move(matterId, 1);
    await base.jobs.runDue();
    expect((await base.runs(matterId)).at(-1)).toMatchObject({ state: "done" });
  });

  it("and people who move the same card at the same time do not lock each other out", async () => {
    for (const stage of [1, 2]) for (const label of ["a", "b", "c"]) await base.rule(stage, { label });
    await base.rule(1, { name: "automation.move-card", params: { stageId: base.stages[2] } });
    const { matterId } = await base.newCard();
    for (let i = 0; i < 10; i += 1) {
      const entryId = await base.move(matterId, 1);
      await Promise.all([runEntry(base.ctx(), entryId), base.move(matterId, 3), runEntry(base.ctx(), entryId)]);
    }
    await base.jobs.runDue();
    const runs = await base.runs(matterId);
    // Who comes first is chance; each run is either done with its effect or cancelled without.
    expect(runs.filter((run) => run.state !== "done" && run.reason !== "left-stage")).toEqual([]);
    expect(await base.effects()).toHaveLength(runs.filter((run) => run.state === "done").length);
    expect(base.jobs.failures).toEqual([]);
  });

  it("that take long and then want the card do not hang with a person who moves it", async () => {
    const params = { stageId: base.stages[2], pauseSeconds: 0.3 };
    await base.rule(1, { name: "automation.move-card", params });
    const { matterId } = await base.newCard();
    const entryId = await base.move(matterId, 1);
    const running = runEntry(base.ctx(), entryId);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await Promise.all([running, base.move(matterId, 3)]);
    expect(await states(matterId)).toEqual(["done"]);
    expect(await base.stageOf(matterId)).toBe(3);
  });

  it("of a stay that is over do nothing, whatever made them wait", async () => {
    await base.rule(1, { label: "late", timing: { delay: after(1, "hours") } });
    const { matterId } = await base.newCard(1);
    await sql`update stage_entries set left_at = entered_at where matter_id = ${matterId}`.execute(
      base.app.database.db,
    );
    await wait(seconds(3600));
    expect((await base.runs(matterId)).map((run) => [run.state, run.reason])).toEqual([["cancelled", "left-stage"]]);
    expect(await base.effects()).toEqual([]);
  });

  it("whose job comes a little before its time are asked for again, not lost", async () => {
    await base.rule(1, { label: "soon", timing: { delay: after(30, "seconds") } });
    const { matterId } = await base.newCard(1);
    base.jobs.lose();
    const { entry_id } = (
      await sql<{ entry_id: number }>`select entry_id from robot_runs where matter_id = ${matterId}`.execute(
        base.app.database.db,
      )
    ).rows[0] ?? { entry_id: 0 };
    await wait(seconds(29));
    await runEntry(base.ctx(), entry_id);
    expect(await base.effects()).toEqual([]);
    await wait(seconds(1));
    expect(await base.effects()).toEqual(["soon"]);
  });

  it("keep to working hours where told", async () => {
    await base.rule(1, { label: "at work", timing: { delay: after(9, "hours"), workingTime: "firm" } });
    base.clock.moveTo(new Date("2027-02-05T05:00:00Z"));
    const { matterId } = await base.newCard(1);
    expect((await base.runs(matterId))[0]?.due_at).toEqual(new Date("2027-02-08T02:00:00Z"));
  });
});
