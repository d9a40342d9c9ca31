import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { demoAccount } from "./demo-account.ts";
import { signRequest } from "./signature.ts";
import { hexSignature, startTestBench, type TestBench } from "./test-bench.ts";

let bench: TestBench;
beforeAll(async () => {
  bench = await startTestBench();
});
afterAll(() => bench.close());
beforeEach(() => bench.reset());

const client = "79130001155";
const record = (params: Record<string, string>) => bench.api("GET", "/v1/pbx/record/request/", params);
const talk = async (from = client, talkSeconds = 60) => {
  await bench.call({ from, talkSeconds });
  await bench.advance(talkSeconds + 20);
  return String((await bench.lastCall()).pbxCallId);
};

test("a wrong signature, key or path is refused with 401 or 404", async () => {
  const ask = async (path: string, authorization: string) =>
    (await fetch(`${bench.sandbox.url}/zadarma${path}`, { headers: { authorization } })).status;
  const sign = signRequest(demoAccount.secret, "/v1/info/balance/", {});
  expect(await ask("/v1/info/balance/", `${demoAccount.key}:${sign}`)).toBe(200);
  expect(await ask("/v1/info/balance/", `someone:${sign}`)).toBe(401);
  expect(await ask("/v1/info/balance/?format=json", `${demoAccount.key}:${sign}`)).toBe(401);
  expect(await ask("/v1/info/balance/", "")).toBe(401);
  const slashless = signRequest(demoAccount.secret, "/v1/info/balance", {});
  expect(await ask("/v1/info/balance", `${demoAccount.key}:${slashless}`)).toBe(404);
  const raw = Buffer.from(Buffer.from(sign, "base64").toString("latin1"), "hex").toString("base64");
  expect(await ask("/v1/info/balance/", `${demoAccount.key}:${raw}`)).toBe(401);
});

test("a text with every sign that PHP escapes otherwise passes the check", async () => {
  const message = "Оплата 5 000 ₽ (до 15.12)! *срочно* ~тест~ 'да'";
  const { status, body } = await bench.api("POST", "/v1/sms/send/", { number: client, message, sender: "Shield" });
  expect(status).toBe(200);
  expect(body).toMatchObject({ status: "success", messages: 1, cost: 4.2, denied_numbers: [] });
  const { sms } = (await bench.control("GET", `/zadarma/sms?phone=${client}`)).body;
  expect(sms).toMatchObject([{ direction: "out", text: message, ours: "Shield" }]);
});

test("several numbers, the older name of the sender, denied ones and no money", async () => {
  const send = (params: Record<string, string>) => bench.api("POST", "/v1/sms/send/", { message: "Да", ...params });
  const { body } = await send({ number: `${client},79130001123`, caller_id: "73912000000" });
  expect(body).toMatchObject({ messages: 1, denied_numbers: [{ number: "79130001123" }] });
  expect((await send({ number: "79130001123" })).body).toMatchObject({ status: "error" });
  await bench.control("PUT", "/zadarma/account", { balance: 1 });
  expect(await send({ number: client })).toMatchObject({ status: 200, body: { message: "Insufficient funds" } });
});

test("errors come in both styles", async () => {
  expect(await record({ call_id: "1.1" })).toMatchObject({
    status: 200,
    body: { status: "error", message: "File not found" },
  });
  expect(await record({})).toMatchObject({ status: 400, body: { status: "error" } });
  await bench.fault("info.read", [429, "error-200", "not-json", 503, "hang-before-create"]);
  const ask = () => bench.api("GET", "/v1/info/balance/");
  expect(await ask()).toMatchObject({ status: 429, body: { message: "You exceeded the rate limit" } });
  expect(await ask()).toMatchObject({ status: 200, body: { status: "error" } });
  expect((await ask()).body["text"]).toContain("502");
  expect((await ask()).status).toBe(503);
  await expect(ask()).rejects.toThrow();
  expect((await ask()).body).toMatchObject({ balance: 1520.5, currency: "RUB" });
});

