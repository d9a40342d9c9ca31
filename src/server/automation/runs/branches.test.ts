import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inTx } from "../../kernel/tx.ts";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { publishedRules } from "../versions/read-draft.ts";
import { applyToWaiting } from "../versions/apply-to-waiting.ts";
import { repeatRun } from "./repeat-run.ts";

const inAnHour = { delay: { kind: "after" as const, amount: 1, unit: "hours" as const, from: "entry" as const } };

const atOnce = { delay: { kind: "at-once" as const } };

describe("a branch that does not come to its question", () => {
  let base: AutomationBase;
  let branchId: number;
  beforeAll(async () => {
    base = await automationBase();
  });
  afterAll(() => base.close());
  beforeEach(async () => {
    const { db } = base.app.database;
    await sql`update automation_rules set removed_at = now()`.execute(db);
    await sql`delete from effects`.execute(db);
    branchId = await base.rule(1, {
      name: "automation.branch",
      title: "branch",
      params: { condition: { field: "card.city", op: "equals", value: "Канск" } },
      timing: inAnHour,
    });
    await base.rule(1, { label: "yes", parentId: branchId, arm: "then" });
    await base.rule(1, { label: "no", parentId: branchId, arm: "else" });
    await base.rule(1, { label: "below" });
  });
  const waits = async () => {
    const { matterId } = await base.newCard();
    base.facts.set(matterId, { "card.city": "Канск" });
    await base.move(matterId, 1);
    await base.jobs.runDue();
    return matterId;
  };
  const anHourLater = () => base.jobs.runUntil(new Date(base.clock.now().getTime() + 3_600_000));
  const outcomes = async (matterId: number) =>
    (await base.runs(matterId)).map((run) => [run.title, run.state, run.reason]);

  it("lets neither way run when it is switched off for what waits, and the chain goes on", async () => {
    const matterId = await waits();
    const before = (await publishedRules(base.ctx(), base.pipelineId)).find((rule) => rule.id === branchId) ?? null;
    const after = before && { ...before, isOn: false };
    // no event: the publishing that this is part of emits its own.
    await inTx(base.ctx(), (ctx) =>
      applyToWaiting(ctx, [{ ruleId: branchId, change: "changed", fields: ["isOn"], before, after }]),
    );
    await anHourLater();
    expect(await base.effects()).toEqual(["below"]);
    expect(await outcomes(matterId)).toEqual([
      ["branch", "cancelled", "rule-removed"],
      ["yes", "skipped", "other-branch"],
      ["no", "skipped", "other-branch"],
      ["below", "done", null],
    ]);
  });

  it("asks it again with both ways before it, when its failure is repeated", async () => {
    const matterId = await waits();
    const { db } = base.app.database;
    const good = await sql<{ id: number; spec: unknown }>`select id, spec from robot_runs where rule_id = ${branchId}`
      .execute(db)
      .then(({ rows }) => rows[0]);
    await sql`update robot_runs set spec = jsonb_set(spec, '{params}', '{}') where id = ${good?.id}`.execute(db);
    await anHourLater();
    expect((await outcomes(matterId)).slice(0, 3)).toEqual([
      ["branch", "failed", "wrong-params"],
      ["yes", "skipped", "other-branch"],
      ["no", "skipped", "other-branch"],
    ]);
    await sql`update robot_runs set spec = ${JSON.stringify(good?.spec)}::jsonb where id = ${good?.id}`.execute(db);
    await repeatRun(base.ctx(base.person), good?.id ?? 0);
    await base.jobs.runDue();
    expect(await base.effects()).toEqual(["below", "yes"]);
    expect((await outcomes(matterId)).slice(0, 3)).toEqual([
      ["branch", "done", null],
      ["yes", "done", null],
      ["no", "skipped", "other-branch"],
    ]);
  });

  it("is not asked after the card has left: what stands in its ways ends with it, also what does not mind leaving", async () => {
    await base.rule(1, {
      label: "stays on",
      parentId: branchId,
      arm: "then",
      timing: { ...atOnce, cancelOnLeave: false },
    });
    await base.rule(1, { label: "held by it", timing: { ...atOnce, cancelOnLeave: false } });
    const matterId = await waits();
    await base.move(matterId, 2);
    await base.jobs.runDue();
    expect(await base.effects()).toEqual(["held by it"]);
    expect(await outcomes(matterId)).toEqual([
      ["branch", "cancelled", "left-stage"],
      ["yes", "cancelled", "left-stage"],
      ["stays on", "cancelled", "left-stage"],
      ["no", "cancelled", "left-stage"],
      ["below", "cancelled", "left-stage"],
      ["held by it", "done", null],
    ]);
  });
});
