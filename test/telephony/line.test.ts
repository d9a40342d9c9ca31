import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { dayOf } from "../../src/server/kernel/working-time.ts";
import { openLineOffice, type LineOffice } from "./sandbox.ts";

let office: LineOffice;
beforeAll(async () => {
  office = await openLineOffice();
  const checked = await office.ask("POST", `/api/telephony/connections/${office.connectionId}/check`);
  expect(checked.json).toMatchObject({
    accountZone: "Etc/GMT-7",
    extensions: expect.arrayContaining(["100", "101"]),
    lastError: null,
  });
}, 60_000);
afterAll(() => office.close());
afterEach(() => {
  expect(office.jobs.failures).toEqual([]);
});
const db = () => office.app.database.db;
const last = () => db().selectFrom("calls").selectAll().orderBy("id", "desc").limit(1).executeTakeFirstOrThrow();
const sounds = (callId: number) => db().selectFrom("recordings").selectAll().where("call_id", "=", callId).execute();
const searchOf = (callId: number) =>
  db().selectFrom("recording_searches").selectAll().where("call_id", "=", callId).executeTakeFirstOrThrow();
let phones = 0;
const phoneLike = (kind: string) => `+79137${String((phones += 1)).padStart(4, "0")}${kind}`;
const digits = (phone: string) => phone.slice(1);

test("the partner is told our address and finds us there", async () => {
  const { json } = await office.ask("POST", `/api/telephony/connections/${office.connectionId}/hooks`);
  expect(json).toMatchObject({ lastError: null });
});

test("a client calls: his responsible rings, talks, and the recording is with us and is heard by parts, each listening once in the audit", async () => {
  const phone = phoneLike("55");
  const { clientId } = await office.newClient(phone, office.boris.id);
  await office.call({ from: digits(phone) });
  await office.jobs.runDue();
  const { json: ringing } = await office.ask("GET", "/api/calls/current", undefined, office.boris);
  expect(ringing).toMatchObject({
    items: [{ state: "ringing", isMine: true, card: { clientId, matters: [{ stageName: expect.any(String) }] } }],
  });
  await office.live(100);
  const call = await last();
  expect(call).toMatchObject({ outcome: "talked", user_id: office.boris.id, client_id: clientId, seconds: 75 });
  expect((await searchOf(call.id)).state).toBe("waiting");
  await office.live(60);
  expect(await searchOf(call.id)).toMatchObject({ state: "kept", attempts: 1 });
  const [sound] = await sounds(call.id);
  expect(sound).toMatchObject({ type: "audio/mpeg", seconds: 75 });
  expect(sound!.peaks.length).toBeGreaterThan(100);
  const play = async (range: string, key: string) =>
    office.http.inject({ url: `/api/recordings/${sound!.id}/file?play=${key}`, headers: { range } });
  expect((await play("bytes=0-99", "play-one-1")).rawPayload).toHaveLength(100);
  expect((await play("bytes=100-199", "play-one-1")).statusCode).toBe(206);
  expect((await play("bytes=0-99", "play-two-2")).statusCode).toBe(206);
  const reads = await db()
    .selectFrom("card_reads")
    .select("id")
    .where("what", "=", "recording")
    .where("client_id", "=", clientId)
    .execute();
  expect(reads).toHaveLength(2);
  expect((await office.events("call.recorded")).at(-1)).toMatchObject({ clientId });
});

test("a talk that was given over is one call with two legs and two recordings", async () => {
  await office.call({ from: digits(phoneLike("27")) });
  await office.live(200);
  const call = await last();
  const { json } = await office.ask("GET", `/api/calls/${call.id}`);
  expect(json).toMatchObject({
    recording: "kept",
    legs: [{ extension: expect.any(String) }, { extension: expect.any(String) }],
  });
  expect(await sounds(call.id)).toHaveLength(2);
});

