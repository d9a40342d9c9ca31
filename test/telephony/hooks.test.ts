import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { routeCall } from "../../src/server/telephony/hooks/route-call.ts";
import { accountTime, hook, HOOK, incoming, openTelephony, SECRET, type Office } from "./office.ts";
import { sign } from "./sign.ts";

const Page = z.object({ items: z.array(z.object({ id: z.number() })), next: z.string().nullable() });

let office: Office;
beforeAll(async () => {
  office = await openTelephony();
});
afterAll(() => office.close());
afterEach(async () => {
  expect(office.jobs.failures).toEqual([]);
  await db()
    .updateTable("users")
    .set({ is_on_shift: true })
    .where("id", "in", [office.anna.id, office.boris.id])
    .execute();
  await db().updateTable("calls").set({ state: "ended", outcome: "failed" }).where("state", "<>", "ended").execute();
});
const db = () => office.app.database.db;
const callOf = (id: string) =>
  db().selectFrom("calls").selectAll().where("partner_call_id", "=", id).executeTakeFirstOrThrow();
let phones = 0;
const newPhone = () => `+7913600${String((phones += 1)).padStart(4, "0")}`;
const say = async (form: Record<string, string>, seconds = 0) => {
  office.clock.advance(seconds * 1000);
  const reply = await hook(office, form);
  await office.jobs.runDue();
  return reply;
};

test("a client's call is sent to his responsible with his name; off duty, to who is free; nobody, the exchange goes its way", async () => {
  const phone = newPhone();
  await office.newClient(phone, office.boris.id);
  const order = async (): Promise<unknown> => {
    const connection = await db().selectFrom("phone_connections").selectAll().executeTakeFirstOrThrow();
    return routeCall(office.ctx(), connection, phone.slice(1));
  };
  expect(await order()).toMatchObject({
    redirect: "101",
    return_timeout: 20,
    caller_name: expect.stringContaining("Ольга"),
  });
  await db().updateTable("users").set({ is_on_shift: false }).where("id", "=", office.boris.id).execute();
  expect(await order()).toMatchObject({ redirect: "100" });
  await db().updateTable("users").set({ is_on_shift: false }).where("id", "=", office.anna.id).execute();
  expect(await order()).not.toHaveProperty("redirect");
  await db().updateTable("phone_connections").set({ default_scenario: "0-1" }).execute();
  expect(await order()).toMatchObject({ redirect: "0-1", return_timeout: 0 });
  await db().updateTable("phone_connections").set({ default_scenario: null }).execute();
});

test("the answer to the start of a call is the order", async () => {
  const phone = newPhone();
  await office.newClient(phone, office.boris.id);
  // The first calls of a program that has just begun may go their own way.
  const order = async (): Promise<unknown> => (await hook(office, incoming(office, phone).start)).json();
  await expect.poll(order, { timeout: 20_000 }).toMatchObject({ redirect: "101", return_timeout: 20 });
});

test("a number is looked for whole, never by its end", async () => {
  const phone = newPhone();
  await office.newClient(phone, office.boris.id);
  const other = `+7383${phone.slice(5)}`;
  const connection = await db().selectFrom("phone_connections").selectAll().executeTakeFirstOrThrow();
  expect(await routeCall(office.ctx(), connection, other)).not.toHaveProperty("caller_name");
});

