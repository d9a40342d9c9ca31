import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inboundHook, openOffice, statusHook, type Office } from "../../../../test/messaging/office.ts";
import { installRule } from "../../automation/index.ts";
import { tellTimes } from "../../automation/triggers/tell-times.ts";
import { applyNews } from "../outgoing/apply-news.ts";
import { queueMessage } from "../outgoing/queue-message.ts";

let office: Office;
let stages: number[];
let phones = 0;
const db = () => office.app.database.db;

beforeAll(async () => {
  office = await openOffice();
  await office.newTemplate();
  const rows = await db()
    .selectFrom("stages")
    .innerJoin("pipelines", "pipelines.id", "pipeline_id")
    .select("stages.id")
    .where("pipelines.code", "=", "applications")
    .orderBy("stages.position")
    .execute();
  stages = rows.map((row) => row.id);
});
afterAll(() => office.close());
beforeEach(async () => {
  await db().updateTable("automation_rules").set({ is_on: false }).execute();
});

const rule = (at: number, name: string, params: Record<string, unknown>) =>
  installRule(office.ctx(office.employee), { stageId: stages[at] ?? 0, kind: "trigger", name, params });
const card = () => office.newClient(`+7913500${String(++phones).padStart(2, "0")}99`);
const standing = async (matterId: number) =>
  stages.indexOf(
    (await db().selectFrom("matters").select("stage_id").where("id", "=", matterId).executeTakeFirstOrThrow()).stage_id,
  );
async function write(clientId: number, by: "employee" | "robot" = "employee") {
  const ctx = office.ctx(by === "employee" ? office.employee : { kind: "robot", id: null });
  const { id } = await queueMessage(ctx, {
    clientId,
    templateCode: "app_received",
    onceKey: `test-${clientId}-${Math.random()}`,
  });
  await db().updateTable("messages").set({ state: "sending" }).where("id", "=", id).execute();
  const sid = `SM${String(id).padStart(32, "a")}`;
  await applyNews(office.ctx(), id, { news: "accepted", at: office.clock.now(), externalId: sid });
  await office.jobs.runDue();
  return { id, sid };
}
async function says(phone: string, text: string, more: Record<string, string> = {}) {
  await inboundHook(office, phone, text, more);
  await office.jobs.runDue();
}
async function pass(minutes: number) {
  office.clock.advance(minutes * 60_000);
  await tellTimes(office.ctx());
  await office.jobs.runDue();
}

describe("steps of a message", () => {
  it("move the card as they come: sent, delivered, read", async () => {
    await rule(1, "messaging.sent", { templateCode: "app_received" });
    await rule(2, "messaging.delivered", { channel: "whatsapp" });
    await rule(3, "messaging.read", {});
    const { clientId, matterId } = await card();
    const { id, sid } = await write(clientId);
    expect(await standing(matterId)).toBe(1);
    await statusHook(office, id, sid, "delivered");
    await office.jobs.runDue();
    expect(await standing(matterId)).toBe(2);
    await statusHook(office, id, sid, "read");
    await office.jobs.runDue();
    expect(await standing(matterId)).toBe(3);
  });

  it("are told apart by channel and template", async () => {
    await rule(1, "messaging.sent", { templateCode: "pay_today" });
    await rule(2, "messaging.delivered", { channel: "sms" });
    await rule(3, "messaging.delivery-failed", { channel: "email" });
    await rule(4, "messaging.delivery-failed", { channel: "whatsapp" });
    const { clientId, matterId } = await card();
    const { id, sid } = await write(clientId);
    expect(await standing(matterId)).toBe(0);
    await statusHook(office, id, sid, "undelivered", { ErrorCode: "63003" });
    await office.jobs.runDue();
    expect(await standing(matterId)).toBe(4);
  });
});

describe("a message of the client", () => {
  it("moves the card by its words, its button, its channel", async () => {
    await rule(1, "messaging.message-received", { text: "Согласен" });
    await rule(2, "messaging.message-received", { button: "pay_yes" });
    await rule(3, "messaging.message-received", { channel: "sms" });
    const { matterId, phone } = await card();
    await says(phone, "Добрый день");
    expect(await standing(matterId)).toBe(0);
    await says(phone, "да, я согласен");
    expect(await standing(matterId)).toBe(1);
    await says(phone, "Оплачу сегодня", { ButtonText: "Оплачу сегодня", ButtonPayload: "pay_yes" });
    expect(await standing(matterId)).toBe(2);
  });

  it("answers a template only within the hours given, and only when nothing was said since", async () => {
    await rule(1, "messaging.message-received", { templateCode: "app_received", withinHours: 2 });
    const late = await card();
    await write(late.clientId);
    await pass(121);
    await says(late.phone, "Поздно");
    expect(await standing(late.matterId)).toBe(0);
    const soon = await card();
    await says(soon.phone, "Сам написал");
    expect(await standing(soon.matterId)).toBe(0);
    await write(soon.clientId);
    await pass(60);
    await says(soon.phone, "Вовремя");
    expect(await standing(soon.matterId)).toBe(1);
  });
});

describe("silence", () => {
  it("of the client is told once, and not when he answered", async () => {
    await rule(1, "messaging.no-answer", { hours: 48 });
    const silent = await card();
    const lively = await card();
    await write(silent.clientId);
    await write(lively.clientId);
    await says(lively.phone, "Я здесь");
    await pass(47 * 60);
    expect(await standing(silent.matterId)).toBe(0);
    await pass(61);
    expect([await standing(silent.matterId), await standing(lively.matterId)]).toEqual([1, 0]);
    await pass(60);
    const told = await db()
      .selectFrom("events")
      .select("id")
      .where("name", "=", "time.reached")
      .where("matter_id", "=", silent.matterId)
      .execute();
    expect(told).toHaveLength(1);
  });

  it("of ours is counted in working minutes from the first message unanswered; a robot's answer is none", async () => {
    // Wednesday 2 December 2026, 17:50 in Krasnoyarsk: ten minutes before the end of work.
    office.clock.moveTo(new Date("2026-12-02T10:50:00Z"));
    await rule(1, "messaging.unanswered", { minutes: 30 });
    const waiting = await card();
    const answered = await card();
    await says(waiting.phone, "Когда суд?");
    await says(answered.phone, "Когда суд?");
    await write(answered.clientId);
    await write(waiting.clientId, "robot");
    await pass(9 * 60);
    await says(waiting.phone, "Ау!");
    expect([await standing(waiting.matterId), await standing(answered.matterId)]).toEqual([0, 0]);
    office.clock.moveTo(new Date("2026-12-03T02:19:00Z"));
    await pass(0);
    expect(await standing(waiting.matterId)).toBe(0);
    await pass(2);
    expect([await standing(waiting.matterId), await standing(answered.matterId)]).toEqual([1, 0]);
  });
});
