import rateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { HouseError } from "./errors.ts";
import { hookLimits } from "./hook-limits.ts";

let http: FastifyInstance;
beforeAll(async () => {
  http = Fastify();
  await http.register(rateLimit, { global: false, allowList: ["127.0.0.1"] });
  const limits = hookLimits(http, (request) => request.url);
  http.setErrorHandler((error, _request, reply) => reply.code(error instanceof HouseError ? error.status : 500).send());
  http.post("/believed/:code", async (request, reply) => {
    await limits.ofBelieved(request, reply);
    return "taken";
  });
  http.post("/stranger", async (request, reply) => {
    await limits.ofStranger(request, reply);
    return "not believed";
  });
});
afterAll(() => http.close());
// The window of the limits is of the machine's own clock.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-24T03:00:00Z") }));
afterEach(() => void vi.useRealTimers());
const post = (url: string, remoteAddress = "203.0.113.7") => http.inject({ method: "POST", url, remoteAddress });

test("a burst of three thousand hooks of a connection is taken; what is over it is to be brought again, and then is taken", async () => {
  for (let i = 0; i < 3000; i += 1) expect((await post("/believed/wa1")).statusCode).toBe(200);
  const over = await post("/believed/wa1", "203.0.113.8");
  expect([over.statusCode, over.headers["retry-after"]]).toEqual([429, "10"]);
  expect((await post("/believed/wa2")).statusCode).toBe(200);
  vi.advanceTimersByTime(10_001);
  expect((await post("/believed/wa1")).statusCode).toBe(200);
});

test("strangers are counted by their address, those of this machine too", async () => {
  for (const address of ["203.0.113.9", "127.0.0.1"]) {
    for (let i = 0; i < 60; i += 1) expect((await post("/stranger", address)).statusCode).toBe(200);
    expect((await post("/stranger", address)).statusCode).toBe(429);
  }
  expect((await post("/stranger", "203.0.113.10")).statusCode).toBe(200);
  expect((await post("/believed/tg1", "203.0.113.9")).statusCode).toBe(200);
});
