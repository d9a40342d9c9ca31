import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { exitOf } from "./children.ts";
import { thrifty } from "./thrift.ts";

/** The demo firm's WhatsApp number, and where the sandbox takes what its people write to it. */
const demoSender = "whatsapp:+73912000000";
const inboundPath = "/hooks/twilio/inbound?c=wa1";
/** Where the demo firm's telephone exchange tells of calls: the mark is the sandbox's published one. */
const callsPath = "/hooks/zadarma?c=zd1&t=5d1f0c7a9b3e48268c40d1e2f3a4b5c6";

export interface SandboxPlace {
  port: number;
  /** Origin of the product, as seen from this machine. */
  product: string;
}

/**
 * Makes the partners' sandbox ready for the product: takes the one that answers on the port and leaves it running
 * later, or starts our own. Returns the child that we started, if any.
 */
export async function openSandbox({ port, product }: SandboxPlace): Promise<ChildProcess | undefined> {
  const origin = `http://127.0.0.1:${port}`;
  const running = await answers(origin);
  const child = running
    ? undefined
    : thrifty("partners/main.ts", { PARTNERS_PORT: String(port), PRODUCT_URL: product });
  if (child) await untilAnswers(origin, child);
  await put(`${origin}/control/twilio/senders`, { sender: demoSender, inboundUrl: product + inboundPath });
  await put(`${origin}/control/zadarma/account`, { webhookUrl: product + callsPath });
  return child;
}

async function put(address: string, body: object): Promise<void> {
  const headers = { "content-type": "application/json" };
  const reply = await fetch(address, { method: "PUT", headers, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(`the sandbox refused ${address}: ${reply.status} ${await reply.text()}`);
}

async function untilAnswers(origin: string, child: ChildProcess): Promise<void> {
  let ended = false;
  void exitOf(child).then(() => (ended = true));
  for (let tries = 0; tries < 300 && !ended; tries++) {
    if (await answers(origin)) return;
    await sleep(100);
  }
  child.kill("SIGTERM");
  throw new Error(`the partners' sandbox does not answer at ${origin}/control/health`);
}

const answers = (origin: string): Promise<boolean> =>
  fetch(`${origin}/control/health`, { signal: AbortSignal.timeout(1_000) }).then(
    (reply) => reply.ok,
    () => false, // nobody listens there: the caller then starts one
  );
