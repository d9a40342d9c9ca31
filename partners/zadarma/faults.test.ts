import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { hexSignature, startTestBench, type TestBench } from "./test-bench.ts";

let bench: TestBench;
beforeAll(async () => {
  bench = await startTestBench();
});
afterAll(() => bench.close());
beforeEach(() => bench.reset());

const told = async (route: string, plan: unknown) => {
  await bench.fault(route, plan);
  await bench.call({ from: "79130001155" });
  await bench.advance(200);
  return bench.product.events();
};

test("a hook comes twice, not at all, or after the next", async () => {
  expect(await told("hook.answer", ["duplicate"])).toEqual([
    "START",
    "INTERNAL 100",
    "ANSWER 100",
    "ANSWER 100",
    "END 100",
    "RECORD",
  ]);
  await bench.reset();
  expect(await told("hook.start", ["drop"])).toEqual(["INTERNAL 100", "ANSWER 100", "END 100", "RECORD"]);
  await bench.reset();
  expect(await told("hook.end", ["reorder"])).toEqual(["START", "INTERNAL 100", "ANSWER 100", "RECORD", "END 100"]);
  await bench.reset();
  expect(await told("hook.start", [{ kind: "delay", seconds: 600 }])).not.toContain("START");
  await bench.advance(600);
  expect(bench.product.events().at(-1)).toBe("START");
});

test("a plan for all hooks is used where an event has none of its own", async () => {
  expect(await told("hook", { always: "drop" })).toEqual([]);
  const { hooks } = (await bench.control("GET", "/zadarma/hooks")).body;
  expect(hooks).toMatchObject([{ fault: "drop", status: null }, {}, {}, {}, {}]);
});

test("a foreign signature, and a multipart body whose boundary is not the named one", async () => {
  await told("hook.start", ["wrong-signature"]);
  const [first] = bench.product.received;
  const { caller_id: from, called_did: to, call_start: at } = first!.params;
  expect(first!.signature).not.toBe(hexSignature(`${from}${to}${at}`));
  await bench.reset();
  await told("hook.start", ["multipart"]);
  const odd = bench.product.received.find(({ contentType }) => contentType.startsWith("multipart/form-data"))!;
  const named = /boundary=(.+)$/.exec(odd.contentType)![1]!;
  expect(odd.raw).not.toContain(named);
  expect(odd.raw).toContain('name="pbx_call_id"');
});

test("what was posted is kept with its answer and how long it took", async () => {
  bench.product.reply.text = '{"redirect":"101","return_timeout":20}';
  await bench.call({ from: "79130001155" });
  const { hooks } = (await bench.control("GET", "/zadarma/hooks?limit=2")).body;
  expect(hooks).toMatchObject([
    { event: "NOTIFY_START", status: 200, reply: bench.product.reply.text, milliseconds: expect.any(Number) },
    { event: "NOTIFY_INTERNAL" },
  ]);
});

test("a callback that was taken and never answered was made all the same", async () => {
  await bench.fault("callback.request", ["accept-then-hang"]);
  await expect(bench.api("GET", "/v1/request/callback/", { from: "100", to: "79130001155" })).rejects.toThrow();
  await bench.advance(200);
  expect(bench.product.events()).toEqual(["OUT_START 100", "OUT_END 100", "RECORD"]);
});
