import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { hook, incoming, openTelephony, type Office } from "./office.ts";

const Items = z.object({ items: z.array(z.looseObject({ id: z.number() })) });
const Figures = z.object({
  total: z.object({ answered: z.int(), lost: z.int(), calledBack: z.int() }),
  hours: z.array(z.object({ hour: z.int(), answered: z.int(), lost: z.int() })),
});

let office: Office;
beforeAll(async () => {
  office = await openTelephony({ now: new Date("2026-11-24T03:10:00Z") }); // ten past ten in Krasnoyarsk
});
afterAll(() => office.close());

const db = () => office.app.database.db;
const DAY = "from=2026-11-24&to=2026-11-24";
const say = async (form: Record<string, string>, seconds = 0) => {
  office.clock.advance(seconds * 1000);
  await hook(office, form);
  await office.jobs.runDue();
};
const ids = async (query: string, who = office.anna) =>
  Items.parse((await office.ask("GET", `/api/calls?${query}`, undefined, who)).json).items.map(({ id }) => id);
const callId = async (partnerCallId: string) =>
  (await db().selectFrom("calls").select("id").where("partner_call_id", "=", partnerCallId).executeTakeFirstOrThrow())
    .id;

async function missed(phone: string): Promise<number> {
  const call = incoming(office, phone);
  await say(call.start);
  await say(call.ring("100"));
  await say(call.end("no answer"), 25);
  return callId(call.id);
}

test("every number of the line opens a list of as many calls, whatever was written down by hand", async () => {
  const { clientId } = await office.newClient("+79136010001");
  const lost = await missed("+79136010001");
  const talk = incoming(office, "+79136010001");
  await say(talk.start);
  await say(talk.ring("100"));
  await say(talk.answer("100"), 5);
  await say(talk.end("answered", { duration: "60" }), 60);
  const talked = await callId(talk.id);
  // By hand: it is no call of the line, and stands in the list of all.
  await office.ask("POST", `/api/clients/${clientId}/calls`, { direction: "in", result: "no-answer" });
  await office.jobs.runDue();
  const figures = Figures.parse((await office.ask("GET", `/api/telephony/figures?${DAY}`)).json);
  expect(figures.total).toMatchObject({ answered: 1, lost: 1, calledBack: 0 });
  expect(await ids(`${DAY}&ofLine=true&direction=in&outcome=talked`)).toEqual([talked]);
  expect(await ids(`${DAY}&ofLine=true&outcome=missed`)).toEqual([lost]);
  expect(await ids(`${DAY}&outcome=missed`)).toHaveLength(2);
  expect(figures.hours[10]).toMatchObject({ answered: 1, lost: 1 });
  expect(await ids(`${DAY}&ofLine=true&hour=10`)).toEqual([talked, lost]);
  expect(await ids(`${DAY}&ofLine=true&hour=11`)).toEqual([]);
});

test("a missed call is of everybody at whom it rang", async () => {
  const lost = await missed("+79136010002");
  expect(await ids(`${DAY}&ofLine=true&outcome=missed&userId=${office.anna.id}`)).toContain(lost);
  expect(await ids(`${DAY}&ofLine=true&outcome=missed&userId=${office.boris.id}`)).not.toContain(lost);
});

test("a missed call is called back by any later call to the client", async () => {
  const { clientId } = await office.newClient("+79136010003");
  const lost = await missed("+79136010003");
  expect(await ids(`${DAY}&ofLine=true&calledBack=true`)).toEqual([]);
  office.clock.advance(60_000);
  await office.ask("POST", `/api/clients/${clientId}/calls`, { direction: "out", result: "talked" });
  expect(await ids(`${DAY}&ofLine=true&calledBack=true`)).toEqual([lost]);
});

test("the card of a call that rang at me and was missed stays until I close it, and is nobody else's", async () => {
  await office.newClient("+79136010004", office.anna.id);
  const lost = await missed("+79136010004");
  const current = async (who = office.anna) =>
    Items.parse((await office.ask("GET", "/api/calls/current", undefined, who)).json).items.map(({ id }) => id);
  expect(await current()).toContain(lost);
  expect(await current(office.boris)).not.toContain(lost);
  await office.ask("PUT", `/api/calls/${lost}/put-away`, {});
  expect(await current()).not.toContain(lost);
  expect(await ids(`${DAY}&outcome=missed`)).toContain(lost);
});

test("the timeline tells a call of the line once, with its result and note", async () => {
  const { clientId } = await office.newClient("+79136010005");
  const talk = incoming(office, "+79136010005");
  await say(talk.start);
  await say(talk.ring("100"));
  await say(talk.answer("100"), 5);
  await say(talk.end("answered", { duration: "60" }), 60);
  const id = await callId(talk.id);
  await office.ask("PUT", `/api/calls/${id}/result`, { result: "talked", note: "Два кредита" });
  await office.jobs.runDue();
  const timeline = await office.ask("GET", `/api/clients/${clientId}/timeline?kind=calls`);
  const { items } = Items.extend({ items: z.array(z.looseObject({ name: z.string() })) }).parse(timeline.json);
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    name: "call.ended",
    call: { id, result: "talked", outcome: "talked", note: "Два кредита", talkSeconds: 60, recording: null },
  });
});
