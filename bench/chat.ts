import { setTimeout as sleep } from "node:timers/promises";
import WebSocket from "ws";
import { newFirm } from "../test/firm.ts";
import { freePort, startProcess } from "../test/processes.ts";
import { until } from "../test/until.ts";
import { signIn } from "./browser.ts";
import { fill } from "./fill.ts";
import { preciseNow, quantile } from "./numbers.ts";
import { Poster } from "./post.ts";

const SCREENS = 200;
const POSTS = 120;
const WARM = 10;
const A_SECOND = 4;

export interface Chat {
  screens: number;
  /** From the press to the last of all screens, and to each of them, ms. */
  last: { p50: number; p99: number };
  each: { p50: number; p99: number };
}

/** One process of both roles; everybody sits in one room, and four posts a second are said in it, each at its own moment. */
export async function measureChat(server: string): Promise<Chat> {
  const firm = await newFirm({ server });
  await fill(firm.url ?? "", 10_000);
  const port = await freePort();
  const program = await startProcess({ ...firm.settings, PORT: String(port) });
  const poster = new Poster(port, 4);
  const cookies = await Promise.all([1, 2, 3].map((i) => signIn(port, `operator-${i}@firm.test`)));
  const screens = await Promise.all(
    Array.from({ length: SCREENS }, (_, i) => openScreen(port, cookies[i % cookies.length] ?? "")),
  );
  try {
    const roomId = await makeRoom(poster, cookies[0] ?? "");
    const pressed = new Map<string, number>();
    for (let i = 0; i < WARM + POSTS; i += 1) {
      const key = `bench-post-${i}`;
      pressed.set(key, preciseNow());
      const reply = poster.send("POST", `/api/chat/rooms/${roomId}/posts`, {
        body: { body: `Поступил платёж № ${i}, посмотрите дело #${1001 + i}`, key },
        headers: { cookie: cookies[i % cookies.length] ?? "" },
      });
      await Promise.all([
        reply.then(({ status, body }) => status === 201 || fail(`${status} ${body}`)),
        sleep(1000 / A_SECOND),
      ]);
    }
    await until(() => screens.every((screen) => screen.heard.size >= pressed.size), 30_000);
    const measured = [...pressed].slice(WARM);
    const each = measured.flatMap(([key, at]) => screens.map((screen) => (screen.heard.get(key) ?? Infinity) - at));
    const last = measured.map(([key, at]) =>
      Math.max(...screens.map((screen) => (screen.heard.get(key) ?? Infinity) - at)),
    );
    const both = (values: number[]) => ({ p50: quantile(values, 0.5), p99: quantile(values, 0.99) });
    return { screens: SCREENS, last: both(last), each: both(each) };
  } finally {
    for (const screen of screens) screen.close();
    poster.close();
    await program.stop();
    await firm.drop();
  }
}

function fail(why: string): never {
  throw new Error(`a post was not taken: ${why}`);
}

async function makeRoom(poster: Poster, cookie: string): Promise<number> {
  const reply = await poster.send("POST", "/api/chat/rooms", {
    body: { kind: "open", title: "Нагрузка", key: "bench-room-key" },
    headers: { cookie },
  });
  return (JSON.parse(reply.body) as { id: number }).id; // by the endpoint's own schema
}

/**
 * When a screen got each post with its words, by the post's key. Two hundred browsers would read in two hundred machines,
 * so here the key is only looked for in the text.
 */
async function openScreen(port: number, cookie: string): Promise<{ heard: Map<string, number>; close: () => void }> {
  const heard = new Map<string, number>();
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/live`, { headers: { cookie } });
  await new Promise<void>((resolve, reject) => {
    socket.on("error", reject);
    socket.on("message", (data: Buffer) => {
      const at = preciseNow();
      const text = data.toString("utf8");
      if (text.includes('"type":"reset"')) return resolve();
      for (const [, key = ""] of text.matchAll(/"body":"Поступил платёж.*?"key":"(bench-post-\d+)"/g))
        if (!heard.has(key)) heard.set(key, at);
    });
  });
  return { heard, close: () => socket.terminate() };
}
