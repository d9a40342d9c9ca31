import { afterAll, beforeAll, expect, test } from "vitest";
import { recordFact } from "../../src/server/telephony/calls/record-fact.ts";
import { placeCall, requestCall } from "../../src/server/telephony/calls/place-call.ts";
import { processHook } from "../../src/server/telephony/hooks/process-hook.ts";
import { sweepCalls } from "../../src/server/telephony/sweep-calls.ts";
import { connectionById } from "../../src/server/telephony/store.ts";
import { hook, incoming, openTelephony, type Office } from "./office.ts";

let office: Office;
beforeAll(async () => {
  office = await openTelephony();
});
afterAll(() => office.close());
const db = () => office.app.database.db;

test("all hooks of one unknown caller processed at once, each by two workers: one call, one client, one application", async () => {
  const phone = "+79136110001";
  const call = incoming(office, phone);
  const forms = [
    call.start,
    call.ring("100"),
    call.answer("100"),
    call.end("answered", { internal: "100", duration: "20" }),
  ];
  for (const form of forms) await hook(office, form);
  office.jobs.lose();
  const hooks = await db().selectFrom("phone_hooks").select("id").execute();
  await Promise.all([...hooks, ...hooks].map(({ id }) => processHook(office.ctx(), id)));
  const calls = await db().selectFrom("calls").select(["id", "client_id", "outcome"]).execute();
  expect(calls).toMatchObject([{ outcome: "talked" }]);
  const count = async (table: "applications" | "matters") =>
    (await db().selectFrom(table).select("id").where("client_id", "=", calls[0]!.client_id).execute()).length;
  expect([await count("applications"), await count("matters")]).toEqual([1, 1]);
  expect(await office.events("call.ended")).toHaveLength(1);
});

test("the button pressed twice at once is one call", async () => {
  const asked = { key: "press-once-1", number: "+79136110002" };
  const ids = await Promise.all([1, 2, 3].map(() => requestCall(office.ctx(office.anna), asked)));
  expect(new Set(ids).size).toBe(1);
});

test("two calls asked for one number are told apart by who asked", async () => {
  const number = "+79136110003";
  const mine = await requestCall(office.ctx(office.anna), { key: "mine-0001", number });
  const theirs = await requestCall(office.ctx(office.boris), { key: "theirs-01", number });
  const connection = await connectionById(office.ctx(), office.connectionId);
  const told = (extension: string) =>
    recordFact(office.ctx({ kind: "provider", id: null }), connection, {
      event: "NOTIFY_OUT_END",
      partnerCallId: `out_${extension}`,
      identity: `out_${extension}`,
      startedAt: null,
      heardAt: office.clock.now(),
      fact: {
        kind: "end",
        direction: "out",
        number,
        lineNumber: null,
        extension,
        ending: "busy",
        endingWord: "busy",
        seconds: 0,
        isRecorded: false,
        recordingId: null,
      },
    });
  expect(await Promise.all([told("101"), told("100")])).toEqual([theirs, mine]);
});

test("a program that died between asking and hearing leaves the call unknown, and nobody asks again", async () => {
  const id = await requestCall(office.ctx(office.anna), { key: "died-0001", number: "+79136110004" });
  await db().updateTable("calls").set({ asked_at: office.clock.now() }).where("id", "=", id).execute();
  office.jobs.lose();
  office.clock.advance(2.5 * 60_000);
  await sweepCalls(office.ctx());
  const call = () => db().selectFrom("calls").select(["state", "reason"]).where("id", "=", id).executeTakeFirst();
  expect(await call()).toEqual({ state: "unknown", reason: "interrupted" });
  await placeCall(office.ctx(), id);
  expect(await call()).toEqual({ state: "unknown", reason: "interrupted" });
});