test("an answered call of an unknown number: waiting, talk, who, and an application when it is over", async () => {
  const phone = newPhone();
  const call = incoming(office, phone);
  await say(call.start);
  await say(call.ring("100"), 2);
  expect(await callOf(call.id)).toMatchObject({
    state: "ringing",
    client_id: null,
    number: phone,
    user_id: office.anna.id,
  });
  await say(call.answer("100"), 6);
  expect(await callOf(call.id)).toMatchObject({ state: "answered", waiting_seconds: 8 });
  await say(call.end("answered", { internal: "100", duration: "60" }), 60);
  const row = await callOf(call.id);
  expect(row).toMatchObject({
    state: "ended",
    outcome: "talked",
    seconds: 60,
    waiting_seconds: 8,
    user_id: office.anna.id,
  });
  expect(row.client_id).not.toBeNull();
  const application = await db()
    .selectFrom("applications")
    .select(["source", "matter_id", "responsible_id"])
    .where("client_id", "=", row.client_id)
    .executeTakeFirstOrThrow();
  expect(application).toEqual({ source: "call", matter_id: row.matter_id, responsible_id: office.anna.id });
  const told = (await office.events("call.ended")).filter(({ data }) => data["callId"] === row.id);
  expect(told).toEqual([
    {
      clientId: row.client_id,
      data: { callId: row.id, direction: "in", outcome: "talked", seconds: 60, userId: office.anna.id },
    },
  ]);
});

test("events of one call in any order, and each three times, make one call and one telling", async () => {
  const phone = newPhone();
  const call = incoming(office, phone);
  const forms = [
    call.end("answered", { internal: "101", duration: "30" }),
    call.answer("101"),
    call.start,
    call.ring("101"),
  ];
  for (const form of [...forms, ...forms.toReversed(), ...forms]) await say(form, 1);
  const row = await callOf(call.id);
  expect(row).toMatchObject({
    state: "ended",
    outcome: "talked",
    seconds: 30,
    number: phone,
    user_id: office.boris.id,
  });
  const facts = await db().selectFrom("call_facts").select("id").where("call_id", "=", row.id).execute();
  expect(facts).toHaveLength(4);
  expect((await office.events("call.ended")).filter(({ data }) => data["callId"] === row.id)).toHaveLength(1);
  expect((await office.events("call.answered")).filter(({ data }) => data["callId"] === row.id)).toEqual([]);
  const clients = await db().selectFrom("client_phones").select("id").where("phone", "=", phone).execute();
  expect(clients).toHaveLength(1);
});

test("a missed call is a task for the responsible, one while it is open", async () => {
  const phone = newPhone();
  const { clientId, matterId } = await office.newClient(phone);
  const tasksOf = () =>
    db()
      .selectFrom("tasks")
      .select(["user_id", "matter_id", "kind", "state"])
      .where("client_id", "=", clientId)
      .execute();
  for (let i = 0; i < 2; i += 1) {
    const call = incoming(office, phone);
    await say(call.start);
    await say(call.end("cancel"), 20);
    expect(await callOf(call.id)).toMatchObject({ outcome: "missed", waiting_seconds: 20, client_id: clientId });
  }
  expect(await tasksOf()).toEqual([{ user_id: office.anna.id, matter_id: matterId, kind: "call", state: "open" }]);
  await db().updateTable("tasks").set({ state: "done" }).where("client_id", "=", clientId).execute();
  const again = incoming(office, phone);
  await say(again.end("no answer"), 20);
  expect(await tasksOf()).toHaveLength(2);
});

test("a call lost while all on duty were talking is told apart", async () => {
  const talks = [incoming(office, newPhone()), incoming(office, newPhone())];
  for (const [index, talk] of talks.entries()) {
    await say(talk.start);
    await say(talk.answer(index === 0 ? "100" : "101"), 1);
  }
  const lost = incoming(office, newPhone());
  expect((await hook(office, lost.start)).json()).not.toHaveProperty("redirect");
  await say(lost.end("no answer"), 30);
  expect(await callOf(lost.id)).toMatchObject({ outcome: "missed", is_lost_busy: true });
  await say(talks[0]!.end("answered", { internal: "100", duration: "60" }), 60);
  const other = incoming(office, newPhone());
  await say(other.end("no answer"), 30);
  expect(await callOf(other.id)).toMatchObject({ outcome: "missed", is_lost_busy: false });
  await say(talks[1]!.end("answered", { internal: "101", duration: "60" }), 60);
  const day = office.clock.now().toISOString().slice(0, 10);
  const { json } = await office.ask("GET", `/api/telephony/figures?from=${day}&to=${day}`);
  expect(json).toMatchObject({ total: { lostBusy: 1 } });
});

