import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { NewRule } from "../editing/install-rule.ts";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { addValue } from "../values/add-value.ts";
import { factsOf } from "../facts.ts";

const HOUR = 3_600_000;

describe("automation's own robots", () => {
  let base: AutomationBase;
  beforeAll(async () => {
    base = await automationBase();
    const value = { kind: "variable", pipelineId: null, title: "Для проверки", value: null } as const;
    for (const type of ["text", "number", "date", "flag"] as const)
      await addValue(base.ctx(), { ...value, code: `a-${type}`, type });
  });
  afterAll(() => base.close());
  beforeEach(async () => {
    await sql`update automation_rules set removed_at = now()`.execute(base.app.database.db);
    await sql`delete from effects`.execute(base.app.database.db);
    base.jobs.lose();
    base.clock.advance(1000);
  });

  const robot = (name: string, params: Record<string, unknown>, more: Partial<NewRule> = {}) =>
    base.rule(1, { name: `automation.${name}`, params, ...more });
  const arrive = async () => {
    const card = await base.newCard();
    await base.move(card.matterId, 1);
    await base.jobs.runDue();
    expect(base.jobs.failures).toEqual([]);
    return card;
  };
  const states = async (matterId: number) => (await base.runs(matterId)).map((run) => [run.state, run.reason]);
  const resultOf = async (matterId: number) => {
    const { rows } = await sql<{ result: unknown }>`
      select result from robot_runs where matter_id = ${matterId} and result is not null order by id desc limit 1`.execute(
      base.app.database.db,
    );
    return rows[0]?.result;
  };
  const variable = async (card: { matterId: number; clientId: number }, code: string) =>
    (await factsOf(base.ctx(), card, [`variable.${code}`]))[`variable.${code}`];

  it("wait holds back what goes after it, and nothing that goes beside it", async () => {
    await robot("wait", {}, { timing: timing({ kind: "after", amount: 2, unit: "hours", from: "entry" }) });
    await base.rule(1, { label: "behind" });
    await base.rule(1, { label: "beside", timing: { ...timing({ kind: "at-once" }), order: "parallel" } });
    await arrive();
    expect(await base.effects()).toEqual(["beside"]);
    await base.jobs.runUntil(new Date(base.clock.now().getTime() + 2 * HOUR));
    expect(await base.effects()).toEqual(["beside", "behind"]);
  });

  it("set-variable writes facts into a variable by its type, and an empty value clears it", async () => {
    await robot("set-variable", { variable: "a-number", value: "{{card.debt}}" });
    await robot("set-variable", { variable: "a-text", value: "Город: {{card.city}}" });
    await robot("set-variable", { variable: "a-date", value: "сегодня" });
    await robot("set-variable", { variable: "a-flag", value: "да" });
    const card = await base.newCard();
    base.facts.set(card.matterId, { "card.debt": 64_000_000, "card.city": "Ачинск" });
    await base.move(card.matterId, 1);
    await base.jobs.runDue();
    expect(await variable(card, "a-number")).toBe(64_000_000);
    expect(await variable(card, "a-text")).toBe("Город: Ачинск");
    expect(await variable(card, "a-date")).toBe("2026-11-24");
    expect(await variable(card, "a-flag")).toBe(true);
    const changed = (await base.eventNames()).filter((name) => name === "variable.changed");
    expect(changed).toHaveLength(4);
    await sql`update automation_rules set removed_at = now()`.execute(base.app.database.db);
    await base.rule(2, { name: "automation.set-variable", params: { variable: "a-text", value: "" } });
    await base.move(card.matterId, 2);
    await base.jobs.runDue();
    expect(await variable(card, "a-text")).toBeNull();
  });

  it("set-variable fails visibly on a value that is not of the type", async () => {
    await robot("set-variable", { variable: "a-number", value: "много" });
    const { matterId } = await arrive();
    expect(await states(matterId)).toEqual([["failed", "wrong-value"]]);
    expect((await base.eventNames()).at(-1)).toBe("robot.failed");
  });

  it("calculate leaves its answer to the robots below and in a variable", async () => {
    const id = await robot("calculate", {
      left: "{{card.debt}}",
      operator: "multiply",
      right: "0,1",
      into: "a-number",
    });
    await base.rule(1, {
      label: "large",
      condition: { field: `result.${id}.value`, op: "greater", value: 6_000_000 },
    });
    await base.rule(1, { label: "small", condition: { field: `result.${id}.value`, op: "less", value: 6_000_000 } });
    const card = await base.newCard();
    base.facts.set(card.matterId, { "card.debt": 64_000_000 });
    await base.move(card.matterId, 1);
    await base.jobs.runDue();
    expect(await base.effects()).toEqual(["large"]);
    expect(await variable(card, "a-number")).toBe(6_400_000);
  });

  it("calculate counts dates by the calendar, and refuses what is absent or has no answer", async () => {
    await robot("calculate", { left: "сегодня", operator: "plus-working-days", right: "3", into: "a-date" });
    const card = await arrive();
    expect(await variable(card, "a-date")).toBe("2026-11-27");
    await sql`update automation_rules set removed_at = now()`.execute(base.app.database.db);
    await robot("calculate", { left: "{{card.debt}}", operator: "add", right: "1" });
    await robot("calculate", { left: "5", operator: "divide", right: "0" });
    const { matterId } = await arrive();
    expect(await states(matterId)).toEqual([
      ["failed", "no-value"],
      ["failed", "no-answer-to-calculation"],
    ]);
  });

  it("generate-code makes a new code of the alphabet each time", async () => {
    await robot("generate-code", { length: 8, alphabet: "both", into: "a-text" });
    const codes = new Set<unknown>();
    for (let i = 0; i < 5; i += 1) {
      const card = await arrive();
      const code = await variable(card, "a-text");
      expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
      expect(await resultOf(card.matterId)).toEqual({ code });
      codes.add(code);
    }
    expect(codes.size).toBe(5);
  });

  it("stop-chain cancels what waits on the stage; of the card only when told so", async () => {
    const later = { ...timing({ kind: "after", amount: 5, unit: "hours", from: "entry" }), order: "parallel" } as const;
    await base.rule(1, { label: "stays", timing: { ...later, cancelOnLeave: false } });
    await base.rule(2, { label: "waits", timing: later });
    await base.rule(2, { name: "automation.stop-chain", params: { scope: "stay" } });
    const { matterId } = await arrive();
    await base.move(matterId, 2);
    await base.jobs.runDue();
    expect(await states(matterId)).toEqual([
      ["waiting", null],
      ["cancelled", "stopped"],
      ["done", null],
    ]);
    const stopped = await base.app.database.db
      .selectFrom("events")
      .select(["actor_kind", "data"])
      .where("name", "=", "robots.stopped")
      .executeTakeFirstOrThrow();
    expect(stopped).toEqual({ actor_kind: "robot", data: { runs: 1 } });
    await base.rule(3, { name: "automation.stop-chain", params: { scope: "card" } });
    await base.move(matterId, 3);
    await base.jobs.runDue();
    expect((await states(matterId))[0]).toEqual(["cancelled", "stopped"]);
  });
});

const timing = (delay: NonNullable<NewRule["timing"]>["delay"]): NonNullable<NewRule["timing"]> => ({
  delay,
  repeat: null,
  order: "after-previous",
  workingTime: "any",
  cancelOnLeave: true,
  onFailure: { kind: "go-on" },
});
