import { request as requestPlain, type IncomingMessage } from "node:http";
import { request as requestTls } from "node:https";
import type { RequestDetails } from "web-push";
import { guardedLookup } from "../../kernel/guarded-lookup.ts";
import { hostOf, isLoopback } from "../../kernel/outgoing-address.ts";

const TIMEOUT_MS = 10_000;
/** After this the push service throws away what it could not hand over: old news only startle. */
const KEEP_SECONDS = 12 * 3600;

export interface Wake {
  endpoint: string;
  p256dh: string;
  auth: string;
  /** What the browser reads; encrypted for it alone (RFC 8291). */
  payload: string;
  vapid: { subject: string; publicKey: string; privateKey: string };
}

/** `gone`: the browser wants no more, or is no more. `later`: the service could not now. */
export type Woken =
  | { kind: "sent" }
  | { kind: "gone" }
  | { kind: "later"; reason: string }
  | { kind: "failed"; reason: string };

/** Hands one message to the browser's push service; whatever the network does is an outcome. */
export async function wakeBrowser(wake: Wake): Promise<Woken> {
  const details = await encrypted(wake);
  if (!details) return { kind: "gone" };
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const headers = Object.fromEntries(Object.entries(details.headers).map(([name, value]) => [name, String(value)]));
    const reply = await post(details.endpoint, headers, details.body ?? Buffer.alloc(0), signal);
    reply.resume();
    return outcomeOf(reply.statusCode ?? 0);
  } catch {
    return { kind: "later", reason: signal.aborted ? "timeout" : "no-answer" };
  }
}

/** Null when the browser's keys are no keys: nothing can ever be written to it. */
async function encrypted({ endpoint, p256dh, auth, payload, vapid }: Wake): Promise<RequestDetails | null> {
  const { default: webPush } = await import("web-push");
  const options = { TTL: KEEP_SECONDS, urgency: "high", vapidDetails: vapid } as const;
  try {
    return webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, options);
  } catch (error) {
    // Our own settings are told of; a browser's wrong keys are not ours to mend.
    if (error instanceof Error && /vapid|subject/i.test(error.message)) throw error;
    return null;
  }
}

function post(
  url: string,
  headers: Record<string, string>,
  body: Buffer,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = new URL(url).protocol === "https:" ? requestTls : requestPlain;
  // A name may look public and lead inside, and only when it is called do we see where.
  const lookup = isLoopback(hostOf(url)) ? {} : { lookup: guardedLookup };
  return new Promise((resolve, reject) => {
    const call = request(url, { method: "POST", headers, signal, agent: false, ...lookup }, resolve);
    call.on("error", reject);
    call.end(body);
  });
}

function outcomeOf(status: number): Woken {
  if (status >= 200 && status < 300) return { kind: "sent" };
  if (status === 404 || status === 410) return { kind: "gone" };
  if (status === 429 || status >= 500) return { kind: "later", reason: `http-${status}` };
  return { kind: "failed", reason: `http-${status}` };
}
