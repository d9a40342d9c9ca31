import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Condition, Timing } from "../../../api/automation-timing.ts";
import { RehearsalResult } from "../../../api/automation-rehearsal.ts";
import type { RuleSpec } from "../../../api/automation-versions.ts";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { publishedRules } from "../versions/read-draft.ts";
import { getRehearsal } from "./get-rehearsal.ts";
import { rehearse } from "./rehearse.ts";
import { startRehearsal } from "./start-rehearsal.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe("a rehearsal", () => {
  let base: AutomationBase;
  beforeEach(async () => {
    base = await automationBase();
  });
  afterEach(() => base.close());

  const stage = (i: number): number => base.stages[i] ?? 0;
  const later = (ms: number) => base.jobs.runUntil(new Date(base.clock.now().getTime() + ms));

  /** Rules as a draft holds them, changed by the test. */
  async function draft(change: (rules: RuleSpec[]) => RuleSpec[]): Promise<void> {
    const rules = change(await publishedRules(base.ctx(), base.pipelineId));
    await base.app.database.db
      .insertInto("automation_drafts")
      .values({ pipeline_id: base.pipelineId, rules: JSON.stringify(rules), revision: 1, changed_at: base.clock.now() })
      .execute();
  }

  async function rehearsed(days = 30): Promise<RehearsalResult> {
    await startRehearsal(base.ctx(base.person), base.pipelineId, days);
    await base.jobs.runDue();
    const { rehearsal } = await getRehearsal(base.ctx(), base.pipelineId);
    expect(rehearsal).toMatchObject({ state: "done", reason: null, isStale: false, askedBy: "Анна Седова" });
    return RehearsalResult.parse(rehearsal?.result);
  }

  async function rowCounts(): Promise<Record<string, number>> {
    const tables = await sql<{
      name: string;
    }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(base.app.database.db);
    const counts: Record<string, number> = {};
    for (const { name } of tables.rows) {
      const found = await sql<{ rows: number }>`select count(*)::int as rows from ${sql.table(name)}`.execute(
        base.app.database.db,
      );
      counts[name] = found.rows[0]?.rows ?? 0;
    }
    return counts;
  }

  const timing = (delay: object): Timing => Timing.parse({ delay });

  it("of the very rules that made the history finds no difference", async () => {
    await base.rule(1, { label: "at once" });
    await base.rule(1, { label: "in two hours", timing: { delay: { kind: "after", amount: 2, unit: "hours" } } });
    await base.rule(1, {
      name: "automation.move-card",
      params: { stageId: stage(2) },
      timing: { delay: { kind: "after", amount: 1, unit: "days" } },
    });
    await base.rule(2, { kind: "trigger", title: "done" });
    await base.rule(3, { kind: "trigger", name: "automation.client-wrote" });
    const [a, b, c] = [await base.newCard(), await base.newCard(), await base.newCard()];
    await base.move(a.matterId, 1);
    await base.move(b.matterId, 1);
    await later(3 * HOUR);
    await base.happen("task.completed", { matterId: b.matterId, clientId: b.clientId });
    await base.jobs.runDue();
    await later(2 * DAY);
    await base.happen("message.received", { clientId: a.clientId });
    await base.happen("message.received", { clientId: c.clientId });
    await later(HOUR);
    expect([await base.stageOf(a.matterId), await base.stageOf(b.matterId), await base.stageOf(c.matterId)]).toEqual([
      3, 2, 3,
    ]);

    const before = await rowCounts();
    const result = await rehearsed();
    expect(await rowCounts()).toEqual({ ...before, rehearsals: 1, events: (before["events"] ?? 0) + 1 });
    expect((await base.eventNames()).at(-1)).toBe("automation.rehearsed");
    expect(result.difference).toMatchObject({ standElsewhere: 0, samples: [] });
    for (const one of result.difference.stages) expect(one.wouldEnter).toBe(one.reallyEntered);
    expect(result.cards).toBe(3);
    expect(result.rules.map((rule) => [rule.title, rule.times])).toEqual([
      ["at once", 2],
      ["in two hours", 2],
      ["Перевести", 1],
      ["done", 1],
      ["Клиент написал", 2],
    ]);
    expect(result.factsAsToday).toEqual([]);
  });

  it("of a changed draft tells exactly what would have been otherwise", async () => {
    const trigger = await base.rule(2, { kind: "trigger", title: "done" });
    const card = await base.newCard();
    const other = await base.newCard();
    base.facts.set(other.matterId, { "card.city": "Канск" });
    await later(HOUR);
    await base.happen("task.completed", { matterId: card.matterId, clientId: card.clientId });
    await base.happen("task.completed", { matterId: other.matterId, clientId: other.clientId });
    await later(HOUR);
    await draft((rules) =>
      rules.map((rule) =>
        rule.id === trigger
          ? {
              ...rule,
              stageId: stage(3),
              condition: Condition.parse({ field: "card.city", op: "equals", value: "Канск" }),
            }
          : rule,
      ),
    );
    const result = await rehearsed();
    expect(result.difference.standElsewhere).toBe(2);
    expect(result.difference.samples.map((one) => [one.matterId, one.reallyStageId, one.wouldStageId])).toEqual([
      [card.matterId, stage(2), stage(0)],
      [other.matterId, stage(2), stage(3)],
    ]);
    expect(result.difference.stages.filter((one) => one.reallyEntered !== one.wouldEnter)).toEqual([
      { stageId: stage(2), reallyEntered: 2, wouldEnter: 0 },
      { stageId: stage(3), reallyEntered: 0, wouldEnter: 1 },
    ]);
    expect(result.rules).toMatchObject([{ ruleId: trigger, effect: "move", times: 1, skipped: 1 }]);
    expect(result.factsAsToday).toEqual(["card.city"]);
  });

  it("plays branches, waits, repeats and the time on a stage", async () => {
    const branch = await base.rule(1, {
      name: "automation.branch",
      params: { condition: { field: "card.debt", op: "greater", value: 100 } },
    });
    await base.rule(1, { label: "rich", parentId: branch, arm: "then" });
    await base.rule(1, { label: "poor", parentId: branch, arm: "else" });
    await base.rule(1, {
      name: "automation.wait-event",
      params: { trigger: { name: "automation.client-wrote", params: {} }, amount: 2, unit: "days" },
    });
    await base.rule(1, { label: "after the wait" });
    await base.rule(1, {
      label: "each day",
      timing: { order: "parallel", delay: { kind: "at-once" }, repeat: { amount: 1, unit: "days", limit: 3 } },
    });
    await base.rule(4, {
      kind: "trigger",
      name: "automation.stage-time-exceeded",
      title: "too long",
      params: { stageId: stage(1), amount: 5, unit: "days" },
    });
    const rich = await base.newCard();
    const poor = await base.newCard();
    base.facts.set(rich.matterId, { "card.debt": 500 });
    base.facts.set(poor.matterId, { "card.debt": 5 });
    await base.move(rich.matterId, 1);
    await base.move(poor.matterId, 1);
    await later(DAY);
    await base.happen("message.received", { clientId: rich.clientId });
    await later(6 * DAY);
    const result = await rehearsed();
    const runs = (await base.effects()).toSorted();
    expect(runs).toEqual([
      ...Array.from({ length: 2 }, () => "after the wait"),
      ...Array.from({ length: 6 }, () => "each day"),
      "poor",
      "rich",
    ]);
    expect(result.rules.map((rule) => [rule.title, rule.times])).toEqual([
      ["Условие: одна из двух веток", 2],
      ["rich", 1],
      ["poor", 1],
      ["Дождаться события", 2],
      ["after the wait", 2],
      ["each day", 6],
      ["too long", 2],
    ]);
    expect(result.difference.stages.find((one) => one.stageId === stage(4))?.wouldEnter).toBe(2);
  });

  it("finds clashes: what never fires, where nobody leaves, who goes round", async () => {
    const never = await base.rule(3, { label: "never" });
    await base.rule(1, {
      name: "automation.move-card",
      params: { stageId: stage(2) },
      timing: timing({ kind: "after", amount: 1, unit: "hours" }),
    });
    const round = await base.rule(2, {
      name: "automation.move-card",
      params: { stageId: stage(1) },
      isOn: false,
      timing: timing({ kind: "after", amount: 1, unit: "hours" }),
    });
    const card = await base.newCard();
    await base.move(card.matterId, 1);
    await later(5 * DAY);
    expect((await rehearsed()).clashes).toEqual([
      { kind: "stage-nobody-leaves", stageId: stage(2), cards: 1 },
      { kind: "rule-never-fires", ruleId: never },
    ]);
    await draft((rules) => rules.map((rule) => (rule.id === round ? { ...rule, isOn: true } : rule)));
    const result = await rehearsed();
    expect(result.clashes).toMatchObject([
      { kind: "rule-never-fires" },
      { kind: "goes-round", cards: 1, samples: [{ matterId: card.matterId }] },
    ]);
  });

  it("gives way to a newer one, and begins anew after a crash", async () => {
    await base.newCard();
    const first = await startRehearsal(base.ctx(base.person), base.pipelineId, 10);
    const second = await startRehearsal(base.ctx(base.person), base.pipelineId, 20);
    const states = await base.app.database.db
      .selectFrom("rehearsals")
      .select(["id", "state", "reason"])
      .orderBy("id")
      .execute();
    expect(states).toEqual([
      { id: first.id, state: "failed", reason: "replaced" },
      { id: second.id, state: "waiting", reason: null },
    ]);
    await base.app.database.db
      .updateTable("rehearsals")
      .set({ state: "running", cards_done: 7 })
      .where("id", "=", second.id)
      .execute();
    await rehearse(base.ctx(), second.id);
    const { rehearsal } = await getRehearsal(base.ctx(), base.pipelineId);
    expect(rehearsal).toMatchObject({ id: second.id, state: "done", cardsDone: 1, cards: 1 });
    await base.jobs.runDue();
    expect((await base.eventNames()).filter((name) => name === "automation.rehearsed")).toHaveLength(1);
    await draft((rules) => rules);
    expect((await getRehearsal(base.ctx(), base.pipelineId)).rehearsal?.isStale).toBe(true);
  });
});
