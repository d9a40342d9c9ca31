import WebSocket from "ws";
import { LiveMessage } from "../src/api/live.ts";
import { PASSWORD } from "../test/firm.ts";
import { preciseNow } from "./numbers.ts";

/** Signs the operator in and returns the cookie header. */
export async function signIn(port: number, login = "operator-1@firm.test"): Promise<string> {
  const reply = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ login, password: PASSWORD }),
  });
  if (!reply.ok) throw new Error(`no sign-in: ${reply.status} ${await reply.text()}`);
  return reply.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

/** An operator's open page: when it heard of each new application, by event id. */
export async function openPage(port: number): Promise<{ heard: Map<number, number>; close: () => void }> {
  const heard = new Map<number, number>();
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/live`, { headers: { cookie: await signIn(port) } });
  await new Promise<void>((resolve, reject) => {
    socket.on("error", reject);
    socket.on("message", (data: Buffer) => {
      const at = preciseNow();
      const message = LiveMessage.parse(JSON.parse(data.toString("utf8")));
      if (message.type === "reset") return resolve();
      for (const event of message.events) if (event.name === "application.received") heard.set(event.id, at);
    });
  });
  return { heard, close: () => socket.terminate() };
}
