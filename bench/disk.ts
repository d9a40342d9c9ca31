import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, mkdtemp, open, readFile, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { newFirm } from "../test/firm.ts";
import { freePort, startProcess } from "../test/processes.ts";
import { signIn } from "./browser.ts";
import { fill } from "./fill.ts";
import { quantile } from "./numbers.ts";

const MB = 1024 * 1024;
const SIZE = 2048 * MB;
/** As the interface sends (src/api/disk.ts). */
const PART = 16 * MB;

export interface DiskSpeed {
  /** MB a second. */
  copy: number;
  up: number;
  down: number;
  /** Resident memory of the program, MB: before, and the most while the file went up and came down. */
  memory: { before: number; most: number };
}

/** One file of 2 GB up in parts and down whole over HTTP, beside `cp` of the same file on the same disk. */
export async function measureDisk(server: string): Promise<DiskSpeed> {
  const firm = await newFirm({ server });
  await fill(firm.url ?? "", 100);
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), "oplot-bench-disk-"));
  const program = await startProcess({ ...firm.settings, PORT: String(port) });
  try {
    const source = join(folder, "source.bin");
    await makeFile(source);
    const copies = [await timeCopy(source, folder), await timeCopy(source, folder), await timeCopy(source, folder)];
    const browser = { port, cookie: await signIn(port, "operator-1@firm.test") };
    const memory = watchMemory(program.child.pid ?? 0);
    const before = await memory.now();
    const up = await bring(browser, source);
    const down = await take(browser, up.nodeId, up.sha256);
    const speed = (ms: number) => SIZE / MB / (ms / 1000);
    return {
      copy: speed(quantile(copies, 0.5)),
      up: speed(up.ms),
      down: speed(down),
      memory: { before, most: await memory.stop() },
    };
  } finally {
    await program.stop();
    await rm(folder, { recursive: true, force: true });
    await firm.drop();
  }
}

async function makeFile(path: string): Promise<void> {
  const file = await open(path, "w");
  // Of random bytes: a disk that packs zeros away would flatter whoever writes them.
  const block = randomBytes(16 * MB);
  for (let at = 0; at < SIZE; at += block.length) {
    block.writeUInt32LE(at / block.length, 0);
    await file.write(block);
  }
  await file.close();
}

async function timeCopy(source: string, folder: string): Promise<number> {
  const copy = join(folder, "copy.bin");
  const from = performance.now();
  await copyFile(source, copy);
  const ms = performance.now() - from;
  await rm(copy);
  return ms;
}

interface Browser {
  port: number;
  cookie: string;
}

async function bring(browser: Browser, source: string): Promise<{ ms: number; nodeId: number; sha256: string }> {
  const root = await ask<{ id: number }>(browser, "PUT", "/api/disk/roots", { clientId: null, matterId: null });
  const coming = { folderId: root.id, name: "запись.bin", size: SIZE };
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(source, { highWaterMark: MB })) hash.update(chunk);
  const from = performance.now();
  const { id } = await ask<{ id: string }>(browser, "POST", "/api/disk/uploads", coming);
  let last: { file: { nodeId: number } | null } = { file: null };
  for (let at = 0; at < SIZE; at += PART) {
    const part = createReadStream(source, { start: at, end: Math.min(SIZE, at + PART) - 1, highWaterMark: MB });
    last = await send(browser, id, at, part);
  }
  const ms = performance.now() - from;
  if (last.file === null) throw new Error("the file did not come whole");
  return { ms, nodeId: last.file.nodeId, sha256: hash.digest("hex") };
}

/** The time of the bytes alone; that they are the same is looked at on the way. */
function take({ port, cookie }: Browser, nodeId: number, sha256: string): Promise<number> {
  const from = performance.now();
  return new Promise((resolve, reject) => {
    const path = `/api/disk/nodes/${nodeId}/content`;
    const asked = request({ port, path, headers: { cookie } }, (reply) => {
      let size = 0;
      reply.on("data", (chunk: Buffer) => (size += chunk.length));
      reply.on("error", reject);
      reply.on("end", () =>
        size === SIZE ? resolve(performance.now() - from) : reject(new Error(`${size} bytes of ${sha256}`)),
      );
    });
    asked.on("error", reject);
    asked.end();
  });
}

const ask = <T>(browser: Browser, method: string, path: string, body: object): Promise<T> =>
  exchange<T>(browser, { method, path, type: "application/json" }, JSON.stringify(body));

const send = (browser: Browser, id: string, offset: number, part: Readable) =>
  exchange<{ file: { nodeId: number } | null }>(
    browser,
    {
      method: "PATCH",
      path: `/api/disk/uploads/${id}`,
      type: "application/octet-stream",
      more: { "upload-offset": String(offset), "content-length": String(PART) },
    },
    part,
  );

interface Way {
  method: string;
  path: string;
  type: string;
  more?: Record<string, string>;
}

function exchange<T>(
  { port, cookie }: Browser,
  { method, path, type, more }: Way,
  body: string | Readable,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, "content-type": type, ...more };
    const asked = request({ port, method, path, headers }, (reply) => {
      let text = "";
      reply.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      reply.on("end", () =>
        (reply.statusCode ?? 500) < 300
          ? resolve(JSON.parse(text) as T) // by the endpoint's own schema
          : reject(new Error(`${path}: ${reply.statusCode} ${text}`)),
      );
    });
    asked.on("error", reject);
    if (typeof body === "string") asked.end(body);
    else body.pipe(asked);
  });
}

/** The most that the process held of memory, looked at ten times a second. */
function watchMemory(pid: number) {
  const now = async () => {
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  };
  let most = 0;
  const timer = setInterval(() => void now().then((mb) => (most = Math.max(most, mb))), 100);
  return {
    now,
    stop: async () => {
      clearInterval(timer);
      return Math.max(most, await now());
    },
  };
}
