import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { tryRules as endpoint } from "../../../api/automation.ts";
import { updateRule } from "../editing/update-rule.ts";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { tryRules } from "./try-rules.ts";

const city = (value: string) => ({ field: "card.city", op: "equals" as const, value });

describe("a trial of a stage's robots on a card", () => {
  let base: AutomationBase;
  let matterId: number;
  beforeAll(async () => {
    base = await automationBase();
    ({ matterId } = await base.newCard());
  });
  afterAll(() => base.close());
  beforeEach(async () => {
    await sql`update automation_rules set removed_at = now()`.execute(base.app.database.db);
    await sql`delete from automation_drafts`.execute(base.app.database.db);
    base.facts.set(matterId, { "card.city": "Канск" });
  });
  const trial = async () => {
    const items = await tryRules(base.ctx(base.person), base.stages[1] ?? 0, matterId);
    return endpoint.reply.parse({ items }).items.map((one) => [one.title, one.wouldRun, one.reason]);
  };
  const branch = (value: string, more: object = {}) =>
    base.rule(1, { name: "automation.branch", title: value, params: { condition: city(value) }, ...more });

  it("goes by the draft where there is one", async () => {
    const id = await base.rule(1, { label: "write" });
    expect(await trial()).toEqual([["write", true, null]]);
    await updateRule(base.ctx(base.person), id, { title: "drafted", condition: city("Москва") });
    expect(await trial()).toEqual([["drafted", false, "condition-false"]]);
  });

  it("shows both ways of a branch, that not taken as left out with all within it", async () => {
    const outer = await branch("Красноярск");
    await base.rule(1, { label: "below" });
    const inner = await branch("Ачинск", { parentId: outer, arm: "then" });
    await base.rule(1, { label: "deep", parentId: inner, arm: "else" });
    await base.rule(1, { label: "else", parentId: outer, arm: "else" });
    expect(await trial()).toEqual([
      ["Красноярск", true, null],
      ["Ачинск", false, "other-branch"],
      ["deep", false, "other-branch"],
      ["else", true, null],
      ["below", true, null],
    ]);
    base.facts.set(matterId, { "card.city": "Красноярск" });
    expect(await trial()).toEqual([
      ["Красноярск", true, null],
      ["Ачинск", true, null],
      ["deep", true, null],
      ["else", false, "other-branch"],
      ["below", true, null],
    ]);
  });

  it("leaves out both ways of a branch that would not run itself", async () => {
    const skipped = await branch("Канск", { condition: city("Нигде") });
    await base.rule(1, { label: "then", parentId: skipped, arm: "then" });
    await base.rule(1, { label: "else", parentId: skipped, arm: "else" });
    const off = await branch("Канск", { isOn: false });
    await base.rule(1, { label: "in", parentId: off, arm: "then" });
    expect(await trial()).toEqual([
      ["Канск", false, "condition-false"],
      ["then", false, "other-branch"],
      ["else", false, "other-branch"],
      ["Канск", false, "off"],
      ["in", false, "off"],
    ]);
  });

  it("does nothing to the card", async () => {
    await branch("Канск");
    await base.rule(1, { label: "write" });
    const before = [await base.effects(), await base.runs(matterId), await base.eventNames()];
    await trial();
    expect([await base.effects(), await base.runs(matterId), await base.eventNames()]).toEqual(before);
  });

  it("is not found for a card or stage that is not there", async () => {
    const ctx = base.ctx(base.person);
    await expect(tryRules(ctx, base.stages[1] ?? 0, 999_999)).rejects.toMatchObject({ code: "not-found" });
    await expect(tryRules(ctx, 999_999, matterId)).rejects.toMatchObject({ code: "not-found" });
  });
});
