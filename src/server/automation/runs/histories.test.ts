import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { inTx } from "../../kernel/tx.ts";
import { runEntry } from "./run-entry.ts";
import { sweepRuns } from "./sweep-runs.ts";
import { undoEntry } from "./undo-entry.ts";

type Step =
  | { do: "move"; stage: number }
  | { do: "undo" | "lose" | "sweep" | "twice" | "run" }
  | { do: "wait"; seconds: number }
  | { do: "fault"; count: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("move" as const), stage: fc.integer({ min: 0, max: 3 }) }),
  fc.record({
    do: fc.constantFrom("undo" as const, "lose" as const, "sweep" as const, "twice" as const, "run" as const),
  }),
  fc.record({ do: fc.constant("wait" as const), seconds: fc.integer({ min: 1, max: 900 }) }),
  fc.record({ do: fc.constant("fault" as const), count: fc.integer({ min: 1, max: 6 }) }),
);

describe("whatever happens to a card", () => {
  let base: AutomationBase;
  beforeAll(async () => {
    base = await automationBase();
    for (const stage of [0, 1, 2, 3]) {
      await base.rule(stage, { label: "now" });
      await base.rule(stage, { name: "automation.break-down", params: { label: "bad" } });
      await base.rule(stage, { label: "later", timing: { delay: { kind: "after", amount: 90, unit: "seconds" } } });
      await base.rule(stage, {
        label: "beside",
        timing: { delay: { kind: "after", amount: 20, unit: "seconds" }, order: "parallel", cancelOnLeave: false },
      });
    }
  });
  afterAll(() => base.close());

  async function act(matterId: number, now: Step): Promise<void> {
    if (now.do === "move") await base.move(matterId, now.stage);
    if (now.do === "undo")
      await inTx(base.ctx(), (ctx) => undoEntry(ctx, { matterId })).catch((error: unknown) =>
        expect(String(error)).toContain("nothing-to-undo"),
      );
    if (now.do === "lose") base.jobs.lose();
    if (now.do === "sweep") await sweepRuns(base.ctx());
    if (now.do === "run") await base.jobs.runDue();
    if (now.do === "wait") await base.jobs.runUntil(new Date(base.clock.now().getTime() + now.seconds * 1000));
    if (now.do === "fault")
      base.faults.set(
        "bad",
        Array.from({ length: now.count }, () => new Error("no luck")),
      );
    if (now.do === "twice")
      await Promise.all(
        (await entriesOf(matterId)).flatMap((id) => [runEntry(base.ctx(), id), runEntry(base.ctx(), id)]),
      );
  }

  const entriesOf = async (matterId: number) =>
    (
      await sql<{ id: number }>`select id from stage_entries where matter_id = ${matterId}`.execute(
        base.app.database.db,
      )
    ).rows.map((row) => row.id);

  /** Time goes on, the sweep finds what was lost, and nothing waits any more. */
  async function settle(): Promise<void> {
    for (let i = 0; i < 8; i += 1) {
      await base.jobs.runUntil(new Date(base.clock.now().getTime() + 700_000));
      await sweepRuns(base.ctx());
    }
  }

  it("each run that is done had its effect exactly once, and the others none", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const { matterId } = await base.newCard();
        for (const now of steps) await act(matterId, now);
        await settle();
        const found = await sql<{ state: string; effects: number; runs: number }>`
          select state, effects, count(*)::int as runs from (
            select run.state, (select count(*)::int from effects where run_id = run.id) as effects from robot_runs run where run.matter_id = ${matterId}) x
          group by 1, 2`.execute(base.app.database.db);
        for (const row of found.rows) expect(row).toMatchObject({ effects: row.state === "done" ? 1 : 0 });
        expect(found.rows.map((row) => row.state)).not.toContain("waiting");
        expect(base.jobs.failures).toEqual([]);
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});