test("a hundred requests a minute and three of statistics, by the sandbox's clock", async () => {
  const window = { version: "2", start: "2026-01-01 00:00:00", end: "2026-01-02 00:00:00" };
  const statistics = () => bench.api("GET", "/v1/statistics/pbx/", window);
  for (const left of ["2", "1", "0"]) expect((await statistics()).headers.get("x-ratelimit-remaining")).toBe(left);
  expect((await statistics()).status).toBe(429);
  const balances = await Promise.all(Array.from({ length: 101 }, () => bench.api("GET", "/v1/info/balance/")));
  expect(balances.filter(({ status }) => status === 429)).toHaveLength(1);
  await bench.advance(61);
  expect((await statistics()).status).toBe(200);
  await bench.control("PUT", "/zadarma/account", { isLimited: false });
  for (let i = 0; i < 5; i += 1) expect((await statistics()).status).toBe(200);
});

test("the exchange tells its people, numbers, time and the key of the browser telephone", async () => {
  const get = async (path: string, params = {}) => (await bench.api("GET", path, params)).body;
  expect(await get("/v1/info/timezone/")).toMatchObject({ timezone: "UTC+7" });
  expect(await get("/v1/pbx/internal/")).toMatchObject({ numbers: [100, 101, 102, 103, 104, 105] });
  expect(await get("/v1/pbx/internal/100/status/")).toMatchObject({ is_online: "true" });
  expect(await get("/v1/pbx/internal/105/status/")).toMatchObject({ is_online: "false" });
  expect(await get("/v1/pbx/internal/109/status/")).toMatchObject({ status: "error" });
  expect(await get("/v1/pbx/internal/100/info/")).toMatchObject({ record_store: "true", ip_restriction: "false" });
  expect(await get("/v1/direct_numbers/")).toMatchObject({ info: [{ number: "73912000000", status: "on" }, {}] });
  expect(await get("/v1/sms/senderid/", { phones: client })).toMatchObject({ senders: expect.any(Array) });
  expect(await get("/v1/webrtc/get_key/", { sip: "482913-100" })).toMatchObject({ key: expect.any(String) });
  expect(await get("/v1/webrtc/get_key/", { sip: "999" })).toMatchObject({ status: "error" });
});

test("a recording is not there at once; its link ends, and the file is as long as the talk", async () => {
  const pbxCallId = await talk();
  expect((await record({ pbx_call_id: pbxCallId })).body).toMatchObject({ message: "File not found" });
  await bench.advance(45);
  const { body } = await record({ pbx_call_id: pbxCallId, lifetime: "180" });
  const [link] = Array.isArray(body["links"]) ? body["links"].map(String) : [];
  const file = await fetch(link!);
  expect(file.headers.get("content-type")).toBe("audio/mpeg");
  const bytes = Buffer.from(await file.arrayBuffer());
  expect(bytes.length / 36).toBeCloseTo(60 / 0.036, -1);
  for (let at = 0; at < bytes.length; at += 36) expect(bytes.readUInt16BE(at)).toBe(0xfff3);
  await bench.advance(181);
  const late = await fetch(link!);
  expect([late.status, late.headers.get("content-type")]).toEqual([404, "text/html"]);
});

test("by call_id one link; deleted is gone; promised and never there", async () => {
  await talk("79130001127");
  await bench.advance(60);
  const { legs, pbxCallId } = await bench.lastCall();
  const callId = String(legs[0].callId);
  expect((await record({ call_id: callId })).body).toMatchObject({ link: expect.stringContaining(`${callId}.mp3`) });
  expect((await record({ pbx_call_id: String(pbxCallId) })).body["links"]).toHaveLength(2);
  const gone = await bench.api("DELETE", "/v1/pbx/record/request/", { call_id: callId });
  expect(gone.body).toMatchObject({ file_name: `${callId}.mp3` });
  expect((await record({ pbx_call_id: String(pbxCallId) })).body["links"]).toHaveLength(1);
  const never = await talk("79130001138");
  await bench.advance(90_000);
  expect((await record({ pbx_call_id: never })).body).toMatchObject({ message: "File not found" });
});

test("planned: the recording is late, the link is over at once", async () => {
  const pbxCallId = await talk();
  await bench.advance(60);
  await bench.fault("record.request", ["late", "expired"]);
  expect((await record({ pbx_call_id: pbxCallId })).body).toMatchObject({ message: "File not found" });
  const { body } = await record({ pbx_call_id: pbxCallId });
  const [link] = Array.isArray(body["links"]) ? body["links"].map(String) : [];
  expect((await fetch(link!)).status).toBe(404);
});

