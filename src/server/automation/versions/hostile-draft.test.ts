import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sql } from "kysely";
import { addRule } from "../editing/add-rule.ts";
import type { NewRule } from "../editing/install-rule.ts";
import { updateRule } from "../editing/update-rule.ts";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { getRules } from "../reading/get-rules.ts";
import { getChanges } from "./get-changes.ts";
import { importAutomation } from "./import-automation.ts";

describe("drafts that somebody wants to break", () => {
  let base: AutomationBase;
  beforeAll(async () => {
    base = await automationBase();
  });
  afterAll(() => base.close());
  beforeEach(() => sql`delete from automation_drafts`.execute(base.app.database.db));
  const add = (title: string, more: Partial<NewRule> = {}) =>
    addRule(base.ctx(base.person), {
      kind: "robot",
      name: "automation.write-row",
      params: { label: title },
      title,
      stageId: base.stages[0] ?? 0,
      ...more,
    });
  const titles = async () => (await getRules(base.ctx(), base.pipelineId)).items.map((rule) => rule.title);
  const firstStage = () =>
    base.app.database.db
      .selectFrom("stages")
      .select("code")
      .where("id", "=", base.stages[0] ?? 0)
      .executeTakeFirstOrThrow()
      .then((row) => row.code);

  it("survives hostile files: zero bytes, endless depth, a failure that leads to no stage", async () => {
    const stage = await firstStage();
    const take = (more: object, change: (file: string) => string = (file) => file) => {
      const rule = { key: 1, name: "automation.write-row", params: { label: "x" }, ...more };
      const file = { format: "oplot-automation", version: 1, pipeline: "x", stages: [{ stage, robots: [rule] }] };
      return importAutomation(base.ctx(), base.pipelineId, change(JSON.stringify(file)));
    };
    expect(await take({ title: "a\0b" })).toEqual({ rules: 1, unknown: [] });
    expect(await titles()).toEqual(["ab"]);
    const deep = "[".repeat(9000) + "]".repeat(9000);
    await expect(take({ params: { label: "DEEP" } }, (file) => file.replace('"DEEP"', deep))).rejects.toMatchObject({
      fields: { file: "wrong" },
    });
    for (const stageId of ["nowhere/none", base.stages[1], null, {}]) {
      const lost = await take({ timing: { delay: { kind: "at-once" }, onFailure: { kind: "move", stageId } } });
      expect(lost.unknown).toMatchObject([{ what: "stage" }]);
      const { problems } = await getChanges(base.ctx(), base.pipelineId);
      expect(problems).toMatchObject([{ kind: "broken", fields: { "timing.onFailure.stageId": "unknown" } }]);
    }
  });

  it("takes no half of a place: a branch without an arm, or an arm of no branch", async () => {
    const a = await add("a");
    await expect(add("b", { parentId: a.id })).rejects.toMatchObject({ fields: { parentId: "unknown" } });
    await expect(add("b", { arm: "then" })).rejects.toMatchObject({ fields: { parentId: "unknown" } });
    await expect(updateRule(base.ctx(), a.id, { arm: "else" })).rejects.toMatchObject({ code: "invalid" });
    expect(await titles()).toEqual(["a"]);
  });
});
