import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ruledFirm, type RuledFirm } from "../../../test/ruled-firm.ts";
import { callFacts } from "./facts.ts";
import { recordFact } from "./calls/record-fact.ts";
import { setCallResult } from "./calls/set-call-result.ts";
import { createConnection } from "./connections/create-connection.ts";
import { logCall, type CallWord } from "./log-call.ts";
import type { Ending } from "./rules.ts";
import type { PhoneConnection } from "./store.ts";

let firm: RuledFirm;
let connection: PhoneConnection;
beforeAll(async () => {
  firm = await ruledFirm();
  connection = await createConnection(firm.ctx(), {
    code: "zd1",
    name: "Линия",
    baseUrl: "https://api.example.ru",
    apiKey: "key-of-account",
    secret: "secret-of-account",
  });
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

let lineCalls = 0;
/** The line tells that a call of the client is over. */
async function lineCall(
  clientId: number,
  ending: Ending,
  more: { direction?: "in" | "out"; seconds?: number } = {},
): Promise<number> {
  const { phone } = await firm.app.database.db
    .selectFrom("client_phones")
    .select("phone")
    .where("client_id", "=", clientId)
    .executeTakeFirstOrThrow();
  const direction = more.direction ?? "in";
  const partnerCallId = `${direction}_${(lineCalls += 1)}`;
  const callId = await recordFact(firm.ctx({ kind: "provider", id: null }), connection, {
    event: "NOTIFY_END",
    partnerCallId,
    identity: partnerCallId,
    startedAt: null,
    heardAt: firm.clock.now(),
    fact: {
      kind: "end",
      direction,
      number: phone,
      lineNumber: null,
      extension: null,
      ending,
      endingWord: ending,
      seconds: more.seconds ?? 0,
      isRecorded: false,
      recordingId: null,
    },
  });
  await firm.settle();
  return callId;
}
const say = async (callId: number, result: CallWord["result"]) => {
  await setCallResult(firm.ctx(firm.anna), callId, { result, note: "" });
  await firm.settle();
};
const DIAGNOSIS = "applications/diagnosis";

test("telephony.incoming-call and telephony.missed-call hear the line itself, once a call", async () => {
  await firm.trigger(CONTACT, { name: "telephony.missed-call" });
  await firm.trigger(DIAGNOSIS, { name: "telephony.incoming-call" });
  const { clientId, matterId } = await firm.card();
  const missed = await lineCall(clientId, "no-answer");
  expect(await firm.stageOf(matterId)).toBe(CONTACT);
  await firm.move(matterId, NEW);
  await say(missed, "no-answer");
  expect(await firm.stageOf(matterId)).toBe(NEW);
  const answered = await lineCall(clientId, "answered", { seconds: 40 });
  expect(await firm.stageOf(matterId)).toBe(DIAGNOSIS);
  await firm.move(matterId, NEW);
  await say(answered, "talked");
  expect(await firm.stageOf(matterId)).toBe(NEW);
  await lineCall(clientId, "firm");
  expect(await firm.stageOf(matterId)).toBe(NEW);
});

test("telephony.long-call measures by the line", async () => {
  await firm.trigger(CONTACT, { name: "telephony.long-call", params: { seconds: 120, direction: "out" } });
  const { clientId, matterId } = await firm.card();
  await lineCall(clientId, "answered", { seconds: 119, direction: "out" });
  await lineCall(clientId, "answered", { seconds: 300 });
  expect(await firm.stageOf(matterId)).toBe(NEW);
  const long = await lineCall(clientId, "answered", { seconds: 120, direction: "out" });
  expect(await firm.stageOf(matterId)).toBe(CONTACT);
  await firm.move(matterId, NEW);
  await say(long, "talked");
  expect(await firm.stageOf(matterId)).toBe(NEW);
});

test("telephony.call-logged: no answer is told by the line, a talk by the operator, each once", async () => {
  await firm.trigger(CONTACT, { name: "telephony.call-logged", params: { results: ["no-answer"], direction: "out" } });
  await firm.trigger(DIAGNOSIS, { name: "telephony.call-logged", params: { results: ["talked"] } });
  const { clientId, matterId } = await firm.card();
  const silent = await lineCall(clientId, "busy", { direction: "out" });
  expect(await firm.stageOf(matterId)).toBe(CONTACT);
  await firm.move(matterId, NEW);
  await say(silent, "no-answer");
  expect(await firm.stageOf(matterId)).toBe(NEW);
  const talk = await lineCall(clientId, "answered", { direction: "out", seconds: 60 });
  expect(await firm.stageOf(matterId)).toBe(NEW);
  await say(talk, "talked");
  expect(await firm.stageOf(matterId)).toBe(DIAGNOSIS);
});

test("a call's next step is a task in the same moment, the same said twice is one", async () => {
  const { clientId, matterId } = await firm.card({ responsibleId: firm.anna.id });
  const callId = await lineCall(clientId, "answered", { seconds: 60 });
  const word = {
    result: "talked" as const,
    note: "перезвонить",
    nextStep: { kind: "call" as const, dueAt: new Date("2026-11-25T03:00:00Z") },
  };
  for (let i = 0; i < 2; i += 1) await setCallResult(firm.ctx(firm.anna), callId, word);
  const tasks = await firm.app.database.db
    .selectFrom("tasks")
    .select(["kind", "matter_id", "user_id", "due_at"])
    .where("client_id", "=", clientId)
    .execute();
  expect(tasks).toEqual([
    { kind: "call", matter_id: matterId, user_id: firm.anna.id, due_at: new Date("2026-11-25T03:00:00Z") },
  ]);
});

test("facts take the line's calls into account, before and after their results are entered", async () => {
  const { clientId, matterId } = await firm.card();
  const facts = () => callFacts.load(firm.ctx(), { clientId, matterId });
  await lineCall(clientId, "busy", { direction: "out" });
  expect(await facts()).toMatchObject({ "call.last-result": "no-answer", "call.attempts-count": 1 });
  const talk = await lineCall(clientId, "answered", { seconds: 61 });
  expect(await facts()).toMatchObject({
    "call.last-result": "talked",
    "call.last-direction": "in",
    "call.last-seconds": 61,
    "call.attempts-count": 0,
  });
  await say(talk, "refused");
  expect(await facts()).toMatchObject({ "call.last-result": "refused" });
});

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
