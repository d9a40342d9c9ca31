import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startTestBench, type TestBench } from "./test-bench.ts";

let bench: TestBench;
beforeAll(async () => {
  bench = await startTestBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.control("POST", "/control/twilio/reset");
  await bench.control("DELETE", "/control/faults");
  bench.product.received.length = 0;
});

const send = () =>
  bench.client.messages.create({
    from: "whatsapp:+73912000000",
    to: "whatsapp:+79130001120",
    contentSid: "HX00000000000000000000000000000004",
    contentVariables: '{"1":"Ольга"}',
    statusCallback: `${bench.product.url}/status`,
  });
const count = async () => (await bench.client.messages.list()).length;

test("a list of faults is used up in order", async () => {
  await bench.fault("messages.create", [429, "pass", "500"]);
  await expect(send()).rejects.toMatchObject({ status: 429, code: 20429 });
  expect((await send()).status).toBe("queued");
  await expect(send()).rejects.toMatchObject({ status: 500, code: 20500 });
  expect((await send()).status).toBe("queued");
  expect(await count()).toBe(2);
});

test("a hang after acceptance leaves the message made, a hang before does not", async () => {
  await bench.fault("messages.create", ["hang-before-create", "accept-then-hang", "accept-then-500"]);
  await expect(send()).rejects.toMatchObject({ code: "ECONNABORTED" });
  expect(await count()).toBe(0);
  await expect(send()).rejects.toMatchObject({ code: "ECONNABORTED" });
  expect(await count()).toBe(1);
  await expect(send()).rejects.toMatchObject({ status: 500 });
  expect(await count()).toBe(2);
});

test("a callback can come before the answer", async () => {
  await bench.fault("messages.create", ["callback-before-answer"]);
  const message = await send();
  expect(message.status).toBe("queued");
  expect(bench.product.received.map(({ params }) => params["MessageSid"])).toEqual([message.sid]);
  await bench.advance(5);
  expect(bench.product.statuses()).toEqual(["sent", "delivered", "read"]);
});

test("callbacks are repeated, swapped, dropped, badly signed and late", async () => {
  const told = async (plan: unknown, seconds = 4.5) => {
    bench.product.received.length = 0;
    await bench.fault("callback.status", plan);
    await send();
    await bench.advance(seconds);
    return bench.product.statuses();
  };
  expect(await told(["duplicate"])).toEqual(["sent", "sent", "delivered", "read"]);
  const tokens = bench.product.received.map(({ token }) => token);
  expect(tokens[0]).toBe(tokens[1]);
  expect(tokens[1]).not.toBe(tokens[2]);
  expect(await told(["reorder"])).toEqual(["delivered", "sent", "read"]);
  expect(await told(["pass", "pass", "reorder"], 20)).toEqual(["sent", "delivered", "read"]);
  expect(await told(["drop"])).toEqual(["delivered", "read"]);
  expect(await told(["wrong-signature"])).toEqual(["sent", "delivered", "read"]);
  expect(bench.product.received.map(({ isSigned }) => isSigned)).toEqual([false, true, true]);
  expect(await told([{ kind: "delay", seconds: 2 }])).toEqual(["delivered", "sent", "read"]);
  expect(await told({ always: "drop" })).toEqual([]);
});

test("inbound messages can be repeated too", async () => {
  await bench.fault("callback.inbound", ["duplicate"]);
  await bench.control("POST", "/control/twilio/phones/79130001120/messages", { text: "Добрый день" });
  const sids = bench.product.received.map(({ params }) => params["MessageSid"]);
  expect(sids).toHaveLength(2);
  expect(new Set(sids).size).toBe(1);
});

test("a bad plan is refused with a sentence", async () => {
  const refused = async (route: string, plan: unknown) => {
    const { status, body } = await bench.fault(route, plan);
    return `${status} ${Object(body).error}`;
  };
  expect(await refused("messages.create", "429")).toMatch(/^400 The plan must be a list/);
  expect(await refused("messages.create", [])).toMatch(/^400 The plan must hold/);
  expect(await refused("messages.create", ["drop"])).toMatch(/^400 Step 1 of the plan is "drop"/);
  expect(await refused("callback.status", { always: { kind: "drop", seconds: 3 } })).toMatch(/^400 The step: seconds/);
  expect(await refused("messages.dance", [429])).toMatch(/^400 No route/);
});

test("all that the partner received is shown, oldest first, without the password", async () => {
  await send();
  const { body } = await bench.control("GET", "/control/requests?partner=twilio");
  const requests: object[] = Object(body).requests;
  expect(requests.at(-1)).toEqual({
    at: expect.stringMatching(/^\d{4}-/),
    partner: "twilio",
    method: "POST",
    path: "/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Messages.json",
    body: expect.objectContaining({ To: "whatsapp:+79130001120", ContentVariables: '{"1":"Ольга"}' }),
  });
  expect((await bench.control("GET", "/control/requests?partner=nobody")).status).toBe(400);
  const headers = { "content-type": "application/json" };
  expect((await fetch(`${bench.sandbox.url}/control/faults`, { method: "DELETE", headers })).status).toBe(200);
  expect((await bench.control("GET", "/control/health")).body).toMatchObject({
    ok: true,
    partners: expect.arrayContaining(["twilio", "zadarma", "smtp"]),
  });
});
