import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { hexSignature, startTestBench, type TestBench } from "./test-bench.ts";

let bench: TestBench;
beforeAll(async () => {
  bench = await startTestBench();
});
afterAll(() => bench.close());
beforeEach(() => bench.reset());

const client = "79130001155";
const say = (order: object) => {
  bench.product.reply.text = JSON.stringify(order);
};
const last = (event: string) => bench.product.received.findLast((hook) => hook.event === event)!.params;

test("a call goes its own way when the product orders nothing: 100 rings, answers, talks, is recorded", async () => {
  const call = await bench.call({ from: "+7 913 000-11-55", talkSeconds: 60 });
  expect(call).toMatchObject({ state: "ringing", ringing: "100", phone: client });
  await bench.advance(200);
  expect(bench.product.events()).toEqual(["START", "INTERNAL 100", "ANSWER 100", "END 100", "RECORD"]);
  expect(last("NOTIFY_START")).toEqual({
    event: "NOTIFY_START",
    caller_id: client,
    called_did: "73912000000",
    call_start: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    pbx_call_id: expect.stringMatching(/^in_[0-9a-f]{40}$/),
  });
  expect(last("NOTIFY_END")).toMatchObject({
    duration: "60",
    disposition: "answered",
    status_code: "16",
    is_recorded: "1",
  });
  expect(last("NOTIFY_RECORD")["call_id_with_rec"]).toBe(last("NOTIFY_END")["call_id_with_rec"]);
  expect(new Set(bench.product.received.map(({ params }) => params["pbx_call_id"])).size).toBe(1);
});

test("every hook is signed by the formula of its own event", async () => {
  await bench.call({ from: "79130001131" });
  await bench.advance(200);
  const { received } = bench.product;
  const signed = (event: string, ...names: string[]) => {
    const { params, signature } = received.find((hook) => hook.event === event)!;
    expect(signature).toBe(hexSignature(names.map((name) => params[name]).join("")));
  };
  signed("NOTIFY_START", "caller_id", "called_did", "call_start");
  signed("NOTIFY_ANSWER", "caller_id", "destination", "call_start");
  signed("NOTIFY_END", "caller_id", "called_did", "call_start");
  signed("NOTIFY_RECORD", "pbx_call_id", "call_id_with_rec");
  expect(received[0]!.raw).toContain("caller_id=%2B79130001131");
});

test("call_start is the wall clock of Krasnoyarsk", async () => {
  const before = Date.parse(String((await bench.control("GET", "/clock")).body["now"]));
  await bench.call({ from: client });
  const written = Date.parse(`${last("NOTIFY_START")["call_start"]!.replace(" ", "T")}+07:00`);
  expect(Math.abs(written - before)).toBeLessThan(5_000);
});

test("the product sends the call to an employee; unanswered, it comes back to the scenario", async () => {
  say({ redirect: "103", return_timeout: 20, caller_name: "Иванов И. И." });
  const call = await bench.call({ from: client, answerBy: "101" });
  expect(call).toMatchObject({ ringing: "103", callerName: "Иванов И. И." });
  await bench.advance(70);
  expect(bench.product.events()).toEqual(["START", "INTERNAL 103", "INTERNAL 100", "INTERNAL 101", "ANSWER 101"]);
});

test("an employee who is away is passed over, and one who talks too", async () => {
  say({ redirect: "104", return_timeout: 20 });
  await bench.call({ from: client });
  await bench.advance(10);
  await bench.call({ from: "79130001156" });
  expect(bench.product.events()).toEqual(["START", "INTERNAL 100", "ANSWER 100", "START", "INTERNAL 101"]);
});

test("hang-up, blacklist and unreadable orders", async () => {
  const ended = async (order: object) => {
    say(order);
    const { state, disposition } = await bench.call({ from: client });
    return `${String(state)} ${String(disposition)}`;
  };
  expect(await ended({ hangup: 1 })).toBe("ended cancel");
  expect(await ended({ redirect: "blacklist" })).toBe("ended busy");
  expect(await ended({ redirect: "100", return_timeout: 2 })).toBe("ringing null");
  expect(await bench.lastCall()).toMatchObject({ order: { kind: "unreadable" } });
  bench.product.reply.status = 500;
  expect(await bench.call({ from: client })).toMatchObject({ state: "ringing", order: { kind: "unreadable" } });
});

test("a scenario, a spoken word and the digits that the caller presses", async () => {
  say({ redirect: "0-main" });
  expect(await bench.call({ from: client })).toMatchObject({ order: { kind: "scenario", scenario: "0-main" } });
  await bench.reset();
  say({ ivr_play: "7", wait_dtmf: { timeout: 5, attempts: 1, maxdigits: 2, name: "dept" } });
  expect(await bench.call({ from: client, hangUpAfter: 10 })).toMatchObject({ state: "menu" });
  await bench.advance(5);
  expect(last("NOTIFY_IVR")["wait_dtmf"]).toBe('{"name":"dept","digits":"11","default_behaviour":0}');
});

