import { connect } from "node:net";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { diskBase, served, type DiskBase } from "../../../../test/disk-firm.ts";
import { getFolder } from "../get-folder.ts";
import { getNode } from "../get-node.ts";
import { addFile } from "../index.ts";

// Requests as Windows' and macOS's own folders and LibreOffice send them, byte by byte over a socket.
let base: DiskBase;
let http: FastifyInstance;
let address: URL;
let lawyer: string;
let head: string;
let accountant: string;

beforeAll(async () => {
  base = await diskBase();
  const server = await served(base);
  http = server.http;
  lawyer = await server.as(base.lawyer, "basic");
  head = await server.as(base.head, "basic");
  accountant = await server.as(base.accountant, "basic");
  address = new URL(await http.listen({ port: 0, host: "127.0.0.1" }));
});
afterAll(async () => {
  await http.close();
  await base.close();
});

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** One request on a socket of its own, as written; nothing is added or made better. */
function raw(head: string[], body = ""): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(address.port), address.hostname, () =>
      socket.write(`${head.join("\r\n")}\r\nHost: crm.firma.test\r\nConnection: close\r\n\r\n${body}`),
    );
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", reject);
    socket.on("end", () => {
      const text = Buffer.concat(chunks).toString("utf8");
      const [top = "", ...rest] = text.split("\r\n\r\n");
      const [line = "", ...lines] = top.split("\r\n");
      const headers = Object.fromEntries(
        lines.map((one) => [one.slice(0, one.indexOf(":")).toLowerCase(), one.slice(one.indexOf(":") + 1).trim()]),
      );
      resolve({ status: Number(line.split(" ")[1]), headers, body: rest.join("\r\n\r\n") });
    });
  });
}

const FIRM = `/dav/${encodeURIComponent("Общий диск")}`;
const at = (name: string) => `${FIRM}/${name.split("/").map(encodeURIComponent).join("/")}`;
const asMac = (line: string, ...more: string[]) => [
  `${line} HTTP/1.1`,
  "User-Agent: WebDAVFS/3.0.0 (03008000) Darwin/23.6.0 (arm64)",
  "Accept: */*",
  `Authorization: ${lawyer}`,
  ...more,
];
const asWindows = (line: string, ...more: string[]) => [
  `${line} HTTP/1.1`,
  "User-Agent: Microsoft-WebDAV-MiniRedir/10.0.19045",
  "translate: f",
  `Authorization: ${lawyer}`,
  ...more,
];
const asOffice = (line: string, ...more: string[]) => [
  `${line} HTTP/1.1`,
  "User-Agent: LibreOffice 24.2.7.2 curl/8.5.0",
  `Authorization: ${lawyer}`,
  ...more,
];
const put = (name: string, text: string, ...more: string[]) =>
  raw(asOffice(`PUT ${at(name)}`, `Content-Length: ${Buffer.byteLength(text)}`, ...more), text);
const firmItems = async () => (await getFolder(base.ctx(base.lawyer), { order: "name" })).items;
const idOf = async (name: string) => (await firmItems()).find((item) => item.name === name)?.id ?? 0;

const LOCKINFO = `<?xml version="1.0" encoding="utf-8"?>
<D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype>
<D:owner><D:href>Ирина</D:href></D:owner></D:lockinfo>`;
const lock = async (name: string, who = lawyer) => {
  const reply = await raw(
    [
      `LOCK ${at(name)} HTTP/1.1`,
      `Authorization: ${who}`,
      "Timeout: Second-600",
      "Depth: 0",
      `Content-Length: ${Buffer.byteLength(LOCKINFO)}`,
    ],
    LOCKINFO,
  );
  return { ...reply, token: reply.headers["lock-token"] ?? "" };
};

test("Windows is told what the folder can before it is asked for a password", async () => {
  const options = await raw([
    "OPTIONS /dav HTTP/1.1",
    "User-Agent: Microsoft-WebDAV-MiniRedir/10.0.19045",
    "translate: f",
  ]);
  expect(options).toMatchObject({ status: 200, headers: { dav: "1, 2", "ms-author-via": "DAV" } });
  expect(options.headers["allow"]).toContain("PROPFIND");
  const asked = await raw(["PROPFIND /dav HTTP/1.1", "Depth: 0", "Content-Length: 0"]);
  expect(asked.status).toBe(401);
  expect(asked.headers["www-authenticate"]).toMatch(/^Basic realm=/);
});

test("a browser's session opens no folder: other sites could ask with it", async () => {
  const reply = await raw(["PROPFIND /dav HTTP/1.1", "Cookie: oplot_session=whatever", "Depth: 0"]);
  expect(reply.status).toBe(401);
});

