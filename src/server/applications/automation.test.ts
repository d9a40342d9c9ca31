import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ruledFirm, type RuledFirm } from "../../../test/ruled-firm.ts";
import { visitorActor } from "../kernel/ctx.ts";
import { facts } from "./facts.ts";
import { receiveApplication } from "./receive-application.ts";
import { takeApplication } from "./take-application.ts";

let firm: RuledFirm;
beforeAll(async () => {
  firm = await ruledFirm();
});
afterAll(() => firm.close());
const db = () => firm.app.database.db;
afterEach(async () => {
  await db().updateTable("automation_rules").set({ is_on: false }).execute();
});

const NEW = "applications/new";
const CONTACT = "applications/contact";
let last = 0;
const newPhone = () => `+7913778${String(1000 + (last += 1))}`;
async function send(phone: string) {
  const { applicationId } = await receiveApplication(
    firm.ctx(visitorActor),
    { name: "Иван Петров", phone },
    {
      formKey: null,
      mark: "absent",
      seconds: null,
      fromAddress: 1,
      hasTrap: false,
      consentVersion: null,
      address: "203.0.113.5",
      agent: "test",
      referrer: null,
    },
  );
  await firm.settle();
  const row = await db()
    .selectFrom("applications")
    .select(["id", "matter_id", "client_id"])
    .where("id", "=", applicationId)
    .executeTakeFirstOrThrow();
  return { id: row.id, matterId: row.matter_id ?? 0, clientId: row.client_id ?? 0 };
}

test("applications.received fires for the form of the site", async () => {
  await firm.trigger(CONTACT, { name: "applications.received" });
  expect(await firm.stageOf((await send(newPhone())).matterId)).toBe(CONTACT);
});

test("applications.repeated fires when the person writes again, not for his first form", async () => {
  await firm.trigger(CONTACT, { name: "applications.repeated" });
  const phone = newPhone();
  const { matterId } = await send(phone);
  expect(await firm.stageOf(matterId)).toBe(NEW);
  await send(phone);
  expect(await firm.stageOf(matterId)).toBe(CONTACT);
});

test("applications.taken fires when an employee took it", async () => {
  await firm.trigger(CONTACT, { name: "applications.taken" });
  const { id, matterId } = await send(newPhone());
  expect(await firm.stageOf(matterId)).toBe(NEW);
  await takeApplication(firm.ctx(firm.anna), id);
  await firm.settle();
  expect(await firm.stageOf(matterId)).toBe(CONTACT);
});

test("applications.overdue fires when nobody took it within fifteen working minutes", async () => {
  await firm.trigger(CONTACT, { name: "applications.overdue" });
  const { matterId } = await send(newPhone());
  await firm.jobs.runUntil(new Date(firm.clock.now().getTime() + 14 * 60_000));
  expect(await firm.stageOf(matterId)).toBe(NEW);
  await firm.jobs.runUntil(new Date(firm.clock.now().getTime() + 2 * 60_000));
  expect(await firm.stageOf(matterId)).toBe(CONTACT);
});

test("facts of many cards are those of each, in one query; a card of another pipeline has none", async () => {
  const taken = await send(newPhone());
  await takeApplication(firm.ctx(firm.anna), taken.id);
  const cards = [taken, await firm.card({ pipelineCode: "court" })];
  const many = await facts.loadMany?.(firm.ctx(), cards);
  for (const card of cards) expect(many?.get(card.matterId)).toEqual(await facts.load(firm.ctx(), card));
  expect(many?.get(taken.matterId)).toMatchObject({
    "application.is-taken": true,
    "application.taken-by": "Анна Волкова",
    "application.received": "2026-11-24",
  });
  expect(many?.get(cards[1]!.matterId)).toMatchObject({ "application.number": null });
});