test("missed: the caller gives up, nobody is there, all are busy", async () => {
  await bench.call({ from: "79130001122" });
  await bench.advance(8);
  expect(last("NOTIFY_END")).toMatchObject({ disposition: "cancel", duration: "0", is_recorded: "0", internal: "100" });
  for (const number of ["100", "101", "102", "103"]) {
    await bench.control("PUT", `/zadarma/extensions/${number}`, { online: false });
  }
  await bench.call({ from: client });
  expect(last("NOTIFY_END")).toMatchObject({ disposition: "no answer", status_code: "19" });
  await bench.control("PUT", "/zadarma/extensions/102", { online: true });
  await bench.call({ from: client });
  await bench.call({ from: "79130001156" });
  expect(last("NOTIFY_END")).toMatchObject({ disposition: "busy", caller_id: "79130001156" });
});

test("a hidden number comes as a word", async () => {
  await bench.call({ from: "79130001130" });
  expect(last("NOTIFY_START")["caller_id"]).toBe("Anonymous");
  await bench.call({ from: client, hidden: true });
  expect(last("NOTIFY_START")["caller_id"]).toBe("Anonymous");
});

test("a talk given over has one call, two legs and two recordings", async () => {
  await bench.call({ from: "79130001127", talkSeconds: 40 });
  await bench.advance(100);
  expect(bench.product.events()).toEqual([
    "START",
    "INTERNAL 100",
    "ANSWER 100",
    "INTERNAL 101",
    "ANSWER 101",
    "END 101",
    "RECORD",
    "RECORD",
  ]);
  expect(last("NOTIFY_END")["duration"]).toBe("40");
  const { legs } = await bench.lastCall();
  expect(legs).toMatchObject([
    { seconds: 20, recording: "ready" },
    { seconds: 20, recording: "ready" },
  ]);
});

test("by hand: answer, give over, hang up", async () => {
  const { id } = await bench.call({ from: client, answerBy: null });
  const act = (verb: string, body?: object) => bench.control("POST", `/zadarma/calls/${String(id)}/${verb}`, body);
  expect((await act("answer", {})).body).toMatchObject({ state: "talking" });
  expect((await act("answer", {})).status).toBe(400);
  expect((await act("transfer", { extension: "104" })).status).toBe(400);
  expect((await act("transfer", { extension: "102" })).status).toBe(200);
  expect((await act("hangup")).body).toMatchObject({ state: "ended", disposition: "answered" });
  expect((await act("hangup")).status).toBe(400);
  expect((await bench.control("POST", "/zadarma/calls/999999/hangup")).status).toBe(404);
});

const callBack = (to: string) => bench.api("GET", "/v1/request/callback/", { from: "100", to, sip: "100" });

test("a callback is told as an outgoing call without a reference to the request", async () => {
  const { body } = await callBack(client);
  expect(body).toEqual({ status: "success", from: "100", to: client, time: expect.any(Number) });
  await bench.advance(200);
  expect(bench.product.events()).toEqual(["OUT_START 100", "OUT_END 100", "RECORD"]);
  expect(last("NOTIFY_OUT_END")).toMatchObject({
    destination: client,
    disposition: "answered",
    duration: "75",
    pbx_call_id: expect.stringMatching(/^out_/),
  });
});

test.each([
  ["79130001120", "no answer"],
  ["79130001121", "busy"],
  ["79130001123", "unallocated number"],
  ["79130001124", "failed"],
  ["79130001125", "call failed"],
  ["79130001126", "no money"],
  ["79130001136", "line limit"],
])("a callback to %s ends with %s", async (to, disposition) => {
  await callBack(to);
  await bench.advance(60);
  expect(last("NOTIFY_OUT_END")).toMatchObject({ disposition, duration: "0", is_recorded: "0" });
});

test("callbacks told in the other ways that accounts know", async () => {
  await callBack("79130001128");
  await bench.advance(200);
  expect(last("NOTIFY_OUT_END")["calltype"]).toBe("callback_leg2");
  await bench.reset();
  await callBack("79130001129");
  await bench.advance(200);
  expect(bench.product.events()).toEqual(["END", "RECORD"]);
  expect(last("NOTIFY_END")).toMatchObject({ caller_id: "100", called_did: "79130001129" });
});

test("an employee who is away leaves no trace of a callback, and without money no call comes about", async () => {
  await bench.control("PUT", "/zadarma/extensions/100", { online: false });
  await callBack(client);
  await bench.advance(60);
  expect(bench.product.received).toEqual([]);
  await bench.control("PUT", "/zadarma/extensions/100", { online: true });
  await bench.control("PUT", "/zadarma/account", { balance: 0 });
  await callBack(client);
  await bench.advance(60);
  expect(last("NOTIFY_OUT_END")["disposition"]).toBe("no money");
});

test("an employee dials from the own telephone", async () => {
  expect((await bench.control("POST", "/zadarma/calls", { from: "102", to: client })).status).toBe(202);
  await bench.advance(90);
  expect(bench.product.events()).toEqual(["OUT_START 102", "OUT_END 102", "RECORD"]);
});

test("a reset ends what is going on, and nothing of it is told later", async () => {
  await bench.call({ from: client });
  await bench.reset();
  await bench.advance(300);
  expect(bench.product.received).toEqual([]);
});