test("the firm's own empty purse alarms the administrator and is no missed call", async () => {
  const phone = newPhone();
  const { clientId } = await office.newClient(phone);
  const call = incoming(office, phone);
  await say(call.end("no money"), 1);
  await say(incoming(office, phone).end("no money"), 1);
  expect(await callOf(call.id)).toMatchObject({ outcome: "failed", reason: "no-money" });
  expect((await office.events("call.missed")).filter((event) => event.clientId === clientId)).toEqual([]);
  const notices = await db().selectFrom("notices").select("user_id").where("kind", "=", "telephony.failed").execute();
  expect(notices.length).toBeGreaterThan(0);
  expect(new Set(notices.map((row) => row.user_id)).size).toBe(notices.length);
});

test("an end whose caller is our own extension is our call", async () => {
  const phone = newPhone();
  const { clientId } = await office.newClient(phone);
  const form = {
    event: "NOTIFY_END",
    caller_id: "100",
    called_did: phone.replace("+", ""),
    call_start: accountTime(office.clock.now()),
    pbx_call_id: "x_77",
    duration: "12",
    disposition: "answered",
    is_recorded: "0",
  };
  await say(form, 12);
  expect(await callOf("x_77")).toMatchObject({
    direction: "out",
    outcome: "talked",
    client_id: clientId,
    user_id: office.anna.id,
  });
});

test("a hidden number is a call of nobody; a person says whose it was", async () => {
  const { clientId, matterId } = await office.newClient(newPhone());
  const call = incoming(office, "Anonymous");
  await say(call.start);
  await say(call.end("answered", { internal: "100", duration: "9" }), 10);
  const row = await callOf(call.id);
  expect(row).toMatchObject({ client_id: null, is_hidden: true, number: "Anonymous" });
  expect((await office.ask("PUT", `/api/calls/${row.id}/client`, { clientId })).json).toMatchObject({
    client: { id: clientId },
    matterId,
  });
  expect((await office.ask("PUT", `/api/calls/${row.id}/client`, { clientId })).json).toMatchObject({
    error: { reason: "has-client" },
  });
  expect((await office.events("call.linked")).at(-1)).toEqual({ clientId, data: { callId: row.id, isOver: true } });
});

test("a plus of the number survives the form and the signature", async () => {
  const phone = newPhone();
  const call = incoming(office, phone);
  const form = { ...call.start, caller_id: phone };
  expect((await hook(office, form)).statusCode).toBe(200);
  await office.jobs.runDue();
  expect(await callOf(call.id)).toMatchObject({ number: phone });
});

test("a wall-clock time of the account is kept in UTC", async () => {
  const call = incoming(office, newPhone());
  await say({ ...call.end("cancel"), call_start: "2026-11-24 10:15:30" });
  expect((await callOf(call.id)).at).toEqual(new Date("2026-11-24T03:15:30Z"));
});

test("the forged, the unsigned and the strange address are refused; the first two are kept with their verdict", async () => {
  const form = incoming(office, newPhone()).end("cancel");
  const kept = () => db().selectFrom("phone_hooks").select("verdict").where("verdict", "<>", "signed").execute();
  expect((await hook(office, form, { signature: sign(form, "another secret") })).statusCode).toBe(403);
  expect((await hook(office, form, { signature: null })).statusCode).toBe(403);
  expect((await hook(office, { ...form, event: "NOTIFY_START" }, { signature: null })).statusCode).toBe(403);
  expect((await hook(office, form, { url: HOOK.replace(/t=.*/, "t=guessed-mark") })).statusCode).toBe(403);
  expect((await hook(office, form, { url: "/hooks/zadarma" })).statusCode).toBe(403);
  expect((await kept()).map(({ verdict }) => verdict)).toEqual(["wrong-signature", "no-signature", "no-signature"]);
  await db()
    .updateTable("phone_connections")
    .set({ hook_addresses: JSON.stringify(["185.45.152.40/30"]) })
    .execute();
  expect((await hook(office, form)).statusCode).toBe(403);
  await db().updateTable("phone_connections").set({ hook_addresses: "[]" }).execute();
});

