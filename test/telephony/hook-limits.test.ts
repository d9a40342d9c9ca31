import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { hook, HOOK, incoming, openTelephony, type Office } from "./office.ts";

let office: Office;
beforeAll(async () => {
  office = await openTelephony();
});
afterAll(() => office.close());
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

const kept = async (): Promise<number> =>
  (await office.app.database.db.selectFrom("phone_hooks").select("id").execute()).length;

test("hooks with a wrong signature are kept for a while, then neither kept nor ordered for; those of the exchange are taken", async () => {
  const call = incoming(office, "+79136000001");
  const forged = (form: Record<string, string>) => hook(office, form, { signature: "wrong", isHasty: true });
  for (let i = 0; i < 60; i += 1) expect((await forged(call.end("busy"))).statusCode).toBe(403);
  expect(await kept()).toBe(60);
  expect((await forged(call.end("busy"))).statusCode).toBe(429);
  expect((await forged(call.start)).statusCode).toBe(429);
  expect((await hook(office, call.start, { url: HOOK.replace("t=", "t=x") })).statusCode).toBe(429);
  expect(await kept()).toBe(60);
  expect((await hook(office, call.end("busy"))).statusCode).toBe(200);
  expect(await kept()).toBe(61);
});
