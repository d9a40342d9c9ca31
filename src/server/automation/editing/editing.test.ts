import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "kysely";
import type { Condition } from "../../../api/automation.ts";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { getRules } from "../reading/get-rules.ts";
import { addRule, type NewRule } from "./add-rule.ts";
import { removeRule } from "./remove-rule.ts";
import { updateRule } from "./update-rule.ts";

describe("editing the rules of a stage", () => {
  let base: AutomationBase;
  beforeAll(async () => {
    base = await automationBase();
  });
  afterAll(() => base.close());
  const later = { kind: "after" as const, amount: 1, unit: "hours" as const };
  const add = (more: Partial<NewRule>) =>
    addRule(base.ctx(base.person), {
      kind: "robot",
      name: "automation.write-row",
      params: { label: "x" },
      stageId: base.stages[0] ?? 0,
      ...more,
    });
  const titles = async (stage: number) =>
    (await getRules(base.ctx(), base.pipelineId))
      .filter((rule) => rule.stageId === base.stages[stage])
      .map((rule) => rule.title);
  const wrong = async (more: Partial<NewRule>): Promise<unknown> =>
    add(more).then(
      () => null,
      (error: { fields?: unknown }) => error.fields,
    );

  it("adds a rule last, told who and when, with an event", async () => {
    const rule = await add({ title: "Первый" });
    expect(rule).toMatchObject({
      position: 1,
      changedBy: "Анна Седова",
      isBroken: false,
      isOn: true,
      counts: { runsMonth: 0, failedMonth: 0, waiting: 0 },
    });
    expect(await add({ title: "Второй" })).toMatchObject({ position: 2 });
    expect((await base.eventNames()).at(-1)).toBe("automation.changed");
  });

  it("refuses what the robot does not take and what could never be judged, naming the field", async () => {
    expect(await wrong({ name: "fax.send" })).toEqual({ name: "unknown" });
    expect(await wrong({ params: { label: "" } })).toEqual({ "params.label": "required" });
    expect(await wrong({ params: {} })).toEqual({ "params.label": "required" });
    const of = (condition: Condition) => wrong({ condition });
    expect(
      await of({ all: [{ field: "card.city", op: "filled" }, { not: { field: "card.moon", op: "filled" } }] }),
    ).toEqual({ "condition.all.1.not.field": "unknown" });
    expect(await of({ field: "card.city", op: "greater", value: "x" })).toEqual({ "condition.op": "wrong" });
    expect(await of({ field: "card.debt", op: "greater", value: "many" })).toEqual({ "condition.value": "wrong" });
    expect(await of({ field: "card.city", op: "equals" })).toEqual({ "condition.value": "required" });
    await expect(add({ stageId: 999_999 })).rejects.toMatchObject({ code: "not-found" });
  });

  it("changes only what is named", async () => {
    const { id } = await add({
      title: "Имя",
      stageId: base.stages[1] ?? 0,
      condition: { field: "card.is-ready", op: "equals", value: true },
      timing: { delay: later },
    });
    const changed = await updateRule(base.ctx(base.person), id, { isOn: false });
    expect(changed).toMatchObject({
      title: "Имя",
      isOn: false,
      condition: { field: "card.is-ready" },
      timing: { delay: later, cancelOnLeave: true },
    });
    expect(await updateRule(base.ctx(), id, { condition: null })).toMatchObject({ condition: null, isOn: false });
    await base.newCard(1);
    expect((await getRules(base.ctx(), base.pipelineId)).find((rule) => rule.id === id)?.counts.waiting).toBe(0);
  });

  it("puts a rule between its neighbours however often, and onto another stage", async () => {
    const ids: number[] = [];
    for (const title of ["a", "b", "c"]) ids.push((await add({ title, stageId: base.stages[2] ?? 0 })).id);
    const [a = 0, b = 0, c = 0] = ids;
    await updateRule(base.ctx(), c, { beforeId: a, afterId: b });
    expect(await titles(2)).toEqual(["a", "c", "b"]);
    await updateRule(base.ctx(), c, { beforeId: null, afterId: a });
    expect(await titles(2)).toEqual(["c", "a", "b"]);
    for (let i = 0; i < 70; i += 1) await updateRule(base.ctx(), i % 2 === 0 ? b : a, { beforeId: c });
    expect(await titles(2)).toEqual(["c", "a", "b"]);
    await updateRule(base.ctx(), a, { stageId: base.stages[3] ?? 0 });
    expect([await titles(2), await titles(3)]).toEqual([["c", "b"], ["a"]]);
    await expect(updateRule(base.ctx(), b, { afterId: a })).rejects.toMatchObject({ fields: { afterId: "unknown" } });
  });

  it("removes a rule with what waits by it, and lets those behind go on", async () => {
    const stageId = base.stages[4] ?? 0;
    const { id } = await add({ title: "head", stageId, timing: { delay: later } });
    await add({ title: "behind", params: { label: "behind" }, stageId });
    const { matterId } = await base.newCard(4);
    await base.jobs.runDue();
    await removeRule(base.ctx(), id);
    await base.jobs.runDue();
    expect((await base.runs(matterId)).map((run) => [run.title, run.state, run.reason])).toEqual([
      ["head", "cancelled", "rule-removed"],
      ["behind", "done", null],
    ]);
    expect(await titles(4)).toEqual(["behind"]);
    await expect(removeRule(base.ctx(), id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("shows a rule whose robot is gone or whose settings no longer fit as broken", async () => {
    const { id } = await add({ title: "lost" });
    await sql`update automation_rules set params = '{}' where id = ${id}`.execute(base.app.database.db);
    expect((await getRules(base.ctx(), base.pipelineId)).find((rule) => rule.id === id)?.isBroken).toBe(true);
  });
});
