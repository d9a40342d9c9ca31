import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ruledFirm, type RuledFirm } from "../../../test/ruled-firm.ts";
import { callFacts } from "./facts.ts";
import { logCall, type CallWord } from "./log-call.ts";

let firm: RuledFirm;
beforeAll(async () => {
  firm = await ruledFirm();
});
afterAll(() => firm.close());
afterEach(async () => {
  await firm.app.database.db.updateTable("automation_rules").set({ is_on: false }).execute();
});

const NEW = "applications/new";
const CONTACT = "applications/contact";
const call = async (clientId: number, more: Partial<CallWord>) => {
  await logCall(firm.ctx(firm.anna), { clientId, direction: "out", result: "talked", note: "", ...more });
  await firm.settle();
};

test("telephony.call-logged fires for its results and its direction", async () => {
  await firm.trigger(CONTACT, {
    name: "telephony.call-logged",
    params: { results: ["talked", "refused"], direction: "out" },
  });
  const { clientId, matterId } = await firm.card();
  await call(clientId, { result: "no-answer" });
  await call(clientId, { direction: "in" });
  expect(await firm.stageOf(matterId)).toBe(NEW);
  await call(clientId, { result: "refused" });
  expect(await firm.stageOf(matterId)).toBe(CONTACT);
});

test("telephony.incoming-call fires for an answered call of the client, telephony.missed-call for one nobody answered", async () => {
  await firm.trigger(CONTACT, { name: "telephony.missed-call" });
  await firm.trigger("applications/diagnosis", { name: "telephony.incoming-call" });
  const { clientId, matterId } = await firm.card();
  await call(clientId, { result: "no-answer" });
  await call(clientId, {});
  expect(await firm.stageOf(matterId)).toBe(NEW);
  await call(clientId, { direction: "in", result: "no-answer" });
  expect(await firm.stageOf(matterId)).toBe(CONTACT);
  await call(clientId, { direction: "in" });
  expect(await firm.stageOf(matterId)).toBe("applications/diagnosis");
});

test("telephony.long-call fires from its length on; a call of unknown length is not long", async () => {
  await firm.trigger(CONTACT, { name: "telephony.long-call", params: { seconds: 120 } });
  const { clientId, matterId } = await firm.card();
  await call(clientId, {});
  await call(clientId, { seconds: 119 });
  expect(await firm.stageOf(matterId)).toBe(NEW);
  await call(clientId, { seconds: 120 });
  expect(await firm.stageOf(matterId)).toBe(CONTACT);
});

test("facts of many cards are those of each, in one query", async () => {
  const cards = [await firm.card(), await firm.card()];
  const { clientId, matterId } = cards[1]!;
  await call(clientId, { result: "no-answer" });
  await call(clientId, { seconds: 60 });
  await call(clientId, { result: "no-answer" });
  await call(clientId, { result: "no-answer" });
  const many = await callFacts.loadMany?.(firm.ctx(), cards);
  for (const card of cards) expect(many?.get(card.matterId)).toEqual(await callFacts.load(firm.ctx(), card));
  expect(many?.get(matterId)).toEqual({
    "call.last-result": "no-answer",
    "call.last-at": "2026-11-24",
    "call.last-direction": "out",
    "call.last-seconds": null,
    "call.last-talk": "2026-11-24",
    "call.attempts-count": 2,
  });
  expect(many?.get(cards[0]!.matterId)).toMatchObject({ "call.last-at": null, "call.attempts-count": 0 });
});