test("a recording that comes late, a link that is old and a partner out of order cost only time", async () => {
  await office.fault("record.request", ["late", "503"]);
  await office.fault("record.file", ["expired"]);
  await office.call({ from: digits(phoneLike("55")) });
  await office.live(160);
  const call = await last();
  expect(await searchOf(call.id)).toMatchObject({ state: "waiting" });
  await office.live(900, 60);
  expect(await searchOf(call.id)).toMatchObject({ state: "kept", attempts: 3 });
  expect(await sounds(call.id)).toHaveLength(1);
});

const place = (phone: string, key: string) => office.ask("POST", "/api/calls", { number: phone, key });
const made = async (phone: string) =>
  z.object({ calls: z.array(z.unknown()) }).parse(await office.control("GET", `/zadarma/calls?phone=${digits(phone)}`))
    .calls.length;

test.each(["55", "28", "29", "35"])(
  "click to call: requested, dialled, told by the line, one call however it is told (%s)",
  async (kind) => {
    const phone = phoneLike(kind);
    const { clientId } = await office.newClient(phone);
    expect(await place(phone, `click-${phone}`)).toMatchObject({
      status: 201,
      json: { state: "requested", direction: "out" },
    });
    await place(phone, `click-${phone}`);
    await office.live(120);
    const calls = await db().selectFrom("calls").selectAll().where("client_id", "=", clientId).execute();
    expect(calls).toMatchObject([
      { state: "ended", outcome: "talked", seconds: 75, user_id: office.anna.id, direction: "out" },
    ]);
    expect(await made(phone)).toBe(1);
    await office.live(240, 30);
  },
);

test("a call whose answer was lost is unknown, is told by the line all the same, and is never made again", async () => {
  const phone = phoneLike("55");
  await office.fault("callback.request", ["accept-then-500"]);
  await place(phone, `click-${phone}`);
  await office.jobs.runDue();
  expect(await last()).toMatchObject({ state: "unknown" });
  await office.live(120);
  expect(await last()).toMatchObject({ state: "ended", outcome: "talked" });
  expect(await made(phone)).toBe(1);
});

test("one that the partner's events do not tell of is found in its list; one that nobody made leaves no trace", async () => {
  const [lost, never] = [phoneLike("55"), phoneLike("55")];
  await office.fault("callback.request", ["accept-then-500"]);
  await office.fault("hook", { always: "drop" });
  await place(lost, `click-${lost}`);
  await office.live(260, 20);
  await office.fault("hook", { always: "pass" });
  expect(await last()).toMatchObject({ number: lost, state: "ended", outcome: "talked", seconds: 75 });
  await office.fault("callback.request", ["500"]);
  await place(never, `click-${never}`);
  await office.live(300, 20);
  expect(await last()).toMatchObject({ number: never, state: "ended", outcome: "unknown", reason: "no-trace" });
  expect([await made(lost), await made(never)]).toEqual([1, 0]);
});

test("an error that comes with 200 is a refusal", async () => {
  await office.fault("callback.request", ["error-200"]);
  const phone = phoneLike("55");
  await place(phone, `click-${phone}`);
  await office.jobs.runDue();
  expect(await last()).toMatchObject({ state: "ended", outcome: "failed", reason: "refused" });
});

const runJob = async (name: string) => {
  const { telephony } = await import("../../src/server/telephony/slice.ts");
  await telephony.jobs.find((job) => job.name === name)?.run(office.ctx(), {});
};

