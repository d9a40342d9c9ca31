import { createHash, randomBytes } from "node:crypto";
import { readdir, rm, symlink } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changeDiskSettings } from "../disk-settings.ts";
import { diskBase, served, type DiskBase } from "../../../../test/disk-firm.ts";
import { getNode } from "../get-node.ts";
import { makeRoot } from "../make-root.ts";
import { partPath } from "./parts.ts";

let base: DiskBase;
let http: FastifyInstance;
let lawyer: string;
let head: string;
let folderId: number;

beforeAll(async () => {
  base = await diskBase();
  const server = await served(base);
  http = server.http;
  lawyer = await server.as(base.lawyer);
  head = await server.as(base.head);
  folderId = await makeRoot(base.ctx(base.lawyer), { clientId: base.clientId, matterId: null });
});
afterAll(async () => {
  await http.close();
  await base.close();
});

const start = async (more: object, authorization = lawyer) => {
  const reply = await http.inject({
    method: "POST",
    url: "/api/disk/uploads",
    headers: { authorization },
    payload: { folderId, ...more },
  });
  return { status: reply.statusCode, body: reply.json() };
};
const send = async (id: string, offset: number, content: Uint8Array, authorization = lawyer) => {
  const reply = await http.inject({
    method: "PATCH",
    url: `/api/disk/uploads/${id}`,
    headers: { authorization, "content-type": "application/octet-stream", "upload-offset": String(offset) },
    payload: Buffer.from(content),
  });
  return { status: reply.statusCode, body: reply.json() };
};
const how = async (id: string) =>
  (await http.inject({ method: "GET", url: `/api/disk/uploads/${id}`, headers: { authorization: lawyer } })).json();
const parts = () => readdir(base.app.files.partsFolder);

test("a file comes in parts and stands in its folder with the last byte", async () => {
  const content = randomBytes(300_000);
  const { body } = await start({ name: "скан.bin", size: content.length, path: ["Сканы", "2026"] });
  expect(await send(body.id, 0, content.subarray(0, 100_000))).toMatchObject({
    status: 200,
    body: { offset: 100_000 },
  });
  const asked = await http.inject({
    method: "HEAD",
    url: `/api/disk/uploads/${body.id}`,
    headers: { authorization: lawyer },
  });
  expect(asked.headers["upload-offset"]).toBe("100000");
  const last = await send(body.id, 100_000, content.subarray(100_000));
  const { nodeId } = last.body.file;
  const file = await getNode(base.ctx(base.lawyer), nodeId);
  expect(file.path.slice(-3).map(({ name }) => name)).toEqual(["Сканы", "2026", "скан.bin"]);
  const got = await http.inject({
    method: "GET",
    url: `/api/disk/nodes/${nodeId}/content`,
    headers: { authorization: lawyer },
  });
  expect(createHash("sha256").update(got.rawPayload).digest("hex")).toBe(
    createHash("sha256").update(content).digest("hex"),
  );
  // The answer to the last part may have been lost: asked again it says the same.
  expect(await how(body.id)).toMatchObject({ file: { nodeId } });
  expect(await send(body.id, 100_000, content.subarray(100_000))).toMatchObject({ body: { file: { nodeId } } });
  expect(await parts()).toEqual([]);
});

test("a part out of order is refused and says from where to go on; too much is not kept", async () => {
  const { body } = await start({ name: "порядок.bin", size: 10 });
  await send(body.id, 0, Buffer.from("01234"));
  expect(await send(body.id, 0, Buffer.from("01234"))).toMatchObject({
    status: 409,
    body: { error: { reason: "wrong-offset", details: { offset: 5 } } },
  });
  expect(await send(body.id, 5, Buffer.from("5678901234"))).toMatchObject({ status: 422 });
  expect((await how(body.id)).offset).toBe(5);
  expect((await send(body.id, 5, Buffer.from("56789"))).body.file).toMatchObject({ nodeId: expect.any(Number) });
});

test("a line that breaks in the middle leaves what came, and the rest goes on from there", async () => {
  const content = randomBytes(3_000_000);
  const sha256 = createHash("sha256").update(content).digest("hex");
  const { body } = await start({ name: "обрыв.bin", size: content.length, sha256 });
  const address = await http.listen({ port: 0, host: "127.0.0.1" });
  const socket = halfOf(new URL(address), body.id, content.subarray(0, 2_000_000), content.length);
  await expect.poll(async () => (await how(body.id)).offset, { timeout: 20_000 }).toBeGreaterThan(0);
  socket.destroy();
  // Until the server has noticed, the part is being written.
  const goOn = async () => {
    const { offset } = await how(body.id);
    return (await send(body.id, offset, content.subarray(offset))).body.file;
  };
  await expect.poll(goOn, { timeout: 20_000 }).toMatchObject({ nodeId: expect.any(Number) });
});

