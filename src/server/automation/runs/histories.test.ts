import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { inTx } from "../../kernel/tx.ts";
import { addDays, dayOf } from "../../kernel/working-time.ts";
import { runEntry } from "./run-entry.ts";
import { sweepRuns } from "./sweep-runs.ts";
import { undoEntry } from "./undo-entry.ts";

type Step =
  | { do: "move"; stage: number }
  | { do: "undo" | "lose" | "sweep" | "twice" | "run" }
  | { do: "wait"; seconds: number }
  | { do: "date"; days: number | null }
  | { do: "ready"; isReady: boolean }
  | { do: "fault"; count: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("move" as const), stage: fc.integer({ min: 0, max: 3 }) }),
  fc.record({
    do: fc.constantFrom("undo" as const, "lose" as const, "sweep" as const, "twice" as const, "run" as const),
  }),
  fc.record({ do: fc.constant("wait" as const), seconds: fc.integer({ min: 1, max: 900 }) }),
  fc.record({ do: fc.constant("date" as const), days: fc.option(fc.integer({ min: -1, max: 2 })) }),
  fc.record({ do: fc.constant("ready" as const), isReady: fc.boolean() }),
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
        label: "again",
        timing: { delay: { kind: "at-once" }, repeat: { amount: 50, unit: "seconds", limit: 3 } },
      });
      await base.rule(stage, {
        label: "from above",
        timing: { delay: { kind: "after", amount: 30, unit: "seconds", from: "previous" } },
      });
      const branch = await base.rule(stage, {
        name: "automation.branch",
        params: { condition: { field: "card.is-ready", op: "equals", value: true } },
      });
      await base.rule(stage, { label: "yes", parentId: branch, arm: "then" });
      await base.rule(stage, { label: "no", parentId: branch, arm: "else" });
      await base.rule(stage, {
        label: "dated",
        timing: {
          order: "parallel",
          delay: { kind: "date", field: "card.court", direction: "at", unit: "days", ifEmpty: "wait" },
        },
      });
      await base.rule(stage, {
        label: "beside",
        timing: { delay: { kind: "after", amount: 20, unit: "seconds" }, order: "parallel", cancelOnLeave: false },
      });
    }
  });
  afterAll(() => base.close());

  async function setFact(matterId: number, fact: Record<string, string | boolean | null>): Promise<void> {
    base.facts.set(matterId, { ...base.facts.get(matterId), ...fact });
    await base.happen("client.changed", { matterId });
  }

  async function act(matterId: number, now: Step): Promise<void> {
    if (now.do === "ready") await setFact(matterId, { "card.is-ready": now.isReady });
    if (now.do === "date")
      await setFact(matterId, {
        "card.court": now.days === null ? null : addDays(dayOf(base.clock.now(), "Asia/Krasnoyarsk"), now.days),
      });
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
    // A robot of a date waits for it as long as it is empty.
    for (let i = 0; i < 12; i += 1) {
      await base.jobs.runUntil(new Date(base.clock.now().getTime() + 700_000));
      await sweepRuns(base.ctx());
    }
    await base.jobs.runUntil(new Date(base.clock.now().getTime() + 4 * 86_400_000));
    await sweepRuns(base.ctx());
    await base.jobs.runDue();
  }

  interface Past {
    entry: number;
    rule: number;
    round: number;
    name: string;
    title: string;
    state: string;
    position: number;
    chained: boolean;
    cancels: boolean;
    due: Date | null;
    ended: Date;
    left: Date | null;
    effects: number;
    first: number | null;
    took: string | null;
  }

  const historyOf = async (matterId: number): Promise<Past[]> =>
    (
      await sql<Past>`
        select entry_id as entry, rule_id as rule, round, name, result->>'arm' as took, title, state, position, due_at as due, finished_at as ended, left_at as left,
          spec->'timing'->>'order' = 'after-previous' and round = 1 as chained, (spec->'timing'->>'cancelOnLeave')::boolean as cancels,
          (select count(*)::int from effects where run_id = run.id) as effects, (select min(id) from effects where run_id = run.id) as first
        from robot_runs run join stage_entries stay on stay.id = run.entry_id where run.matter_id = ${matterId} order by entry_id, position`.execute(
        base.app.database.db,
      )
    ).rows;

  /** Effects of the chain come in the order of its robots; only the arm that the branch took had any. */
  function keepsOrder(stay: readonly Past[]): void {
    const chain = stay.filter((run) => run.chained && run.first !== null).map((run) => run.first ?? 0);
    expect(chain).toEqual(chain.toSorted((a, b) => a - b));
    const took = stay.find((run) => run.name === "automation.branch")?.took ?? null;
    const arms = stay.filter((run) => (run.title === "yes" || run.title === "no") && run.effects > 0);
    for (const run of arms) expect(run.title).toBe(took === "then" ? "yes" : "no");
    if (took === null) expect(arms).toEqual([]);
  }

  it("each run that is done had its effect exactly once, in order, and the others none", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const { matterId } = await base.newCard();
        for (const now of steps) await act(matterId, now);
        await settle();
        const runs = await historyOf(matterId);
        for (const run of runs)
          expect(run.effects).toBe(run.state === "done" && run.name !== "automation.branch" ? 1 : 0);
        const waiting = runs.filter((run) => run.state === "waiting");
        expect(waiting.map((run) => [run.title, run.due])).toEqual(waiting.map(() => ["dated", null]));
        // One robot of one stay runs once in each round.
        const keys = runs.filter((run) => run.effects > 0).map((run) => `${run.entry} ${run.rule} ${run.round}`);
        expect(new Set(keys).size).toBe(keys.length);
        // Nothing that leaving cancels was done after the card had left.
        for (const run of runs)
          if (run.state === "done" && run.cancels && run.left) expect(run.ended <= run.left).toBe(true);
        for (const stay of Map.groupBy(runs, (run) => run.entry).values()) keepsOrder(stay);
        expect(base.jobs.failures).toEqual([]);
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});
