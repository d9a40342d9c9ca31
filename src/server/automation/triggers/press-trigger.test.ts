import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { matchTriggers } from "./match-triggers.ts";
import { pressTrigger } from "./press-trigger.ts";

describe("a button in the card", () => {
  let base: AutomationBase;
  beforeAll(async () => {
    base = await automationBase();
  });
  afterAll(() => base.close());
  beforeEach(async () => {
    await sql`update automation_rules set removed_at = now()`.execute(base.app.database.db);
    await sql`delete from trigger_firings`.execute(base.app.database.db);
    base.jobs.lose();
    base.clock.advance(1000);
  });
  const button = (stage: number, title: string, more: object = {}) =>
    base.rule(stage, { kind: "trigger", name: "automation.manual", title, ...more });
  const press = (matterId: number, ruleId: number) => pressTrigger(base.ctx(base.person), { matterId, ruleId });

  it("moves the card at once by its own rule, and the press is told with who did it", async () => {
    await button(2, "Другая кнопка");
    const ruleId = await button(3, "Оплата получена");
    await base.rule(3, { label: "arrived" });
    const { matterId, clientId } = await base.newCard();
    expect(await press(matterId, ruleId)).toEqual({ outcome: "moved", reason: null });
    expect(await base.stageOf(matterId)).toBe(3);
    expect(await base.firings()).toEqual([{ title: "Оплата получена", outcome: "moved", reason: null }]);
    const events = await base.app.database.db
      .selectFrom("events")
      .selectAll()
      .where("matter_id", "=", matterId)
      .orderBy("id", "desc")
      .limit(2)
      .execute();
    expect(events).toMatchObject([
      { name: "matter.moved", cause_id: events[1]?.id, data: { by: "trigger", rule: "Оплата получена" } },
      { name: "trigger.pressed", client_id: clientId, actor_id: base.person.id, data: { ruleId } },
    ]);
    await base.jobs.runDue();
    expect(await base.firings()).toHaveLength(1);
    expect((await base.effects()).at(-1)).toBe("arrived");
  });

  it("says why it did not: its condition, the way back", async () => {
    const picky = await button(3, "Если готов", { condition: { field: "card.is-ready", op: "equals", value: true } });
    const back = await button(0, "Назад");
    const { matterId } = await base.newCard(1);
    expect(await press(matterId, picky)).toEqual({ outcome: "condition-false", reason: null });
    expect(await press(matterId, back)).toEqual({ outcome: "would-go-back", reason: null });
    base.facts.set(matterId, { "card.is-ready": true });
    expect(await press(matterId, picky)).toEqual({ outcome: "moved", reason: null });
  });

  it("is refused to who is no employee, where it is off, gone, or no button at all", async () => {
    const ruleId = await button(3, "Кнопка");
    const off = await button(3, "Выключена", { isOn: false });
    const other = await base.rule(3, { kind: "trigger" });
    const { matterId } = await base.newCard();
    await expect(pressTrigger(base.ctx(), { matterId, ruleId })).rejects.toMatchObject({ code: "forbidden" });
    await expect(press(matterId, off)).rejects.toMatchObject({ reason: "off" });
    await expect(press(matterId, other)).rejects.toMatchObject({ code: "not-found" });
    await expect(press(999_999, ruleId)).rejects.toMatchObject({ code: "not-found" });
    expect(await base.stageOf(matterId)).toBe(0);
    expect(await base.firings()).toEqual([]);
  });

  it("pressed and then lost in a crash is answered by the event's own job; both together answer once", async () => {
    const ruleId = await button(3, "Кнопка");
    const { matterId, clientId } = await base.newCard();
    const { eventId } = await inTx(base.ctx(base.person), (ctx) =>
      emit(ctx, "trigger.pressed", { matterId, clientId, subjectId: ruleId }, { ruleId }),
    );
    await Promise.all([matchTriggers(base.ctx(), eventId), matchTriggers(base.ctx(), eventId)]);
    expect(await base.stageOf(matterId)).toBe(3);
    expect(await base.firings()).toHaveLength(1);
  });
});
