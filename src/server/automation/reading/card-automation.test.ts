import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { getCardAutomation as endpoint } from "../../../api/automation-card.ts";
import { refused } from "../../kernel/errors.ts";
import { robotNamed } from "../catalogue.ts";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { pressTrigger } from "../triggers/press-trigger.ts";
import { getCardAutomation } from "./card/get-card-automation.ts";

const city = (value: string) => ({ field: "card.city", op: "equals" as const, value });
const tomorrow = { delay: { kind: "after" as const, amount: 1, unit: "days" as const } };
const onCourtDay = {
  delay: {
    kind: "date" as const,
    field: "card.court",
    direction: "before" as const,
    amount: 1,
    ifEmpty: "wait" as const,
  },
};

describe("the automation of a card", () => {
  let base: AutomationBase;
  beforeAll(async () => {
    base = await automationBase();
  });
  afterAll(() => base.close());
  beforeEach(async () => {
    await sql`update automation_rules set removed_at = now()`.execute(base.app.database.db);
    base.facts.clear();
    base.offShift.clear();
    base.jobs.lose();
  });
  const look = async (matterId: number) =>
    endpoint.reply.parse(await getCardAutomation(base.ctx(base.person), matterId));
  const stage = (i: number) => base.stages[i] ?? 0;
  const trigger = (i: number, title: string, more: object = {}) =>
    base.rule(i, { kind: "trigger", name: "automation.manual", title, ...more });

  describe("why it is here", () => {
    it("goes from the robot's move over the trigger's back to the person, each with the rule that acted", async () => {
      const button = await trigger(2, "Оплата получена");
      const mover = await base.rule(2, {
        name: "automation.move-card",
        title: "Перевести дальше",
        params: { stageId: stage(3) },
      });
      const { matterId } = await base.newCard();
      await pressTrigger(base.ctx(base.person), { matterId, ruleId: button });
      await base.jobs.runDue();
      expect(await look(matterId)).toMatchObject({
        stageId: stage(3),
        enteredAt: base.clock.now().toISOString(),
        why: [
          {
            name: "matter.moved",
            actor: { kind: "robot", name: null },
            data: { fromStageId: stage(2), toStageId: stage(3) },
            rule: { ruleId: mover, kind: "robot", title: "Перевести дальше" },
          },
          {
            name: "matter.moved",
            actor: { kind: "robot", name: null },
            data: { fromStageId: stage(0), toStageId: stage(2) },
            rule: { ruleId: button, kind: "trigger", title: "Оплата получена" },
          },
          { name: "trigger.pressed", actor: { kind: "employee", name: "Анна Седова" }, rule: null },
        ],
      });
    });

    it("names each card's own trigger where one event moved two", async () => {
      const first = await base.rule(1, { kind: "trigger", title: "Первый" });
      const { matterId, clientId } = await base.newCard();
      await base.happen("task.completed", { matterId, clientId });
      await base.jobs.runDue();
      const other = await base.newCard();
      const event = await base.app.database.db
        .selectFrom("trigger_firings")
        .select("event_id")
        .where("matter_id", "=", matterId)
        .executeTakeFirstOrThrow();
      await sql`insert into trigger_firings (rule_id, event_id, matter_id, client_id, stage_id, name, title, outcome, at)
        values (${first}, ${event.event_id}, ${other.matterId}, ${other.clientId}, ${stage(1)}, 'x', 'Чужой', 'moved', now())`.execute(
        base.app.database.db,
      );
      expect((await look(matterId)).why).toMatchObject([
        { name: "matter.moved", rule: { title: "Первый" } },
        { name: "task.completed", actor: { kind: "system" }, rule: null },
      ]);
    });

    it("keeps the particulars of another client's event to that client", async () => {
      const { matterId } = await base.newCard();
      const other = await base.newCard();
      const theirs = await base.happen("client.changed", { clientId: other.clientId });
      await sql`update stage_entries set cause_id = ${theirs} where matter_id = ${matterId}`.execute(
        base.app.database.db,
      );
      expect((await look(matterId)).why).toMatchObject([{ name: "client.changed", data: {} }]);
    });
  });

  describe("what comes next", () => {
    it("has each robot's moment, its condition on the facts of now, its words, and what would stop it", async () => {
      await base.rule(1, { label: "tomorrow", timing: tomorrow, condition: city("Красноярск") });
      await base.rule(1, { label: "behind" });
      const { matterId } = await base.newCard(1);
      base.facts.set(matterId, { "card.city": "Канск" });
      const due = new Date(base.clock.now().getTime() + 86_400_000).toISOString();
      expect((await look(matterId)).next).toMatchObject([
        {
          title: "tomorrow",
          dueAt: due,
          waitsFor: "time",
          holdsNow: false,
          judged: { "card.city": "Канск" },
          preview: "запишет tomorrow",
          stops: ["leave-stage", "condition-false", "person"],
        },
        { title: "behind", waitsFor: "previous", holdsNow: null, judged: null, stops: ["leave-stage", "person"] },
      ]);
      base.facts.set(matterId, { "card.city": "красноярск" });
      expect((await look(matterId)).next).toMatchObject([{ holdsNow: true }, {}]);
    });

    it("waits for an empty date, and tells the moment as soon as the date is known", async () => {
      await base.rule(1, { label: "court", timing: onCourtDay });
      const { matterId } = await base.newCard(1);
      expect((await look(matterId)).next).toMatchObject([
        { dueAt: null, waitsFor: "empty-date", stops: ["leave-stage", "date-cleared", "person"] },
      ]);
      base.facts.set(matterId, { "card.court": "2026-12-02" });
      expect((await look(matterId)).next).toMatchObject([{ dueAt: "2026-12-01T03:00:00.000Z", waitsFor: "time" }]);
      expect((await base.runs(matterId)).map((run) => run.due_at)).toEqual([null]);
    });

    it("says that a robot waits for its branch, an event, or the responsible's shift", async () => {
      const branch = await base.rule(1, {
        name: "automation.branch",
        title: "branch",
        params: { condition: city("Канск") },
        timing: tomorrow,
      });
      await base.rule(1, { label: "in", parentId: branch, arm: "then" });
      await base.rule(2, {
        name: "automation.wait-event",
        title: "wait",
        params: { trigger: { name: "automation.client-wrote" }, amount: 3, unit: "days", onTimeout: "stop" },
      });
      await base.rule(2, { label: "after the answer" });
      await base.rule(3, { label: "shift", timing: { delay: { kind: "at-once" }, workingTime: "responsible" } });
      const { matterId } = await base.newCard(1);
      expect((await look(matterId)).next.map((step) => [step.title, step.waitsFor, step.preview])).toEqual([
        ["branch", "time", "нет"],
        ["in", "branch", "запишет in"],
      ]);
      await base.move(matterId, 2);
      await base.jobs.runDue();
      expect((await look(matterId)).next).toMatchObject([
        { title: "wait", waitsFor: "event", awaits: "automation.client-wrote", holdsNow: null },
        { title: "after the answer", waitsFor: "previous", stops: ["leave-stage", "person", "stop-chain"] },
      ]);
      base.offShift.add(matterId);
      await base.move(matterId, 3);
      await base.jobs.runDue();
      expect((await look(matterId)).next).toMatchObject([{ title: "shift", waitsFor: "shift" }]);
    });

    it("may be stopped from a later stay by a robot that stops the whole card", async () => {
      await base.rule(1, { label: "goes on", timing: { ...tomorrow, cancelOnLeave: false } });
      const stopper = { name: "automation.stop-chain", title: "stop", timing: tomorrow };
      await base.rule(2, { ...stopper, params: { scope: "stay" } });
      await base.rule(3, { ...stopper, params: { scope: "card" } });
      const { matterId } = await base.newCard(1);
      await base.move(matterId, 2);
      expect((await look(matterId)).next).toMatchObject([{ title: "goes on", stops: ["person"] }, { title: "stop" }]);
      await base.move(matterId, 3);
      expect((await look(matterId)).next).toMatchObject([
        { title: "goes on", stops: ["person", "stop-chain"] },
        { title: "stop", stops: ["leave-stage", "person"] },
      ]);
    });

    it("stays readable when a robot's condition or words cannot be made out", async () => {
      await base.rule(1, { label: "odd", timing: tomorrow, condition: city("Канск") });
      const { matterId } = await base.newCard(1);
      base.facts.set(matterId, { "card.city": "Канск" });
      await sql`update robot_runs set spec = jsonb_set(jsonb_set(spec, '{condition,op}', '"gone"'), '{changedAt}', '"odd"') where matter_id = ${matterId}`.execute(
        base.app.database.db,
      );
      const { next } = await getCardAutomation(base.ctx(base.person), matterId);
      expect(next).toMatchObject([{ title: "odd", holdsNow: null, judged: null, preview: "запишет odd" }]);
      expect(base.logged()).toContain("a waiting robot could not be looked at");
    });

    it("has no words of a robot that refuses", async () => {
      await base.rule(1, { label: "shy", timing: tomorrow });
      const { matterId } = await base.newCard(1);
      const robot = robotNamed("automation.write-row");
      if (!robot) throw new Error("no such robot");
      const preview = vi.spyOn(robot, "preview").mockRejectedValueOnce(refused("no-phone"));
      expect((await look(matterId)).next).toMatchObject([{ title: "shy", waitsFor: "time", preview: null }]);
      preview.mockRestore();
    });
  });

  it("lists what the present stay has done, not what waits or was done before", async () => {
    await base.rule(0, { label: "before" });
    await base.rule(1, { label: "now" });
    await base.rule(1, { label: "later", timing: tomorrow });
    const { matterId } = await base.newCard();
    await base.jobs.runDue();
    await base.move(matterId, 1);
    await base.jobs.runDue();
    const card = await look(matterId);
    expect(card.done.map((line) => [line.title, line.outcome])).toEqual([["now", "done"]]);
    expect(card.next.map((step) => step.title)).toEqual(["later"]);
  });

  it("offers buttons that lead on from its stage, and those back that may; none to who may not move cards", async () => {
    await trigger(1, "Здесь");
    await trigger(0, "Назад нельзя");
    await trigger(0, "Назад", { allowBack: true });
    const far = await trigger(3, "Дальше");
    await trigger(2, "Ближе", { condition: city("Нигде") });
    await trigger(2, "Выключена", { isOn: false });
    await base.rule(2, { kind: "trigger", title: "Не кнопка" });
    const { matterId } = await base.newCard(1);
    const { buttons } = await look(matterId);
    expect(buttons.map((button) => button.title)).toEqual(["Назад", "Ближе", "Дальше"]);
    expect(buttons.at(-1)).toEqual({ ruleId: far, title: "Дальше", stageId: stage(3), stageName: "S3" });
    const reader = { ...base.ctx(base.person), app: { ...base.app, mayDo: () => false } };
    expect(await getCardAutomation(reader, matterId)).toMatchObject({
      buttons: [],
      why: [{ name: "matter.opened", data: {} }],
    });
  });

  it("is not found for a card that is not there", async () => {
    await expect(getCardAutomation(base.ctx(base.person), 999_999)).rejects.toMatchObject({ code: "not-found" });
  });
});
