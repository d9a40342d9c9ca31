import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createSource } from "../../src/server/webhooks/sources/create-source.ts";
import { openHookOffice, type HookOffice } from "./office.ts";

let office: HookOffice;
beforeAll(async () => {
  office = await openHookOffice();
});
afterAll(() => office.close());
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

test("who tries tokens is told to wait after a while; the one who has a token goes on", async () => {
  const { url } = await createSource(office.ctx(office.employee), {
    title: "Сайт оплаты",
    needsSignature: false,
    pipelineId: office.pipelineId,
    lookup: { by: "phone", path: "phone", absent: "ignore" },
    mapping: [],
  });
  const post = (path: string) => office.http.inject({ method: "POST", url: path, payload: { phone: "+79133100001" } });
  // Each token is another, so the limit of a token has nothing to say.
  for (let i = 0; i < 60; i += 1) expect((await post(`/hooks/in/unknown-${i}`)).statusCode).toBe(404);
  expect((await post("/hooks/in/unknown-60")).statusCode).toBe(429);
  expect((await post(new URL(url).pathname)).statusCode).toBe(202);
});
