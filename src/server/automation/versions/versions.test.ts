import { afterAll, beforeEach, beforeAll, describe, expect, it } from "vitest";
import fc from "fast-check";
import { sql } from "kysely";
import { Timing } from "../../../api/automation-timing.ts";
import type { RuleSpec } from "../../../api/automation-versions.ts";
import { addRule } from "../editing/add-rule.ts";
import type { NewRule } from "../editing/install-rule.ts";
import { removeRule } from "../editing/remove-rule.ts";
import { updateRule } from "../editing/update-rule.ts";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { getRules } from "../reading/get-rules.ts";
import { copyRule } from "./copy-rule.ts";
import { discardDraft } from "./discard-draft.ts";
import { exportAutomation } from "./export-automation.ts";
import { getChanges } from "./get-changes.ts";
import { getUses } from "./get-uses.ts";
import { importAutomation } from "./import-automation.ts";
import { listVersions } from "./list-versions.ts";
import { publishDraft } from "./publish-draft.ts";
import { readDraft } from "./read-draft.ts";
import { returnToVersion } from "./return-to-version.ts";
import { diffRules } from "./rules.ts";

describe("versions of a pipeline's automation", () => {
  let base: AutomationBase;
  beforeAll(async () => {
    base = await automationBase();
  });
  afterAll(() => base.close());
  beforeEach(async () => {
    await sql`update automation_rules set removed_at = now()`.execute(base.app.database.db);
    await sql`delete from automation_drafts`.execute(base.app.database.db);
    await sql`delete from automation_versions`.execute(base.app.database.db);
  });
  const add = (title: string, more: Partial<NewRule> = {}) =>
    addRule(base.ctx(base.person), {
      kind: "robot",
      name: "automation.write-row",
      params: { label: title },
      title,
      stageId: base.stages[0] ?? 0,
      ...more,
    });
  const revision = async () => (await readDraft(base.ctx(), base.pipelineId)).revision;
  const publish = async (applyToWaiting = false) =>
    publishDraft(base.ctx(base.person), base.pipelineId, { revision: await revision(), note: "проба", applyToWaiting });
  const titles = async (view: "draft" | "published" = "draft") =>
    (await getRules(base.ctx(), base.pipelineId, view)).items.map((rule) => rule.title);
  const hour = { delay: { kind: "after" as const, amount: 1, unit: "hours" as const } };
  const inAnHour = Timing.parse(hour);

  it("acts by nothing until it is published, then by all of it, under the ids the draft had", async () => {
    const { id } = await add("a");
    expect([await titles("published"), await titles()]).toEqual([[], ["a"]]);
    expect(await publish()).toEqual({ number: 1 });
    expect((await base.eventNames()).at(-1)).toBe("automation.published");
    const { matterId } = await base.newCard(0);
    await base.jobs.runDue();
    expect((await base.runs(matterId)).map((run) => [run.title, run.state])).toEqual([["a", "done"]]);
    const view = await getRules(base.ctx(), base.pipelineId);
    expect(view).toMatchObject({ draft: null, published: { number: 1, by: "Анна Седова" }, removed: [] });
    expect(view.items[0]).toMatchObject({ id, change: "none", changedBy: "Анна Седова" });
  });

  it("tells the draft's differences, and throws them away", async () => {
    const [a, b] = [await add("a"), await add("b")];
    await publish();
    await updateRule(base.ctx(), a.id, { timing: inAnHour, isOn: false });
    await removeRule(base.ctx(), b.id);
    const c = await add("c");
    const { changes } = await getChanges(base.ctx(), base.pipelineId);
    expect(changes.map(({ ruleId, change, fields }) => [ruleId, change, fields])).toEqual([
      [a.id, "changed", ["timing", "isOn"]],
      [c.id, "added", []],
      [b.id, "removed", []],
    ]);
    expect((await getRules(base.ctx(), base.pipelineId)).removed.map((rule) => rule.title)).toEqual(["b"]);
    await discardDraft(base.ctx(), base.pipelineId);
    expect(await titles()).toEqual(["a", "b"]);
  });

  it("publishes only what was looked at, and nothing twice", async () => {
    await add("a");
    const seen = await revision();
    await add("b");
    const stale = { revision: seen, note: "", applyToWaiting: false };
    await expect(publishDraft(base.ctx(), base.pipelineId, stale)).rejects.toMatchObject({ reason: "draft-changed" });
    await publish();
    await expect(publish()).rejects.toMatchObject({ reason: "nothing-changed" });
  });

  it("publishes nothing unseen after the draft that was looked at was thrown away", async () => {
    await add("a");
    const seen = await revision();
    await discardDraft(base.ctx(), base.pipelineId);
    await add("b");
    const unseen = { revision: seen, note: "", applyToWaiting: false };
    await expect(publishDraft(base.ctx(), base.pipelineId, unseen)).rejects.toMatchObject({ reason: "draft-changed" });
    expect(await titles("published")).toEqual([]);
  });

  it("keeps of two tabs the one that saved first, and tells the other", async () => {
    const { id, params, title } = await add("a");
    const seen = { params, title };
    await updateRule(base.ctx(), id, { title: "first", seen });
    await expect(updateRule(base.ctx(), id, { title: "second", seen })).rejects.toMatchObject({
      reason: "rule-changed",
    });
    expect(await titles()).toEqual(["first"]);
    // What it does not speak of may have been changed by others.
    await updateRule(base.ctx(), id, { params: { label: "b" }, seen: { params } });
  });

  it("sees a circle that only failures would walk", async () => {
    const [from, to] = [base.stages[0] ?? 0, base.stages[1] ?? 0];
    await add("on", { name: "automation.move-card", params: { stageId: to } });
    await add("back", { stageId: to, timing: { ...hour, onFailure: { kind: "move", stageId: from } } });
    await expect(publish()).rejects.toMatchObject({ reason: "circle" });
  });

  it("lets what waits keep its version, or takes it along when told to", async () => {
    const [a, b] = [await add("a", { timing: hour }), await add("b", { timing: { ...hour, order: "parallel" } })];
    await publish();
    const kept = await base.newCard(0);
    await updateRule(base.ctx(), a.id, { params: { label: "new" } });
    await removeRule(base.ctx(), b.id);
    await publish();
    expect((await base.runs(kept.matterId)).map((run) => run.state)).toEqual(["waiting", "waiting"]);
    await add("c");
    await updateRule(base.ctx(), a.id, {
      timing: { ...inAnHour, delay: { ...hour.delay, amount: 2, from: "entry" as const } },
    });
    await publish(true);
    const due = (await base.runs(kept.matterId)).map((run) => run.due_at?.getTime());
    expect((due[0] ?? 0) - (due[1] ?? 0)).toBe(3_600_000);
    await returnToVersion(base.ctx(), base.pipelineId, 1);
    await removeRule(base.ctx(), a.id);
    await publish(true);
    expect((await base.runs(kept.matterId)).map((run) => [run.title, run.state, run.reason])).toEqual([
      ["a", "cancelled", "rule-removed"],
      ["b", "waiting", null],
    ]);
  });

  it("returns to an earlier version, rules that were removed included", async () => {
    await add("a");
    await publish();
    const [rule] = (await getRules(base.ctx(), base.pipelineId)).items;
    await removeRule(base.ctx(), rule?.id ?? 0);
    await add("b");
    await publish();
    expect(await returnToVersion(base.ctx(), base.pipelineId, 1)).toEqual({ changes: 2 });
    expect([await titles("published"), await titles()]).toEqual([["b"], ["a"]]);
    await publish();
    expect(await titles("published")).toEqual(["a"]);
    const { items } = await listVersions(base.ctx(), base.pipelineId);
    expect(items.map(({ number, by, note, rules }) => [number, by, note, rules])).toEqual([
      [3, "Анна Седова", "проба", 1],
      [2, "Анна Седова", "проба", 1],
      [1, "Анна Седова", "проба", 1],
    ]);
    await expect(returnToVersion(base.ctx(), base.pipelineId, 9)).rejects.toMatchObject({ code: "not-found" });
  });

  it("refuses a circle and shows it, and a rule that could not act", async () => {
    const [first = 0, second = 0] = base.stages;
    const move = (from: number, to: number) =>
      add(`${from}`, { stageId: from, name: "automation.move-card", params: { stageId: to, pauseSeconds: 0 } });
    await move(first, second);
    await publish();
    const back = await move(second, first);
    const { problems } = await getChanges(base.ctx(), base.pipelineId);
    expect(problems).toMatchObject([
      { kind: "circle", steps: [{ stageId: first }, { stageId: second, ruleId: back.id }] },
    ]);
    await expect(publish()).rejects.toMatchObject({ reason: "circle" });
    await updateRule(base.ctx(), back.id, { isOn: false });
    await publish();
    const own = await move(second, second);
    await expect(publish()).rejects.toMatchObject({ reason: "circle" });
    await removeRule(base.ctx(), own.id);
    const lost = await add("lost");
    await sql`update automation_drafts set rules = (select jsonb_agg(case when (r->>'id')::bigint = ${lost.id} then r || '{"params":{}}' else r end) from jsonb_array_elements(rules) r)`.execute(
      base.app.database.db,
    );
    await expect(publish()).rejects.toMatchObject({ reason: "draft-broken" });
  });

  it("goes out as a readable file and comes back the same; into another place with new ids, results renamed", async () => {
    const branch = await add("?", {
      name: "automation.branch",
      params: { condition: { field: "card.city", op: "filled" } },
    });
    await add("yes", {
      parentId: branch.id,
      arm: "then",
      condition: { field: `result.${branch.id}.arm`, op: "equals", value: "then" },
    });
    await add("move", {
      stageId: base.stages[1] ?? 0,
      name: "automation.move-card",
      params: { stageId: base.stages[2], pauseSeconds: 0 },
    });
    await publish();
    const { file } = await exportAutomation(base.ctx(), base.pipelineId);
    expect(JSON.parse(file)).toMatchObject({
      format: "oplot-automation",
      stages: [{ robots: [{ yes: [{ title: "yes" }] }] }, {}],
    });
    expect(await importAutomation(base.ctx(), base.pipelineId, file)).toEqual({ rules: 3, unknown: [] });
    expect((await getChanges(base.ctx(), base.pipelineId)).changes).toEqual([]);
    await discardDraft(base.ctx(), base.pipelineId);
    await sql`update automation_rules set removed_at = now()`.execute(base.app.database.db);
    await importAutomation(base.ctx(), base.pipelineId, file);
    const { items } = await getRules(base.ctx(), base.pipelineId);
    const newBranch = items.find((rule) => rule.title === "?")?.id ?? 0;
    expect(newBranch).toBeGreaterThan(branch.id);
    expect(items.find((rule) => rule.title === "yes")).toMatchObject({
      parentId: newBranch,
      condition: { field: `result.${newBranch}.arm` },
    });
    const elsewhere = file.replace('"stage": ', '"stage": "nowhere", "was": ');
    expect((await importAutomation(base.ctx(), base.pipelineId, elsewhere)).unknown).toContainEqual({
      rule: "",
      what: "stage",
      value: "nowhere",
    });
    await expect(importAutomation(base.ctx(), base.pipelineId, "не файл")).rejects.toMatchObject({
      fields: { file: "wrong" },
    });
  });

  it("copies a branch with its arms, and finds who names a field", async () => {
    const branch = await add("?", {
      name: "automation.branch",
      params: { condition: { field: "card.city", op: "filled" } },
    });
    await add("yes", { parentId: branch.id, arm: "then" });
    const { ruleId } = await copyRule(base.ctx(), branch.id, base.stages[1] ?? 0);
    const copies = (await getRules(base.ctx(), base.pipelineId)).items.filter(
      (rule) => rule.stageId === base.stages[1],
    );
    expect(copies.map((rule) => [rule.title, rule.parentId, rule.arm])).toEqual([
      ["?", null, null],
      ["yes", ruleId, "then"],
    ]);
    const { items } = await getUses(base.ctx(), { kind: "field", value: "card.city" });
    expect(items.map((item) => [item.ruleId, item.isDraft])).toEqual([
      [branch.id, true],
      [ruleId, true],
    ]);
  });
});

