import { request as requestPlain, type IncomingMessage } from "node:http";
import { request as requestTls } from "node:https";
import { guardedLookup } from "../../kernel/guarded-lookup.ts";
import { hostOf, isLoopback, isPrivateHost } from "../../kernel/outgoing-address.ts";

const TIMEOUT_MS = 10_000;
/** The answer says nothing to us: it is read for politeness, and no further. */
const MOST_BYTES = 64 * 1024;

export type PostOutcome = { status: number; reason: string | null } | { status: null; reason: string };

/** Posts the body. Whatever the receiver or the network does is an outcome; redirects are failures. */
export async function postHook(
  url: string,
  headers: Record<string, string>,
  body: string,
  timeoutMs = TIMEOUT_MS,
): Promise<PostOutcome> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await send(url, headers, body, signal);
    const status = response.statusCode ?? 0;
    await readSome(response);
    return { status, reason: reasonOf(status, response.headers.location, url) };
  } catch (error) {
    return { status: null, reason: signal.aborted ? "timeout" : networkReason(error) };
  }
}

function send(
  url: string,
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { protocol } = new URL(url);
  const request = protocol === "https:" ? requestTls : requestPlain;
  // A name may look public and lead inside, and only when it is called do we see where: hence the lookup.
  const lookup = isLoopback(hostOf(url)) ? {} : { lookup: guardedLookup };
  return new Promise((resolve, reject) => {
    const call = request(url, { method: "POST", headers, signal, agent: false, ...lookup }, resolve);
    call.on("error", reject);
    call.end(body);
  });
}

/** Reads to the end or to the limit; what is longer is cut off, and the status stands. */
function readSome(response: IncomingMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    let read = 0;
    response.on("data", (chunk: Buffer) => {
      read += chunk.length;
      if (read <= MOST_BYTES) return;
      response.destroy();
      resolve();
    });
    response.on("end", resolve);
    response.on("error", reject);
  });
}

function reasonOf(status: number, location: string | undefined, from: string): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return leadsInside(location, from) ? "redirect-private" : "redirect";
  return status === 410 ? "gone" : "http-error";
}

function leadsInside(location: string | undefined, from: string): boolean {
  try {
    return location !== undefined && isPrivateHost(hostOf(new URL(location, from)));
  } catch {
    return false; // not an address at all: a plain wrong redirect
  }
}

function networkReason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "EHOSTUNREACH") return "private-address";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "no-such-host";
  return code.startsWith("CERT_") || code.includes("SELF_SIGNED") || code.startsWith("ERR_TLS")
    ? "bad-certificate"
    : "no-answer";
}
