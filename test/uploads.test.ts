import { randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { endpoint } from "../src/api/endpoint.ts";
import { IdText } from "../src/api/scalars.ts";
import { newCtx, type App } from "../src/server/kernel/ctx.ts";
import { serveFile, type ServedFile } from "../src/server/kernel/serve-file.ts";
import { inTx } from "../src/server/kernel/tx.ts";
import { takeUploads } from "../src/server/uploads/index.ts";
import { uploads } from "../src/server/uploads/slice.ts";
import { mayDo } from "../src/server/access/index.ts";
import { buildHttp } from "../src/server/kernel/http-server.ts";
import { insertUser, testBase, type TestBase } from "./harness.ts";

type Person = Awaited<ReturnType<typeof insertUser>>;
let base: TestBase;
let http: FastifyInstance;
let anna: Person;
let boris: Person;
let now: Person | null = null;
const served = new Map<number, ServedFile>();

const readFile = endpoint({
  name: "uploads.read-test-file",
  method: "GET",
  path: "/api/test-files/:id",
  need: "signed-in",
  summary: "A kept file",
  params: z.object({ id: IdText }),
  reply: z.unknown(),
});
const shelf = {
  name: "shelf",
  routes: (http: FastifyInstance, app: App) =>
    serveFile(http, app, readFile, async (_ctx, { params }) => served.get(params.id)!),
};

beforeAll(async () => {
  base = await testBase({ slices: [uploads, shelf], mayDo });
  anna = await insertUser(base, { name: "Анна" });
  boris = await insertUser(base, { name: "Борис" });
  http = await buildHttp(base.app, {
    authenticate: async () => now ?? { kind: "visitor", id: null },
    mayDo,
  });
});
afterAll(async () => {
  await http.close();
  await base.close();
});

const bring = (who: Person, name: string, content: Uint8Array) => {
  now = who;
  return http.inject({
    method: "POST",
    url: `/api/uploads?name=${encodeURIComponent(name)}`,
    headers: { "content-type": "application/octet-stream" },
    payload: Buffer.from(content),
  });
};
const take = (who: Person, ids: number[]) => inTx(newCtx(base.app, who), (ctx) => takeUploads(ctx, ids));

test("a file is kept as it came, its type is told by its bytes, and its owner takes it once", async () => {
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), randomBytes(100_000)]);
  const reply = await bring(anna, "Паспорт.exe", png);
  expect(reply.statusCode).toBe(201);
  const { id } = reply.json<{ id: number }>();
  expect(reply.json()).toEqual({ id, name: "Паспорт.exe", type: "image/png", size: png.length });
  await expect(take(boris, [id])).rejects.toMatchObject({ fields: { files: "not-found" } });
  const [taken] = await take(anna, [id]);
  expect(Buffer.from(await base.app.files.get(taken!.key)).equals(png)).toBe(true);
  await expect(take(anna, [id])).rejects.toMatchObject({ fields: { files: "not-found" } });
});

test("an empty file, a nameless one and one brought by nobody are refused", async () => {
  expect((await bring(anna, "a.txt", Buffer.alloc(0))).statusCode).toBe(422);
  expect((await bring(anna, " ", Buffer.from("x"))).statusCode).toBe(422);
  now = null;
  const reply = await http.inject({
    method: "POST",
    url: "/api/uploads?name=a.txt",
    headers: { "content-type": "application/octet-stream" },
    payload: "x",
  });
  expect(reply.statusCode).toBe(401);
});

test("a stream longer than allowed, or broken, leaves no file", async () => {
  const parts = async function* () {
    yield Buffer.alloc(600);
    yield Buffer.alloc(600);
  };
  await expect(base.app.files.putStream(parts(), 1000)).rejects.toMatchObject({ fields: { body: "too-long" } });
  const kept = await base.app.files.putStream(parts(), 1200);
  expect(kept.size).toBe(1200);
});

test("a kept file is wound by ranges, shown only when it can do no harm, and never cached", async () => {
  now = anna;
  const content = Buffer.from("0123456789".repeat(10));
  const { key, size } = await base.app.files.putStream(
    (async function* () {
      yield content.subarray(0, 33);
      yield content.subarray(33);
    })(),
  );
  served.set(1, { key, size, name: "Звонок (1).mp3", type: "audio/mpeg" });
  served.set(2, { key, size, name: "x.html", type: "text/html" });
  const read = (id: number, range?: string) =>
    http.inject({ url: `/api/test-files/${id}`, headers: range ? { range } : {} });
  const whole = await read(1);
  expect([whole.statusCode, whole.body]).toEqual([200, content.toString()]);
  expect(whole.headers).toMatchObject({ "content-type": "audio/mpeg", "cache-control": "private, no-store" });
  expect(whole.headers["content-disposition"]).toContain("inline; filename*=UTF-8''%D0%97");
  const part = await read(1, "bytes=30-39");
  expect([part.statusCode, part.body, part.headers["content-range"]]).toEqual([206, "0123456789", "bytes 30-39/100"]);
  expect((await read(1, "bytes=-5")).body).toBe("56789");
  expect((await read(1, "bytes=95-")).body).toBe("56789");
  expect((await read(1, "bytes=100-")).statusCode).toBe(416);
  const page = await read(2);
  expect(page.headers["content-type"]).toBe("application/octet-stream");
  expect(page.headers["content-disposition"]).toContain("attachment");
  now = null;
  expect((await read(1)).statusCode).toBe(401);
});