test("the top shows the firm's disk and the clients; a client's folder shows name, number and matters", async () => {
  await addFile(base.ctx(base.lawyer), {
    clientId: null,
    matterId: base.matterId,
    name: "Иск & ответ.docx",
    file: await base.keep("иск"),
  });
  const top = await raw(asWindows("PROPFIND /dav", "Depth: 1", "Content-Length: 0"));
  expect(top.status).toBe(207);
  expect(top.body).toContain("<D:displayname>Общий диск</D:displayname>");
  const clients = `/dav/${encodeURIComponent("Клиенты")}/`;
  const listed = await raw(asWindows(`PROPFIND ${clients}`, "Depth: 1", "Content-Length: 0"));
  const href = /<D:href>([^<]*%E2%84%96%20\d+\/)<\/D:href>/.exec(listed.body)?.[1] ?? "";
  expect(decodeURIComponent(href)).toBe(`/dav/Клиенты/Белова-Оглы Анна № ${base.clientId}/`);
  const inside = await raw(asWindows(`PROPFIND ${href}`, "Depth: 1", "Content-Length: 0"));
  expect(inside.body).toMatch(/<D:displayname>Дело № \d+<\/D:displayname>/);
  const matter = /<D:href>([^<]+%D0%94[^<]*\/)<\/D:href>/.exec(inside.body.split("</D:response>")[1] ?? "")?.[1] ?? "";
  const papers = await raw(asWindows(`PROPFIND ${matter}`, "Depth: 1", "Content-Length: 0"));
  expect(papers.body).toContain("<D:displayname>Иск &#38; ответ.docx</D:displayname>");
  expect(papers.body).toContain("<D:getcontentlength>6</D:getcontentlength>");
});

test("the whole tree at once is refused by the words of the standard", async () => {
  const reply = await raw(asOffice("PROPFIND /dav", "Depth: infinity", "Content-Length: 0"));
  expect(reply).toMatchObject({ status: 403 });
  expect(reply.body).toContain("propfind-finite-depth");
});

test("macOS saves: an empty file, a lock, the content, the end of the lock; one version stands", async () => {
  const name = "Заметка мака.txt";
  expect((await raw(asMac(`PUT ${at(name)}`, "Content-Length: 0"))).status).toBe(201);
  const { token, status, body } = await lock(name);
  expect(status).toBe(200);
  expect(body).toContain("Second-600");
  const chunked = ["Transfer-Encoding: chunked", "X-Expected-Entity-Length: 11", `If: (${token})`];
  expect((await raw(asMac(`PUT ${at(name)}`, ...chunked), "6\r\nabcdef\r\n5\r\nghijk\r\n0\r\n\r\n")).status).toBe(204);
  expect((await raw(asMac(`UNLOCK ${at(name)}`, `Lock-Token: ${token}`))).status).toBe(204);
  const file = await getNode(base.ctx(base.lawyer), await idOf(name));
  expect(file.list).toHaveLength(1);
  expect(file.size).toBe(11);
  expect((await raw(asMac(`GET ${at(name)}`, "Range: bytes=2-4"))).body).toBe("cde");
  expect((await raw(asMac(`HEAD ${at(name)}`))).headers["content-length"]).toBe("11");
});

test("files that a computer leaves for itself are kept from people", async () => {
  expect((await put("._Заметка мака.txt", "мак")).status).toBe(201);
  expect((await firmItems()).map((item) => item.name)).not.toContain("._Заметка мака.txt");
});

test("Windows saves by moving the old aside: the paper keeps its history and its id", async () => {
  const name = "Договор.docx";
  await put(name, "первая редакция");
  const id = await idOf(name);
  await put("~WRD0001.tmp", "вторая редакция");
  const move = (from: string, to: string) =>
    raw(asWindows(`MOVE ${at(from)}`, `Destination: ${address.origin}${at(to)}`, "Overwrite: F", "Content-Length: 0"));
  expect((await move(name, "~WRL0002.tmp")).status).toBe(201);
  expect((await move("~WRD0001.tmp", name)).status).toBe(201);
  expect((await raw(asWindows(`DELETE ${at("~WRL0002.tmp")}`))).status).toBe(204);
  expect(await idOf(name)).toBe(id);
  expect((await getNode(base.ctx(base.lawyer), id)).list.map(({ number }) => number)).toEqual([2, 1]);
  expect((await raw(asWindows(`GET ${at(name)}`))).body).toBe("вторая редакция");
});

test("Excel saves by throwing the old away first: it is taken out of the bin with its history", async () => {
  await put("Смета.xlsx", "было");
  const id = await idOf("Смета.xlsx");
  await put("4F1A2B3C", "стало");
  expect((await raw(asWindows(`DELETE ${at("Смета.xlsx")}`))).status).toBe(204);
  const to = `Destination: ${address.origin}${at("Смета.xlsx")}`;
  expect((await raw(asWindows(`MOVE ${at("4F1A2B3C")}`, to, "Overwrite: F"))).status).toBe(201);
  expect(await idOf("Смета.xlsx")).toBe(id);
  expect((await getNode(base.ctx(base.lawyer), id)).list).toHaveLength(2);
  expect((await firmItems()).map((item) => item.name)).not.toContain("4F1A2B3C");
});

