import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { TUESDAY_10 } from "../../../../test/harness.ts";
import type { TimingInput } from "../../../api/automation-timing.ts";
import { emit } from "../../kernel/events.ts";
import { Firm, writeFirm } from "../../kernel/settings.ts";
import { inTx } from "../../kernel/tx.ts";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { recomputeRuns } from "./recompute-runs.ts";
import { sweepRuns } from "./sweep-runs.ts";
import { undoEntry } from "./undo-entry.ts";

describe("the moment of a waiting robot", () => {
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
    base.clock.advance(TUESDAY_10.getTime() - base.clock.now().getTime());
  });
  const until = (text: string) => base.jobs.runUntil(new Date(text));
  const court = (more: Partial<Extract<TimingInput["delay"], { kind: "date" }>> = {}): TimingInput => ({
    delay: {
      kind: "date",
      field: "card.court",
      direction: "before",
      amount: 3,
      unit: "days",
      ifEmpty: "wait",
      ...more,
    },
  });
  const only = async (matterId: number) => (await base.runs(matterId)).at(-1);
  const setCourt = async (card: { matterId: number; clientId: number }, day: string | null) => {
    base.facts.set(card.matterId, { "card.court": day });
    await base.happen("client.changed", { clientId: card.clientId });
    await base.jobs.runDue();
  };
  const emptyCard = async () => {
    const card = await base.newCard();
    await base.move(card.matterId, 1);
    return card;
  };

  it("is unknown while its date is empty, follows the date when it comes and when it moves, and is forgotten with it", async () => {
    await base.rule(1, { label: "before court", timing: court() });
    const card = await emptyCard();
    expect(await only(card.matterId)).toMatchObject({ state: "waiting", due_at: null });
    await setCourt(card, "2026-12-14");
    expect((await only(card.matterId))?.due_at).toEqual(new Date("2026-12-11T03:00:00Z"));
    await setCourt(card, "2026-12-21");
    await until("2026-12-17T00:00:00Z");
    expect(await base.effects()).toEqual([]);
    await setCourt(card, null);
    await until("2026-12-19T00:00:00Z");
    expect(await only(card.matterId)).toMatchObject({ state: "waiting", due_at: null });
    await setCourt(card, "2026-12-25");
    await until("2026-12-22T03:00:00Z");
    expect(await base.effects()).toEqual(["before court"]);
    expect((await only(card.matterId))?.state).toBe("done");
  });

  it("is looked at once more when it comes: a date that moved without a word is followed all the same", async () => {
    await base.rule(1, { label: "before court", timing: court() });
    const { matterId } = await emptyCard();
    base.facts.set(matterId, { "card.court": "2026-12-14" });
    await recomputeRuns(base.ctx(), { runIds: [(await only(matterId))?.id ?? 0] });
    base.facts.set(matterId, { "card.court": "2026-12-30" });
    await until("2026-12-12T00:00:00Z");
    expect(await base.effects()).toEqual([]);
    expect(await only(matterId)).toMatchObject({
      state: "waiting",
      due_at: new Date("2026-12-27T03:00:00Z"),
      attempts: 0,
    });
    await until("2026-12-27T03:00:00Z");
    expect(await base.effects()).toEqual(["before court"]);
  });

  it("that the date put into the past is left out where told, with those of its branch", async () => {
    await base.rule(1, { label: "late", timing: court({ ifPast: "skip" }) });
    await base.rule(1, { label: "none", timing: court({ ifEmpty: "skip" }) });
    await base.rule(1, { label: "next" });
    const card = await emptyCard();
    await setCourt(card, "2026-11-25");
    expect((await base.runs(card.matterId)).map((run) => [run.state, run.reason])).toEqual([
      ["skipped", "date-past"],
      ["skipped", "date-empty"],
      ["done", null],
    ]);
  });

  it("follows the firm's week and the clients' quiet hours when they change", async () => {
    await base.rule(1, {
      label: "at work",
      timing: { delay: { kind: "after", amount: 10, unit: "hours" }, workingTime: "firm", order: "parallel" },
    });
    await base.rule(1, {
      name: "automation.reach-client",
      params: { label: "to client" },
      timing: { delay: { kind: "after", amount: 12, unit: "hours" }, order: "parallel" },
    });
    const { matterId } = await emptyCard();
    const dues = async () => (await base.runs(matterId)).map((run) => run.due_at?.toISOString());
    expect(await dues()).toEqual(["2026-11-25T02:00:00.000Z", "2026-11-25T02:00:00.000Z"]);
    await inTx(base.ctx(), async (ctx) => {
      const week = Array.from({ length: 7 }, () => ({ from: 660, to: 1080 }));
      await writeFirm(ctx, Firm.parse({ week, quiet: { from: 600, to: 1200 } }));
      await emit(ctx, "firm.changed", {}, { fields: ["week", "quiet"] });
    });
    await base.jobs.runDue();
    expect(await dues()).toEqual(["2026-11-25T04:00:00.000Z", "2026-11-25T03:00:00.000Z"]);
    await inTx(base.ctx(), (ctx) => writeFirm(ctx, Firm.parse({})));
  });

  it("of one that reaches the client lies in the client's day, also when the chain came to it at night", async () => {
    await base.rule(1, { label: "head", timing: { delay: { kind: "after", amount: 12, unit: "hours" } } });
    await base.rule(1, { name: "automation.reach-client", params: { label: "good morning" } });
    const card = await base.newCard();
    base.zones.set(card.clientId, "Asia/Vladivostok");
    await base.move(card.matterId, 1);
    await until("2026-11-24T22:59:59Z");
    expect(await base.effects()).toEqual(["head"]);
    await until("2026-11-24T23:00:00Z");
    expect(await base.effects()).toEqual(["head", "good morning"]);
  });

  it("waits for the responsible's shift, and that is no failed try", async () => {
    await base.rule(1, { label: "on shift", timing: { delay: { kind: "at-once" }, workingTime: "responsible" } });
    const card = await base.newCard();
    base.offShift.add(card.matterId);
    await base.move(card.matterId, 1);
    await base.jobs.runDue();
    expect(await only(card.matterId)).toMatchObject({
      state: "waiting",
      attempts: 0,
      due_at: new Date("2026-11-24T03:10:00Z"),
    });
    await until("2026-11-24T03:25:00Z");
    base.offShift.delete(card.matterId);
    await until("2026-11-24T03:30:00Z");
    expect(await base.effects()).toEqual(["on shift"]);
  });

  it("from the end of the robot above is counted when that has ended, found by the sweep if its job is lost", async () => {
    const fromPrevious = { kind: "after" as const, amount: 30, unit: "minutes" as const, from: "previous" as const };
    await base.rule(1, { label: "head", timing: { delay: { kind: "after", amount: 1, unit: "hours" } } });
    await base.rule(1, { label: "half an hour later", timing: { delay: fromPrevious } });
    const { matterId } = await emptyCard();
    expect((await only(matterId))?.due_at).toBeNull();
    await until("2026-11-24T04:29:59Z");
    expect(await base.effects()).toEqual(["head"]);
    await until("2026-11-24T04:30:00Z");
    expect(await base.effects()).toEqual(["head", "half an hour later"]);
    await base.rule(2, { label: "alone", timing: { delay: fromPrevious } });
    await base.move(matterId, 2);
    base.jobs.lose();
    await sweepRuns(base.ctx());
    await until("2026-11-24T05:00:00Z");
    expect((await base.effects()).at(-1)).toBe("alone");
  });

  it("stands when the clock is moved back, and comes once", async () => {
    await base.rule(1, { label: "once", timing: { delay: { kind: "after", amount: 1, unit: "hours" } } });
    const { matterId } = await emptyCard();
    await until("2026-11-24T04:00:00Z");
    base.clock.advance(-1_800_000);
    await sweepRuns(base.ctx());
    await until("2026-11-24T05:00:00Z");
    expect(await base.effects()).toEqual(["once"]);
    expect((await base.runs(matterId)).map((run) => run.state)).toEqual(["done"]);
  });

  it("is brought up to date when a move is taken back", async () => {
    await base.rule(1, { label: "before court", timing: court() });
    const card = await emptyCard();
    await setCourt(card, "2026-12-14");
    await base.move(card.matterId, 2);
    await setCourt(card, "2026-12-21");
    await inTx(base.ctx(), (ctx) => undoEntry(ctx, { matterId: card.matterId }));
    expect((await base.runs(card.matterId))[0]).toMatchObject({
      state: "waiting",
      due_at: new Date("2026-12-18T03:00:00Z"),
    });
  });

  it("of ten thousand robots is planned anew at one go, each once", async () => {
    await base.rule(1, { label: "before court", timing: court() });
    const { matterId, clientId } = await emptyCard();
    base.facts.set(matterId, { "card.court": "2026-12-14" });
    await sql`with stays as (insert into stage_entries (matter_id, client_id, stage_id, entered_at, left_at)
        select matter_id, client_id, stage_id, created_at, created_at from robot_runs, generate_series(1, 10000) where matter_id = ${matterId} returning id)
      insert into robot_runs (entry_id, rule_id, matter_id, client_id, stage_id, name, title, spec, position, state, date_field, created_at)
        select stays.id, rule_id, matter_id, client_id, stage_id, name, title, spec, position, 'waiting', date_field, created_at
        from robot_runs, stays where matter_id = ${matterId}`.execute(base.app.database.db);
    expect(await recomputeRuns(base.ctx(), { prefixes: ["card"], clientId })).toBe(10_001);
    base.jobs.lose();
    expect(await recomputeRuns(base.ctx(), { prefixes: ["card"], clientId })).toBe(0);
  });
});