test("statistics hold a row for each leg, in pages, for a month at most", async () => {
  await talk("79130001127", 40);
  await bench.advance(30);
  await bench.api("GET", "/v1/request/callback/", { from: "100", to: client });
  await bench.advance(200);
  await bench.control("PUT", "/zadarma/account", { isLimited: false });
  const now = Date.parse(String((await bench.control("GET", "/clock")).body["now"])) + 7 * 3_600_000;
  const written = (time: number) => new Date(time).toISOString().slice(0, 19).replace("T", " ");
  const period = { version: "2", start: written(now - 86_400_000), end: written(now) };
  const read = async (more = {}) =>
    (await bench.api("GET", "/v1/statistics/pbx/", { ...period, ...more })).body["stats"];
  const rows = await read();
  expect(rows).toMatchObject([
    { sip: "100", clid: "79130001127", disposition: "answered", seconds: 20, is_recorded: "true" },
    { sip: "101", seconds: 20, pbx_call_id: Object(rows)[0].pbx_call_id },
    { sip: "100", destination: client, seconds: 75 },
  ]);
  expect(await read({ skip: "1", limit: "1" })).toEqual([Object(rows)[1]]);
  expect(await read({ call_type: "out" })).toEqual([Object(rows)[2]]);
  const wide = await bench.api("GET", "/v1/statistics/pbx/", { ...period, start: written(now - 40 * 86_400_000) });
  expect(wide.status).toBe(400);
});

test("an address of hooks is taken only when it echoes, and flags switch single events off", async () => {
  const url = `${bench.product.url}/hooks/zadarma?c=zd9&t=word`;
  const set = () => bench.api("POST", "/v1/pbx/callinfo/url/", { url });
  bench.product.reply.echo = false;
  expect((await set()).status).toBe(400);
  bench.product.reply.echo = true;
  expect((await set()).body).toMatchObject({ url });
  expect((await bench.api("GET", "/v1/pbx/callinfo/")).body).toMatchObject({
    url,
    notifications: { notify_start: "true" },
  });
  await bench.api("POST", "/v1/pbx/callinfo/notifications/", { notify_start: "false", notify_internal: "false" });
  await bench.call({ from: client });
  await bench.advance(200);
  expect(bench.product.events()).toEqual(["ANSWER 100", "END 100", "RECORD"]);
  await bench.api("DELETE", "/v1/pbx/callinfo/url/");
  bench.product.received.length = 0;
  await bench.call({ from: client });
  expect(bench.product.received).toEqual([]);
});

test("the second address hears of SMS, without id and time", async () => {
  await bench.control("POST", "/zadarma/sms", { from: client, text: "Да" });
  const [{ params, signature }] = bench.product.received as [(typeof bench.product.received)[0]];
  expect(params["result"]).toBe(`{"caller_did":"73912000000","caller_id":"${client}","text":"\\u0414\\u0430"}`);
  expect(signature).toBe(hexSignature(params["result"]!));
  await bench.api("POST", "/v1/pbx/webhooks/hooks/", { sms: "false" });
  await bench.control("POST", "/zadarma/sms", { from: client, text: "Ещё" });
  expect(bench.product.received).toHaveLength(1);
});

test("a transcript is asked for, told and read", async () => {
  await talk();
  await bench.advance(60);
  const { legs } = await bench.lastCall();
  const callId = String(legs[0].callId);
  const read = async () =>
    (await bench.api("GET", "/v1/speech_recognition/", { call_id: callId, return: "phrases" })).body;
  expect(await read()).toMatchObject({ recognitionStatus: "ready for recognize" });
  await bench.api("PUT", "/v1/speech_recognition/", { call_id: callId, lang: "ru-RU" });
  expect(await read()).toMatchObject({ recognitionStatus: "in progress" });
  await bench.advance(31);
  expect(bench.product.events().at(-1)).toBe("SPEECH_RECOGNITION");
  expect(await read()).toMatchObject({ recognitionStatus: "recognized", phrases: [{ channel: "1" }, {}, {}, {}] });
});
