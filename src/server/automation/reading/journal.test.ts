import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as api from "../../../api/automation-journal.ts";
import { insertUser } from "../../../../test/harness.ts";
import type { Actor } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { pressTrigger } from "../triggers/press-trigger.ts";
import { getJournal } from "./get-journal.ts";

describe("filters of the journal", () => {
  let base: AutomationBase;
  let boris: Actor & { id: number };
  let first: { matterId: number; clientId: number };
  let second: { matterId: number; clientId: number };
  /** The first card was moved by hand by Anna, the second by Boris's button. */
  beforeAll(async () => {
    base = await automationBase();
    boris = await insertUser(base, { name: "Борис Лапин" });
    await base.rule(1, { label: "one" });
    await base.rule(1, { name: "automation.break-down", params: { label: "bad" }, title: "bad" });
    await base.rule(2, { label: "two" });
    const back = { kind: "trigger" as const, name: "automation.manual", title: "Назад" };
    const backwards = await base.rule(0, back);
    const button = await base.rule(2, { ...back, title: "Кнопка" });
    base.faults.set("bad", [refused("nobody-on-shift")]);
    first = await base.newCard();
    second = await base.newCard();
    await base.move(first.matterId, 1);
    await base.jobs.runDue();
    await pressTrigger(base.ctx(base.person), { matterId: first.matterId, ruleId: backwards });
    await pressTrigger(base.ctx(boris), { matterId: second.matterId, ruleId: button });
    await base.jobs.runDue();
  });
  afterAll(() => base.close());
  const titles = async (query: object = {}) =>
    (await getJournal(base.ctx(), api.getJournal.query.parse(query))).items.map((line) => line.title);
  const fired = (query: object) => titles({ kind: "trigger", ...query });

  it("choose robots by client, stage, pipeline and reason, newest first", async () => {
    expect(await titles()).toEqual(["two", "bad", "one"]);
    expect(await titles({ clientId: String(first.clientId) })).toEqual(["bad", "one"]);
    expect(await titles({ stageId: String(base.stages[2]) })).toEqual(["two"]);
    expect(await titles({ pipelineId: String(base.pipelineId) })).toEqual(["two", "bad", "one"]);
    expect(await titles({ pipelineId: "999999" })).toEqual([]);
    expect(await titles({ reason: "nobody-on-shift" })).toEqual(["bad"]);
    expect(await titles({ reason: "nobody-on-shift", clientId: String(second.clientId) })).toEqual([]);
  });

  it("choose triggers by the same", async () => {
    expect(await fired({})).toEqual(["Кнопка", "Назад"]);
    expect(await fired({ clientId: String(second.clientId) })).toEqual(["Кнопка"]);
    expect(await fired({ pipelineId: String(base.pipelineId), outcome: "would-go-back" })).toEqual(["Назад"]);
    expect(await fired({ pipelineId: "999999" })).toEqual([]);
    expect(await fired({ reason: "none" })).toEqual([]);
  });

  it("choose by the person whose deed a line answers", async () => {
    expect(await titles({ userId: String(base.person.id) })).toEqual(["bad", "one"]);
    expect(await titles({ userId: String(boris.id) })).toEqual([]);
    expect(await fired({ userId: String(boris.id) })).toEqual(["Кнопка"]);
    expect(await fired({ userId: String(base.person.id) })).toEqual(["Назад"]);
  });
});
