import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { RehearsalResult } from "../../../api/automation-rehearsal.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { undoEntry } from "../runs/undo-entry.ts";
import { forgetRehearsals } from "./forget-rehearsals.ts";
import { getRehearsal } from "./get-rehearsal.ts";
import { rehearse } from "./rehearse.ts";
import { startRehearsal } from "./start-rehearsal.ts";
import { MOST_TASKS_A_DAY } from "./tally.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe("a rehearsal", () => {
  let base: AutomationBase;
  beforeEach(async () => {
    base = await automationBase();
  });
  afterEach(() => base.close());

  const later = (ms: number) => base.jobs.runUntil(new Date(base.clock.now().getTime() + ms));
  const last = async () => (await getRehearsal(base.ctx(), base.pipelineId)).rehearsal;
  const ask = (days = 30) => startRehearsal(base.ctx(base.person), base.pipelineId, days);

  async function rehearsed(): Promise<RehearsalResult> {
    await ask();
    await base.jobs.runDue();
    return RehearsalResult.parse((await last())?.result);
  }

  it("names whom the rules would flood with tasks, and on which day", async () => {
    await base.rule(1, { name: "automation.give-task", params: { label: "call", userId: base.person.id } });
    for (let i = 0; i <= MOST_TASKS_A_DAY; i += 1) await base.move((await base.newCard()).matterId, 1);
    await later(DAY);
    await base.move((await base.newCard()).matterId, 1);
    await later(HOUR);
    const { clashes, tasks, difference, rules } = await rehearsed();
    const worst = { userId: base.person.id, name: "Анна Седова", day: "2026-11-24" };
    const count = MOST_TASKS_A_DAY + 1;
    expect(clashes).toContainEqual({ kind: "flooded-with-tasks", ...worst, count });
    expect(clashes.filter((clash) => clash.kind === "flooded-with-tasks")).toHaveLength(1);
    expect(tasks).toEqual([{ ...worst, count: count + 1, mostADay: count }]);
    expect(difference.tasksReally).toBe(count + 1);
    expect(rules).toMatchObject([{ effect: "task", times: count + 1 }]);
  });

  it("names clients to whom the rules would write twice in a day, and what they would read", async () => {
    await base.rule(1, { name: "automation.reach-client", params: { label: "Здравствуйте" } });
    await base.rule(1, {
      name: "automation.reach-client",
      params: { label: "Ещё раз" },
      timing: { delay: { kind: "after", amount: 1, unit: "hours" } },
    });
    await base.rule(2, { name: "automation.reach-client", params: { label: "Завтра" } });
    const twice = await base.newCard();
    const once = await base.newCard();
    await base.move(twice.matterId, 1);
    await base.move(once.matterId, 2);
    await later(2 * HOUR);
    const { clashes, messages, rules, difference } = await rehearsed();
    expect(clashes.find((clash) => clash.kind === "two-messages-a-day")).toMatchObject({
      clients: 1,
      samples: [{ matterId: twice.matterId, clientId: twice.clientId, clientName: "Иванов Пётр" }],
    });
    expect([messages, difference.messagesReally]).toEqual([3, 3]);
    expect(rules.map((rule) => [rule.effect, rule.samples.map((one) => [one.clientId, one.text])])).toEqual([
      ["message", [[twice.clientId, "Здравствуйте"]]],
      ["message", [[twice.clientId, "Ещё раз"]]],
      ["message", [[once.clientId, "Завтра"]]],
    ]);
    // When: after the undo's seconds, and an hour later.
    const at = rules.flatMap((rule) => rule.samples.map((one) => new Date(one.at).getTime()));
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(HOUR - 60_000);
  });

  it("takes a move that was taken back as taken back, with the former stay going on", async () => {
    await base.rule(0, { label: "goes on", timing: { delay: { kind: "after", amount: 2, unit: "hours" } } });
    await base.rule(1, { label: "never", timing: { delay: { kind: "after", amount: 1, unit: "hours" } } });
    const { matterId, clientId } = await base.newCard();
    await base.jobs.runDue();
    await base.move(matterId, 1);
    await later(3000);
    await inTx(base.ctx(base.person), async (ctx) => {
      const [toStageId = 0, fromStageId = 0] = base.stages;
      await sql`update matters set stage_id = ${toStageId} where id = ${matterId}`.execute(ctx.db);
      const about = { clientId, matterId, subjectId: matterId };
      const cause = await emit(ctx, "matter.move-undone", about, { fromStageId, toStageId });
      await undoEntry({ ...ctx, cause }, { matterId });
    });
    await later(5 * HOUR);
    expect(await base.effects()).toEqual(["goes on"]);
    const result = await rehearsed();
    expect(result.rules.map((rule) => [rule.title, rule.times])).toEqual([
      ["goes on", 1],
      ["never", 0],
    ]);
    expect(result.difference).toMatchObject({ standElsewhere: 0, samples: [] });
  });

  it("shows that it failed and why, and the next one is played", async () => {
    await base.newCard();
    const { id } = await ask();
    const { db } = base.app.database;
    // A column that a chunk reads is away for a moment, as after a wrong migration.
    await sql`alter table stage_entries rename column actor_kind to hidden`.execute(db);
    await rehearse(base.ctx(), id);
    await sql`alter table stage_entries rename column hidden to actor_kind`.execute(db);
    expect(await last()).toMatchObject({ id, state: "failed", reason: "unexpected", result: null });
    expect((await last())?.finishedAt).not.toBeNull();
    expect((await base.eventNames()).at(-1)).toBe("automation.rehearsed");
    expect((await rehearsed()).cards).toBe(1);
    expect(await last()).toMatchObject({ state: "done", reason: null });
  });

  it("stops at once when a newer one was asked for meanwhile, and tells nothing of itself", async () => {
    await base.newCard();
    const first = await ask(10);
    const second = await ask(20);
    await rehearse(base.ctx(), first.id);
    expect(await base.eventNames()).not.toContain("automation.rehearsed");
    expect(await last()).toMatchObject({ id: second.id, state: "waiting" });
    await base.jobs.runDue();
    expect(await last()).toMatchObject({ id: second.id, state: "done", days: 20 });
    const rows = await base.app.database.db
      .selectFrom("rehearsals")
      .select(["state", "reason"])
      .orderBy("id")
      .execute();
    expect(rows).toEqual([
      { state: "failed", reason: "replaced" },
      { state: "done", reason: null },
    ]);
  });

  it("is written down as a reading of whose words it shows, and forgotten after a month", async () => {
    await base.rule(1, { name: "automation.reach-client", params: { label: "Здравствуйте" } });
    const written = await base.newCard();
    const silent = await base.newCard();
    await base.move(written.matterId, 1);
    await base.move(silent.matterId, 2);
    await later(HOUR);
    await rehearsed();
    expect(base.reads).toEqual([written.clientId]);
    await later(31 * DAY);
    await forgetRehearsals(base.ctx());
    expect(await last()).toBeNull();
  });
});