/** Says that more bytes follow than it sends. */
function halfOf({ hostname, port }: URL, id: string, content: Uint8Array, size: number): Socket {
  const socket = connect(Number(port), hostname, () => {
    socket.write(
      `PATCH /api/disk/uploads/${id} HTTP/1.1\r\nHost: x\r\nAuthorization: ${lawyer}\r\nUpload-Offset: 0\r\n` +
        `Content-Type: application/octet-stream\r\nContent-Length: ${size}\r\n\r\n`,
    );
    socket.write(content);
  });
  return socket;
}

test("a disk that is full takes everything away again and says so in words", async () => {
  const { body } = await start({ name: "полный.bin", size: 1000 });
  await rm(partPath(base.app, body.id));
  // Writing there fails as on a full disk, by the system itself.
  await symlink("/dev/full", partPath(base.app, body.id));
  expect(await send(body.id, 0, randomBytes(1000))).toMatchObject({
    status: 503,
    body: { error: { code: "unavailable", reason: "disk-full" } },
  });
  expect(await parts()).toEqual([]);
  expect(await how(body.id)).toMatchObject({ error: { code: "not-found" } });
});

test("what is not what its sender says it is leaves nothing", async () => {
  const { body } = await start({ name: "сумма.bin", size: 4, sha256: "0".repeat(64) });
  expect(await send(body.id, 0, Buffer.from("ко"))).toMatchObject({
    status: 422,
    body: { error: { fields: { sha256: "mismatch" } } },
  });
  const program = await start({ name: "Договор.pdf", size: 4 });
  expect(await send(program.body.id, 0, Buffer.from([0x4d, 0x5a, 0x90, 0]))).toMatchObject({
    body: { error: { fields: { name: "kind-refused" } } },
  });
  expect(await parts()).toEqual([]);
});

test("limits by kind and size are told before the first byte", async () => {
  await changeDiskSettings(base.ctx(base.head), { maxMb: 10, maxMbByKind: { video: 1 } });
  expect((await start({ name: "фильм.mp4", size: 2 * 1024 * 1024 })).body.error.fields).toEqual({ size: "too-large" });
  expect((await start({ name: "скан.pdf", size: 2 * 1024 * 1024 })).status).toBe(201);
  expect((await start({ name: "скан.pdf", size: 11 * 1024 * 1024 })).body.error.fields).toEqual({ size: "too-large" });
  expect((await start({ name: "вирус.EXE", size: 5 })).body.error.fields).toEqual({ name: "kind-refused" });
  expect((await start({ name: `${"й".repeat(128)}.pdf`, size: 5 })).body.error.fields).toEqual({ name: "too-long" });
});

test("by the rule asked once, a taken name becomes a version or gets a number", async () => {
  const bring = async (clash: string, content: string) => {
    const { body } = await start({ name: "Паспорт.jpg", size: Buffer.byteLength(content), clash });
    return (await send(body.id, 0, Buffer.from(content))).body.file.nodeId as number;
  };
  const first = await bring("rename", "раз");
  const clashes = await http.inject({
    method: "POST",
    url: "/api/disk/clashes",
    headers: { authorization: lawyer },
    payload: { folderId, names: ["ПАСПОРТ.jpg", "другой.jpg"] },
  });
  expect(clashes.json()).toEqual({ taken: ["ПАСПОРТ.jpg"] });
  expect(await bring("version", "два")).toBe(first);
  const third = await bring("rename", "три");
  expect((await getNode(base.ctx(base.lawyer), third)).name).toBe("Паспорт (2).jpg");
});

test("an upload is its sender's alone, and an abandoned one is swept", async () => {
  const { body } = await start({ name: "брошен.bin", size: 100 });
  await send(body.id, 0, randomBytes(50));
  expect((await send(body.id, 50, randomBytes(50), head)).status).toBe(404);
  expect(await parts()).toContain(body.id);
  base.clock.advance(25 * 3_600_000);
  const { sweepParts } = await import("./sweep-parts.ts");
  await sweepParts(base.ctx());
  expect(await parts()).toEqual([]);
  expect((await how(body.id)).error.code).toBe("not-found");
});

test("an empty file needs no bytes", async () => {
  expect((await start({ name: "пусто.txt", size: 0 })).body.file).toMatchObject({ nodeId: expect.any(Number) });
});

test("whoever may only look brings nothing", async () => {
  const accountant = await (await served(base)).as(base.accountant);
  expect((await start({ name: "a.txt", size: 1 }, accountant)).status).toBe(403);
});
