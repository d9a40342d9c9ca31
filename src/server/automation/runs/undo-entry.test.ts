import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "kysely";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { inTx } from "../../kernel/tx.ts";
import { stopRobots } from "./stop-robots.ts";
import { undoEntry } from "./undo-entry.ts";

describe("taking a move back", () => {
  let base: AutomationBase;
  beforeAll(async () => {
    base = await automationBase();
    await base.rule(0, { label: "tomorrow", timing: { delay: { kind: "after", amount: 1, unit: "days" } } });
    await base.rule(1, { name: "automation.reach-client", params: { label: "hello" } });
  });
  afterAll(() => base.close());
  const undo = (matterId: number) => inTx(base.ctx(), (ctx) => undoEntry(ctx, { matterId }));

  it("cancels the new stay and brings back what the former one waited for, each at its own moment", async () => {
    const { matterId } = await base.newCard();
    const due = (await base.runs(matterId))[0]?.due_at;
    base.clock.advance(1000);
    await base.move(matterId, 1);
    await undo(matterId);
    expect((await base.runs(matterId)).map((run) => [run.state, run.reason])).toEqual([
      ["waiting", null],
      ["cancelled", "undone"],
    ]);
    expect((await base.runs(matterId))[0]?.due_at).toEqual(due);
    base.jobs.lose();
    await base.move(matterId, 1);
    await undo(matterId);
    await base.jobs.runUntil(new Date((due ?? new Date()).getTime()));
    expect(await base.effects()).toEqual(["tomorrow"]);
  });

  it("goes back to the stay that the move ended, also after an earlier undo", async () => {
    const { matterId } = await base.newCard();
    await base.move(matterId, 1);
    await undo(matterId);
    await base.move(matterId, 2);
    await undo(matterId);
    expect((await base.runs(matterId)).map((run) => run.state)).toEqual(["waiting", "cancelled"]);
    await expect(undo(matterId)).rejects.toThrow("nothing-to-undo");
  });

  it("does not bring back what was cancelled for another reason", async () => {
    const extra = await base.rule(0, { label: "extra", timing: { delay: { kind: "after", amount: 2, unit: "days" } } });
    const { matterId } = await base.newCard();
    const { db } = base.app.database;
    await sql`update robot_runs set state = 'cancelled', reason = 'rule-removed' where rule_id = ${extra}`.execute(db);
    await sql`update automation_rules set removed_at = now() where id = ${extra}`.execute(db);
    await base.move(matterId, 1);
    await undo(matterId);
    expect((await base.runs(matterId)).map((run) => run.reason)).toEqual([null, "rule-removed", "undone"]);
  });

  it("is not what stopping does: that cancels all that waits for the card", async () => {
    const { matterId } = await base.newCard();
    expect(await inTx(base.ctx(), (ctx) => stopRobots(ctx, matterId))).toBe(1);
    expect((await base.runs(matterId)).map((run) => run.reason)).toEqual(["stopped"]);
  });
});