test("a file moved over another becomes its version; without leave it is refused", async () => {
  await put("новый.txt", "новое");
  await put("старый.txt", "старое");
  const id = await idOf("старый.txt");
  const to = `Destination: ${at("старый.txt")}`;
  expect((await raw(asOffice(`MOVE ${at("новый.txt")}`, to, "Overwrite: F"))).status).toBe(412);
  expect((await raw(asOffice(`MOVE ${at("новый.txt")}`, to, "Overwrite: T"))).status).toBe(204);
  expect((await getNode(base.ctx(base.lawyer), id)).list).toHaveLength(2);
});

test("LibreOffice holds what it has open: another is kept out until it lets go", async () => {
  const name = "Иск.odt";
  const { token, status } = await lock(name);
  // Locked before it is there: an empty file holds the name.
  expect(status).toBe(201);
  const theirs = await raw([`PUT ${at(name)} HTTP/1.1`, `Authorization: ${head}`, "Content-Length: 5"], "alien");
  expect(theirs.status).toBe(423);
  expect((await lock(name, head)).status).toBe(423);
  expect((await put(name, "наше", "If: (<opaquelocktoken:00000000-0000-0000-0000-000000000000>)")).status).toBe(412);
  expect((await put(name, "наше", `If: (${token})`)).status).toBe(204);
  const longer = await raw(asOffice(`LOCK ${at(name)}`, `If: (${token})`, "Timeout: Second-900", "Content-Length: 0"));
  expect(longer).toMatchObject({ status: 200 });
  expect(longer.body).toContain("Second-900");
  const shown = await raw(asOffice(`PROPFIND ${at(name)}`, "Depth: 0", "Content-Length: 0"));
  expect(shown.body).toContain("<D:owner>Ирина</D:owner>");
  expect((await raw(asOffice(`UNLOCK ${at(name)}`, `Lock-Token: ${token}`))).status).toBe(204);
  expect((await lock(name, head)).status).toBe(200);
  base.clock.advance(601_000);
  expect((await put(name, "после срока")).status).toBe(204);
});

test("folders are made, copied, moved and thrown into the bin", async () => {
  expect((await raw(asOffice(`MKCOL ${at("Шаблоны")}`, "Content-Length: 0"))).status).toBe(201);
  expect((await raw(asOffice(`MKCOL ${at("Шаблоны")}`, "Content-Length: 0"))).status).toBe(405);
  expect((await raw(asOffice(`MKCOL ${at("Нет/Шаблоны")}`, "Content-Length: 0"))).status).toBe(409);
  expect((await put("Шаблоны/а.txt", "а")).status).toBe(201);
  expect((await put("Нет/а.txt", "а")).status).toBe(409);
  const copy = await raw(asOffice(`COPY ${at("Шаблоны")}`, `Destination: ${at("Шаблоны 2")}`, "Depth: infinity"));
  expect(copy.status).toBe(201);
  expect((await raw(asOffice(`GET ${at("Шаблоны 2/а.txt")}`))).body).toBe("а");
  expect((await raw(asOffice(`MOVE ${at("Шаблоны 2")}`, `Destination: ${at("Прочее")}`))).status).toBe(201);
  expect((await raw(asOffice(`DELETE ${at("Прочее")}`))).status).toBe(204);
  expect((await raw(asOffice(`PROPFIND ${at("Прочее")}`, "Depth: 0"))).status).toBe(404);
  expect((await raw(asOffice(`DELETE ${FIRM}/`))).status).toBe(403);
});

test("marks that Windows sets after saving are accepted, or it would say that saving failed", async () => {
  const body = `<?xml version="1.0" encoding="utf-8" ?><D:propertyupdate xmlns:D="DAV:" xmlns:Z="urn:schemas-microsoft-com:"><D:set><D:prop><Z:Win32CreationTime>Tue, 24 Nov 2026 03:00:00 GMT</Z:Win32CreationTime></D:prop></D:set></D:propertyupdate>`;
  const reply = await raw(
    asWindows(
      `PROPPATCH ${at("Договор.docx")}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      "Content-Type: text/xml",
    ),
    body,
  );
  expect(reply.status).toBe(207);
  expect(reply.body).toContain('<P:Win32CreationTime xmlns:P="urn:schemas-microsoft-com:"/>');
});

test("a long Cyrillic name, a climb out and a broken address", async () => {
  const longest = `${"й".repeat(125)}.docx`;
  expect((await put(longest, "длинное")).status).toBe(201);
  expect((await raw(asOffice(`GET ${at(longest)}`))).body).toBe("длинное");
  expect((await raw(asOffice("GET /dav/..%2F..%2Fetc%2Fpasswd"))).status).toBe(404);
  expect((await raw(asOffice("GET /dav/%D0%zz"))).status).toBe(404);
});

test("rights hold here as everywhere: whoever may only look saves nothing", async () => {
  const reply = await raw([`PUT ${at("a.txt")} HTTP/1.1`, `Authorization: ${accountant}`, "Content-Length: 1"], "a");
  expect(reply.status).toBe(403);
  expect((await raw([`GET ${at("Договор.docx")} HTTP/1.1`, `Authorization: ${accountant}`])).status).toBe(200);
  expect((await put("вирус.exe", "MZ")).status).toBe(403);
});