const spec = fc.record({
  id: fc.integer({ min: 1, max: 8 }),
  stageId: fc.integer({ min: 1, max: 2 }),
  position: fc.integer({ min: 1, max: 9 }),
  isOn: fc.boolean(),
});
const list = fc.uniqueArray(spec, { selector: (rule) => rule.id, maxLength: 8 }).map((rules) =>
  rules.map((rule): RuleSpec => ({
    ...rule,
    kind: "robot",
    name: "x",
    title: "",
    params: {},
    timing: {
      delay: { kind: "at-once" },
      repeat: null,
      order: "parallel",
      workingTime: "any",
      cancelOnLeave: true,
      onFailure: { kind: "go-on" },
    },
    condition: null,
    allowBack: false,
    parentId: null,
    arm: null,
  })),
);
const order = (rules: readonly RuleSpec[], stageId: number) =>
  rules
    .filter((rule) => rule.stageId === stageId)
    .toSorted((a, b) => a.position - b.position || a.id - b.id)
    .map((rule) => rule.id);

describe("a difference", () => {
  it("names every rule that is not as it was, and no other", () => {
    fc.assert(
      fc.property(list, list, (before, after) => {
        const changes = new Map(diffRules(before, after).map((change) => [change.ruleId, change]));
        for (const id of new Set([...before, ...after].map((rule) => rule.id))) {
          const [was, is] = [before.find((rule) => rule.id === id), after.find((rule) => rule.id === id)];
          const expected = !was
            ? "added"
            : !is
              ? "removed"
              : was.isOn !== is.isOn || was.stageId !== is.stageId
                ? "changed"
                : null;
          if (expected) expect(changes.get(id)?.change).toBe(expected);
          else if (changes.has(id)) expect(changes.get(id)?.fields).toEqual(["place"]);
        }
        // What is not named as moved keeps its order.
        for (const stageId of [1, 2]) {
          const still = (rules: readonly RuleSpec[]) => order(rules, stageId).filter((id) => !changes.has(id));
          expect(still(after)).toEqual(still(before));
        }
      }),
    );
  });

  it("is empty between a list and itself", () => {
    fc.assert(
      fc.property(list, (rules) => {
        const spread = rules.map((rule) => ({ ...rule, position: rule.position * 2 }));
        expect(diffRules(rules, spread)).toEqual([]);
      }),
    );
  });
});
