import { afterEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { endpoint } from "../../api/endpoint.ts";
import { ApiError, call, urlOf, whenSignedOut } from "./api.ts";

const renameClient = endpoint({
  name: "renameClient",
  method: "PUT",
  path: "/api/clients/:id/name",
  need: "clients.write",
  summary: "Rename",
  params: z.object({ id: z.int() }),
  body: z.object({ name: z.string() }),
  reply: z.object({ ok: z.literal(true) }),
});

afterEach(() => {
  vi.unstubAllGlobals();
  whenSignedOut(() => {});
});

const answerWith = (status: number, body: unknown) => {
  const fetched = vi.fn(async (_url: string, _init: RequestInit) => new Response(JSON.stringify(body), { status }));
  vi.stubGlobal("fetch", fetched);
  return fetched;
};

it("writes parameters into the path and leaves out empty filters", () => {
  expect(urlOf("/api/clients/:id", { id: 7 }, { tab: "все", after: undefined, tag: ["a", "b"] })).toBe(
    "/api/clients/7?tab=%D0%B2%D1%81%D0%B5&tag=a&tag=b",
  );
});

it("sends the body as JSON and returns the reply", async () => {
  const fetched = answerWith(200, { ok: true });
  expect(await call(renameClient, { params: { id: 7 }, body: { name: "Анна" } })).toEqual({ ok: true });
  expect(fetched.mock.calls[0]?.[0]).toBe("/api/clients/7/name");
  expect(fetched.mock.calls[0]?.[1]).toMatchObject({ method: "PUT", body: '{"name":"Анна"}' });
});

it("throws the server's refusal with its code and fields", async () => {
  answerWith(422, { error: { code: "invalid", message: "Name", fields: { name: "too-short" } } });
  const failed = await call(renameClient, { params: { id: 7 }, body: { name: "" } }).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(ApiError);
  expect(failed).toMatchObject({ status: 422, code: "invalid", fields: { name: "too-short" } });
});

it("tells the frame that the session is over", async () => {
  const codes: string[] = [];
  whenSignedOut((code) => codes.push(code));
  answerWith(401, { error: { code: "setup-required", message: "" } });
  await expect(call(renameClient, { params: { id: 7 }, body: { name: "x" } })).rejects.toMatchObject({ status: 401 });
  expect(codes).toEqual(["setup-required"]);
});

it("calls an unreachable server offline", async () => {
  vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("fetch failed")));
  await expect(call(renameClient, { params: { id: 7 }, body: { name: "x" } })).rejects.toMatchObject({
    status: 0,
    code: "offline",
  });
});