test("an event of another time and an unknown one are kept and answered", async () => {
  const speech = { event: "SPEECH_RECOGNITION", result: "{}", call_id: "1.1" };
  expect((await hook(office, speech, { signature: null })).statusCode).toBe(200);
  const sms = { event: "SMS", result: '{"caller_id":"79130001122","text":"Да"}' };
  expect((await hook(office, sms, { signature: sign({ ...sms, event: "x" }, SECRET) })).statusCode).toBe(403);
});

test("zd_echo gives the word back, and only a word", async () => {
  const get = (word: string) => office.http.inject(`/hooks/zadarma?zd_echo=${encodeURIComponent(word)}`);
  const reply = await get("a-1_B");
  expect([reply.statusCode, reply.body, reply.headers["content-type"]]).toEqual([
    200,
    "a-1_B",
    "text/plain; charset=utf-8",
  ]);
  expect((await get("<script>")).statusCode).toBe(403);
  const post = await office.http.inject({
    method: "POST",
    url: HOOK,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    payload: "zd_echo=abc",
  });
  expect(post.body).toBe("abc");
});

test("a multipart body with another boundary than its header's is read", async () => {
  const call = incoming(office, newPhone());
  const form: Record<string, string> = call.end("cancel");
  const parts = Object.entries(form).map(
    ([name, value]) => `--own\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const reply = await office.http.inject({
    method: "POST",
    url: HOOK,
    headers: { "content-type": "multipart/form-data; boundary=header", signature: sign(form, SECRET) },
    payload: `${parts.join("")}--own--\r\n`,
  });
  await office.jobs.runDue();
  expect(reply.statusCode).toBe(200);
  expect(await callOf(call.id)).toMatchObject({ outcome: "missed" });
});

test("while the database is slow the caller gets through in time, and the start of the call is kept yet", async () => {
  const phone = newPhone();
  await office.newClient(phone, office.boris.id);
  await hook(office, incoming(office, newPhone()).start); // the connection is known
  let free = (): void => {};
  const held = new Promise<void>((resolve) => {
    free = resolve;
  });
  const holders = Array.from({ length: 4 }, () =>
    db()
      .transaction()
      .execute(() => held),
  );
  const call = incoming(office, phone);
  const began = performance.now();
  const reply = await hook(office, call.start, { isHasty: true });
  const took = performance.now() - began;
  free();
  await Promise.all(holders);
  expect([reply.statusCode, reply.json()]).toEqual([200, {}]);
  expect(took).toBeLessThan(2000); // 250, and what a busy machine adds; unguarded it would never end
  await expect
    .poll(
      () =>
        db()
          .selectFrom("phone_hooks")
          .select("id")
          .where((eb) => eb(eb.ref("payload", "->>").key("pbx_call_id"), "=", call.id))
          .execute(),
      { timeout: 10_000 },
    )
    .toHaveLength(1);
  await office.jobs.runDue();
  expect(await callOf(call.id)).toMatchObject({ state: "ringing" });
});

test("while the database is gone the caller gets through", async () => {
  const lone = await openTelephony();
  const call = incoming(lone, "+79139990000");
  expect((await hook(lone, call.start)).statusCode).toBe(200);
  await lone.app.database.close();
  const reply = await hook(lone, call.start, { isHasty: true });
  expect([reply.statusCode, reply.json()]).toEqual([200, {}]);
  await lone.http.close().catch(() => {}); // it asks the database to hush the live feed
});

test("what could not be understood is seen and processed again", async () => {
  const call = incoming(office, newPhone());
  await db().updateTable("phone_connections").set({ zone: "Nowhere/Else" }).execute();
  await hook(office, call.end("cancel"));
  await office.jobs.runDue();
  await db().updateTable("phone_connections").set({ zone: "Asia/Krasnoyarsk" }).execute();
  expect(office.jobs.failures.length).toBeGreaterThan(0);
  office.jobs.failures.length = 0;
  office.jobs.lose();
  const { json } = await office.ask("GET", "/api/telephony/dead-hooks");
  const items = (json as { items: { id: number; error: string | null; event: string }[] }).items; // the endpoint's own shape
  const dead = items.find(({ event, error }) => event === "NOTIFY_END" && error !== null);
  expect(dead).toBeDefined();
  expect((await office.ask("POST", `/api/telephony/dead-hooks/${dead?.id}/processing`)).status).toBe(200);
  await office.jobs.runDue();
  expect(await callOf(call.id)).toMatchObject({ outcome: "missed" });
});

test("a lost queue loses no call: the minute's sweep finds the hooks", async () => {
  const call = incoming(office, newPhone());
  await hook(office, call.end("cancel"));
  office.jobs.lose();
  office.clock.advance(3 * 60_000);
  const { telephony } = await import("../../src/server/telephony/slice.ts");
  await telephony.jobs.find((job) => job.name === "telephony.sweep")?.run(office.ctx(), {});
  await office.jobs.runDue();
  expect(await callOf(call.id)).toMatchObject({ outcome: "missed" });
});

test("the list finds calls by what they are, whose they are and by part of the number, page by page", async () => {
  const phone = newPhone();
  const { clientId } = await office.newClient(phone);
  for (let i = 0; i < 42; i += 1) {
    const call = incoming(office, phone);
    await hook(office, i % 2 === 0 ? call.end("cancel") : call.end("answered", { internal: "100", duration: "5" }));
    office.clock.advance(60_000);
  }
  await office.jobs.runDue();
  const list = async (query: string) => Page.parse((await office.ask("GET", `/api/calls?${query}`)).json);
  const first = await list(`clientId=${clientId}`);
  const second = await list(`clientId=${clientId}&after=${encodeURIComponent(first.next ?? "")}`);
  expect([first.items.length, second.items.length, second.next]).toEqual([40, 2, null]);
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(42);
  const talks = await list(`clientId=${clientId}&unfinished=true&userId=${office.anna.id}&direction=in&outcome=talked`);
  expect(talks.items).toHaveLength(21);
  expect((await list(`q=${phone.slice(5)}&outcome=missed`)).items).toHaveLength(21);
  expect((await list(`q=${encodeURIComponent("смирнова")}&clientId=${clientId}`)).items).toHaveLength(40);
});

test("the timeline shows a call of the line once, with its result when a person has entered it", async () => {
  const phone = newPhone();
  const { clientId } = await office.newClient(phone);
  const call = incoming(office, phone);
  await say(call.end("answered", { internal: "100", duration: "33" }));
  const { id } = await callOf(call.id);
  const current = async (): Promise<unknown> => {
    const { json } = await office.ask("GET", "/api/calls/current");
    return z
      .object({ items: z.array(z.looseObject({ id: z.number() })) })
      .parse(json)
      .items.find((item) => item.id === id);
  };
  expect(await current()).toMatchObject({ isUnfinished: true, card: { clientId } });
  await office.ask("PUT", `/api/calls/${id}/result`, { result: "talked", note: "о долгах" });
  expect(await current()).toBeUndefined();
  const { json } = await office.ask("GET", `/api/clients/${clientId}/timeline?kind=calls`);
  expect(json).toMatchObject({
    items: [
      { name: "call.ended", call: { id, result: "talked", note: "о долгах", outcome: "talked", talkSeconds: 33 } },
    ],
  });
  expect(Page.parse(json).items).toHaveLength(1);
});
