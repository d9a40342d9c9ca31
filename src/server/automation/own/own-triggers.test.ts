import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { refused } from "../../kernel/errors.ts";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { addValue } from "../values/add-value.ts";
import { setCardVariable } from "../values/set-card-variable.ts";

describe("automation's own triggers", () => {
  let base: AutomationBase;
  beforeAll(async () => {
    base = await automationBase();
    const variable = { kind: "variable", pipelineId: null, type: "text", value: null } as const;
    await addValue(base.ctx(), { ...variable, code: "route", title: "Путь" });
    await addValue(base.ctx(), { ...variable, code: "other", title: "Иное" });
  });
  afterAll(() => base.close());
  beforeEach(async () => {
    await sql`update automation_rules set removed_at = now()`.execute(base.app.database.db);
    await sql`delete from trigger_firings`.execute(base.app.database.db);
    base.jobs.lose();
    base.clock.advance(1000);
  });
  const trigger = (stage: number, name: string, params: object, more: object = {}) =>
    base.rule(stage, { kind: "trigger", name: `automation.${name}`, title: name, params: { ...params }, ...more });

  it("variable-changed moves the card when its variable got the value that the condition asks for", async () => {
    await trigger(
      3,
      "variable-changed",
      { variable: "route" },
      {
        condition: { field: "variable.route", op: "equals", value: "court" },
      },
    );
    const { matterId } = await base.newCard();
    const set = async (code: string, value: string | null) => {
      await setCardVariable(base.ctx(base.person), { matterId, code, value });
      await base.jobs.runDue();
    };
    await set("other", "court");
    expect(await base.firings()).toEqual([]);
    await set("route", "mfc");
    expect(await base.firings()).toMatchObject([{ outcome: "condition-false" }]);
    expect(await base.stageOf(matterId)).toBe(0);
    await set("route", "court");
    expect(await base.stageOf(matterId)).toBe(3);
  });

  it("variable-changed of a robot on its own card is a step of the same chain", async () => {
    await trigger(3, "variable-changed", { variable: "route" });
    await base.rule(1, { name: "automation.set-variable", params: { variable: "route", value: "court" } });
    const { matterId } = await base.newCard();
    await base.move(matterId, 1);
    await base.jobs.runDue();
    expect(await base.stageOf(matterId)).toBe(3);
    const moved = await base.app.database.db
      .selectFrom("events")
      .select(["depth", "actor_kind"])
      .where("name", "=", "matter.moved")
      .orderBy("id", "desc")
      .executeTakeFirstOrThrow();
    expect(moved).toEqual({ depth: 2, actor_kind: "robot" });
  });

  it("robot-failed moves the card of the robot that failed for good, by words of its title", async () => {
    await trigger(2, "robot-failed", { words: "письмо" });
    await base.rule(1, { name: "automation.break-down", title: "Отправить Письмо", params: { label: "letter" } });
    await base.rule(1, { name: "automation.break-down", title: "Задача", params: { label: "task" } });
    const alone = await base.newCard();
    const { matterId } = await base.newCard();
    base.faults.set("task", [refused("template-off")]);
    await base.move(matterId, 1);
    await base.jobs.runDue();
    expect([await base.stageOf(matterId), await base.firings()]).toEqual([1, []]);
    base.faults.set("letter", [refused("template-off")]);
    await base.move(alone.matterId, 1);
    await base.jobs.runDue();
    expect([await base.stageOf(matterId), await base.stageOf(alone.matterId)]).toEqual([1, 2]);
  });
});
