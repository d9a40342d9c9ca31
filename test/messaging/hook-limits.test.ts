import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { hook, inboundHook, openOffice, type Office } from "./office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

test("forged hooks are refused, then only told to wait; the partner's own from the same address are taken all the while", async () => {
  const forged = () => hook(office, "/hooks/twilio/inbound?c=wa1", { MessageSid: "SM1" }, "another-token");
  const rejected = () => office.logged().split('"hook-rejected"').length - 1;
  for (let i = 0; i < 60; i += 1) expect((await forged()).statusCode).toBe(403);
  const told = rejected();
  expect(told).toBeGreaterThan(0);
  const over = await forged();
  expect(over.statusCode).toBe(429);
  expect(Number(over.headers["retry-after"])).toBeGreaterThan(0);
  expect((await hook(office, "/hooks/twilio/inbound?c=nobody", { MessageSid: "SM1" })).statusCode).toBe(429);
  expect(rejected()).toBe(told);
  expect((await inboundHook(office, "+79130001122", "Здравствуйте")).statusCode).toBe(200);
  const kept = await office.app.database.db.selectFrom("message_callbacks").select("id").execute();
  expect(kept).toHaveLength(1);
});
