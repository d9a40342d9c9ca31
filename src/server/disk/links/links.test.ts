import { truncate } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { diskBase, served, type DiskBase } from "../../../../test/disk-firm.ts";
import { addFile, removeNode } from "../index.ts";
import { createLink, endLink, listVisits } from "./create-link.ts";

let base: DiskBase;
let http: FastifyInstance;
beforeAll(async () => {
  base = await diskBase();
  http = (await served(base)).http;
});
afterAll(async () => {
  await http.close();
  await base.close();
});

const lawyer = () => base.ctx(base.lawyer);
const shared = async (name: string, content: string | Uint8Array, days = 7) => {
  const { nodeId } = await addFile(lawyer(), {
    clientId: base.clientId,
    matterId: null,
    name,
    file: await base.keep(content),
  });
  const link = await createLink(lawyer(), nodeId, days);
  return { ...link, nodeId, path: new URL(link.url).pathname };
};
const open = (url: string, headers: Record<string, string> = {}) => http.inject({ method: "GET", url, headers });

test("whoever has the link sees what was passed and takes it; each visit is in its log", async () => {
  const link = await shared("Памятка клиенту.txt", "не берите новых кредитов");
  const page = await open(link.path);
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain("Памятка клиенту.txt");
  expect(page.headers).toMatchObject({ "referrer-policy": "no-referrer", "x-robots-tag": "noindex" });
  const file = await open(`${link.path}/file`);
  expect(file.body).toBe("не берите новых кредитов");
  expect(file.headers["content-disposition"]).toMatch(/^attachment/);
  expect((await listVisits(lawyer(), link.id)).map(({ what }) => what)).toEqual(["downloaded", "opened"]);
  expect(await base.events("file.shared-opened")).toEqual([{ nodeId: link.nodeId, linkId: link.id }]);
});

test("the link ends by its day, by a word, and with its file", async () => {
  const ended = await shared("а.txt", "а");
  await endLink(lawyer(), ended.id);
  expect((await open(ended.path)).statusCode).toBe(410);
  expect((await open(`${ended.path}/file`)).statusCode).toBe(410);
  const binned = await shared("б.txt", "б");
  await removeNode(lawyer(), binned.nodeId);
  expect((await open(`${binned.path}/file`)).statusCode).toBe(410);
  const short = await shared("в.txt", "в", 1);
  base.clock.advance(25 * 3_600_000);
  expect((await open(short.path)).statusCode).toBe(410);
  expect((await open(`/f/${"x".repeat(43)}`)).statusCode).toBe(404);
  expect((await open("/f/..%2f..%2fetc")).statusCode).toBe(404);
});

test("neither the table nor the log nor an event holds the token or the name", async () => {
  const link = await shared("Секретная бумага.txt", "с");
  await open(link.path);
  const token = link.path.split("/").at(-1) ?? "";
  const rows = await base.app.database.db.selectFrom("disk_links").selectAll().execute();
  const events = await base.app.database.db.selectFrom("events").select("data").execute();
  for (const text of [JSON.stringify(rows), JSON.stringify(events), base.logged()]) {
    expect(text).not.toContain(token);
    expect(text).not.toContain("Секретная");
  }
});

test("a page under a paper's name is only offered to save, never run in our origin", async () => {
  for (const [name, content] of [
    ["страница.html", "<script>alert(1)</script>"],
    ["рисунок.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ["счёт.pdf", "<html><script>alert(1)</script>"],
  ] as const) {
    const link = await shared(name, content);
    const reply = await open(`${link.path}/file`);
    expect(reply.headers).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": expect.stringMatching(/^attachment/),
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("sandbox"),
    });
  }
});

test("content that rotted ends as a failed download and is told", async () => {
  const link = await shared("гниль.bin", Buffer.alloc(3_000_000, 7));
  const { file_key, id } = await base.app.database.db
    .selectFrom("disk_versions")
    .select(["id", "file_key"])
    .where("node_id", "=", link.nodeId)
    .executeTakeFirstOrThrow();
  const path = join(base.app.files.folder ?? "", file_key);
  await truncate(path, 2_999_999);
  await truncate(path, 3_000_000);
  const address = await http.listen({ port: 0, host: "127.0.0.1" });
  const reply = await fetch(`${address}${link.path}/file`);
  await expect(reply.arrayBuffer()).rejects.toThrow();
  await expect.poll(() => base.events("file.broken")).toEqual([{ nodeId: link.nodeId, versionId: id }]);
});