test("the vault: calls of which no event came are brought with their files within the partner's limit, and the difference is zero", async () => {
  const before = await db().selectFrom("calls").select("id").execute();
  await office.fault("hook", { always: "drop" });
  const lost = [phoneLike("55"), phoneLike("20"), phoneLike("55")];
  for (const phone of lost) {
    await office.call({ from: digits(phone) });
    await office.live(150, 30);
  }
  await office.fault("hook", { always: "pass" });
  expect(await db().selectFrom("calls").select("id").execute()).toHaveLength(before.length);
  const day = dayOf(office.clock.now(), "Asia/Krasnoyarsk");
  await office.fault("statistics.pbx", ["429", "not-json"]);
  await runJob("telephony.reconcile-today");
  await office.live(1200, 60);
  await office.ask("POST", "/api/telephony/vault", { connectionId: office.connectionId, day });
  await office.live(120, 20);
  const { json } = await office.ask("GET", "/api/telephony/vault");
  const answer = z
    .object({
      items: z.array(
        z.object({ day: z.string(), state: z.string(), theirs: z.number(), ours: z.number(), difference: z.number() }),
      ),
    })
    .parse(json);
  expect(answer.items[0]).toMatchObject({ state: "done", difference: 0 });
  expect(answer.items[0]!.theirs).toBe(answer.items[0]!.ours);
  for (const phone of lost)
    expect(
      await db().selectFrom("calls").select(["state", "client_id"]).where("number", "=", phone).execute(),
    ).toMatchObject([{ state: "ended", client_id: expect.any(Number) }]);
  expect((await office.events("telephony.reconciled")).at(-1)).toMatchObject({ data: { difference: 0 } });
}, 60_000);

test("a recording's term: the file goes when it is over, unless it is held", async () => {
  const [first, second] = await db().selectFrom("recordings").selectAll().orderBy("id").limit(2).execute();
  const head = await office.ask("PUT", `/api/recordings/${second!.id}/hold`, { isHeld: true });
  expect(head.json).toMatchObject({ isHeld: true });
  await db()
    .updateTable("recordings")
    .set({ keep_until: "2020-01-01" })
    .where("id", "in", [first!.id, second!.id])
    .execute();
  await runJob("telephony.sweep-recordings");
  expect((await office.ask("GET", `/api/recordings/${first!.id}/file`)).status).toBe(404);
  expect((await office.ask("GET", `/api/recordings/${second!.id}/file`)).status).toBe(200);
  await expect(office.app.files.get(first!.file_key!)).rejects.toThrow();
});

test("the phone in the browser gets a key of the partner for one's own extension, never the account's secret", async () => {
  expect((await office.ask("GET", "/api/telephony/web-phone-key")).json).toMatchObject({
    error: { reason: "web-phone-off" },
  });
  await db().updateTable("phone_connections").set({ is_web_phone_on: true }).execute();
  expect((await office.ask("GET", "/api/telephony/web-phone-key")).json).toMatchObject({
    key: expect.any(String),
    sip: "482913-100",
  });
  await office.ask("POST", `/api/telephony/connections/${office.connectionId}/hooks`);
  const installed = await db().selectFrom("phone_connections").selectAll().executeTakeFirstOrThrow();
  expect(installed.last_success_at?.getTime()).toBeGreaterThanOrEqual(installed.last_error_at?.getTime() ?? 0);
  const page = await office.http.inject("/phone");
  expect(page.headers["content-security-policy"]).toContain("zadarma.com");
  // The partner's scripts come after the way back to the work's page is cut, and send no forms as the person.
  expect(page.headers["content-security-policy"]).toContain("form-action 'none'");
  expect(page.body.indexOf("opener = null")).toBeGreaterThan(0);
  expect(page.body.indexOf("opener = null")).toBeLessThan(page.body.indexOf("loader-phone-lib"));
  expect(page.body).not.toContain("0f1e2d3c4b5a69788796");
});

test("a recording that never comes is told in the open after the last look", async () => {
  await office.call({ from: digits(phoneLike("38")) });
  await office.live(150);
  const call = await last();
  await office.live(8 * 3600, 1200);
  expect(await searchOf(call.id)).toMatchObject({ state: "missing", attempts: 5, next_at: null });
  expect((await office.events("call.recording-missing")).at(-1)).toMatchObject({ data: { callId: call.id } });
  await office.ask("POST", `/api/calls/${call.id}/recording-search`);
  expect((await searchOf(call.id)).state).toBe("waiting");
});
