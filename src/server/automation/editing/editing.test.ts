import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sql } from "kysely";
import type { Condition } from "../../../api/automation-timing.ts";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { getRules } from "../reading/get-rules.ts";
import { publishDraft } from "../versions/publish-draft.ts";
import { readDraft } from "../versions/read-draft.ts";
import { addRule } from "./add-rule.ts";
import type { NewRule } from "./install-rule.ts";
import { removeRule } from "./remove-rule.ts";
import { updateRule } from "./update-rule.ts";

describe("editing the draft of a pipeline", () => {
  let base: AutomationBase;
  beforeAll(async () => {
    base = await automationBase();
  });
  beforeEach(async () => {
    await sql`delete from automation_drafts`.execute(base.app.database.db);
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
  const rules = async () => (await getRules(base.ctx(), base.pipelineId)).items;
  const titles = async (stage: number) =>
    (await rules()).filter((rule) => rule.stageId === base.stages[stage]).map((rule) => rule.title);
  const wrong = async (more: Partial<NewRule>): Promise<unknown> =>
    add(more).then(
      () => null,
      (error: { fields?: unknown }) => error.fields,
    );

  it("adds a rule last, which nothing acts by, with an event", async () => {
    expect(await add({ title: "Первый" })).toMatchObject({ position: 1, change: "added", isBroken: false, isOn: true });
    expect(await add({ title: "Второй" })).toMatchObject({ position: 2 });
    expect((await base.eventNames()).at(-1)).toBe("automation.draft-changed");
    const { matterId } = await base.newCard(0);
    expect(await base.runs(matterId)).toEqual([]);
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
    expect(await of({ field: "card.debt", op: "between", value: ["1"] })).toEqual({ "condition.value": "wrong" });
    expect(await of({ field: "card.city", op: "equals" })).toEqual({ "condition.value": "required" });
    const moon = {
      delay: { kind: "date" as const, field: "card.moon", direction: "at" as const, ifEmpty: "skip" as const },
    };
    expect(await wrong({ timing: moon })).toEqual({ "timing.delay.field": "unknown" });
    await expect(add({ stageId: 999_999 })).rejects.toMatchObject({ code: "not-found" });
    await expect(add({ parentId: 999_999, arm: "then" })).rejects.toMatchObject({ fields: { parentId: "unknown" } });
    expect(await rules()).toEqual([]);
  });

  it("changes only what is named", async () => {
    const { id } = await add({
      title: "Имя",
      stageId: base.stages[1] ?? 0,
      condition: { field: "card.is-ready", op: "equals", value: true },
      timing: { delay: later },
    });
    expect(await updateRule(base.ctx(base.person), id, { isOn: false })).toMatchObject({
      title: "Имя",
      isOn: false,
      condition: { field: "card.is-ready" },
      timing: { delay: later, cancelOnLeave: true },
    });
    expect(await updateRule(base.ctx(), id, { condition: null })).toMatchObject({ condition: null, isOn: false });
  });

  it("puts a rule between its neighbours however often, and onto another stage", async () => {
    const ids: number[] = [];
    for (const title of ["a", "b", "c"]) ids.push((await add({ title, stageId: base.stages[2] ?? 0 })).id);
    const [a = 0, b = 0, c = 0] = ids;
    await updateRule(base.ctx(), c, { beforeId: a, afterId: b });
    expect(await titles(2)).toEqual(["a", "c", "b"]);
    await updateRule(base.ctx(), c, { beforeId: null, afterId: a });
    expect(await titles(2)).toEqual(["c", "a", "b"]);
    for (let i = 0; i < 7; i += 1) await updateRule(base.ctx(), i % 2 === 0 ? b : a, { beforeId: c });
    expect(await titles(2)).toEqual(["c", "b", "a"]);
    await updateRule(base.ctx(), a, { stageId: base.stages[3] ?? 0 });
    expect([await titles(2), await titles(3)]).toEqual([["c", "b"], ["a"]]);
    await expect(updateRule(base.ctx(), b, { afterId: a })).rejects.toMatchObject({ fields: { afterId: "unknown" } });
  });

  it("keeps a branch and its arms together wherever it goes, and takes them out together", async () => {
    const stageId = base.stages[2] ?? 0;
    const condition: Condition = { field: "card.city", op: "filled" };
    const branch = await add({ title: "?", name: "automation.branch", params: { condition }, stageId });
    await add({ title: "after", stageId });
    await add({ title: "no", stageId, parentId: branch.id, arm: "else" });
    await add({ title: "yes", stageId, parentId: branch.id, arm: "then" });
    expect(await titles(2)).toEqual(["?", "yes", "no", "after"]);
    await updateRule(base.ctx(), branch.id, { stageId: base.stages[3] ?? 0 });
    expect([await titles(2), await titles(3)]).toEqual([["after"], ["?", "yes", "no"]]);
    await expect(
      updateRule(base.ctx(), branch.id, {
        parentId: (await rules()).find((rule) => rule.title === "no")?.id ?? 0,
        arm: "then",
      }),
    ).rejects.toMatchObject({ fields: { parentId: "unknown" } });
    await removeRule(base.ctx(), branch.id);
    expect(await titles(3)).toEqual([]);
  });

  it("shows a published rule whose settings no longer fit as broken", async () => {
    const { id } = await add({ title: "lost" });
    await publishDraft(base.ctx(), base.pipelineId, {
      revision: (await readDraft(base.ctx(), base.pipelineId)).revision,
      note: "",
      applyToWaiting: false,
    });
    await sql`update automation_rules set params = '{}' where id = ${id}`.execute(base.app.database.db);
    expect((await rules()).find((rule) => rule.id === id)?.isBroken).toBe(true);
  });
});
