import { request as requestPlain, type IncomingMessage } from "node:http";
import { request as requestTls } from "node:https";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { rootCertificates } from "node:tls";
import { guardedLookup } from "../../kernel/guarded-lookup.ts";
import { hostOf, isLoopback, isPrivateHost } from "../../kernel/outgoing-address.ts";

/** How a partner is reached. */
export interface Wire {
  timeoutMs: number;
  /** Certificates of authorities (PEM) believed beside the usual ones. */
  ca: string | null;
}

export interface Call {
  method: "GET" | "POST" | "DELETE";
  url: string;
  headers?: Record<string, string>;
  body?: string | AsyncIterable<Uint8Array>;
  /** The longest answer that is read. */
  maxBytes?: number;
}

export interface Answer {
  status: number;
  headers: IncomingMessage["headers"];
  body: Buffer;
}

/** No answer came. `wasSent` is false only when the partner certainly heard nothing. */
export class NoAnswer extends Error {
  readonly code: string;
  readonly wasSent: boolean;
  constructor(code: string, wasSent: boolean, cause: unknown) {
    super(`${code}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = "NoAnswer";
    this.code = code;
    this.wasSent = wasSent;
  }
}

const USUAL_BYTES = 1024 * 1024;

/**
 * One request on a connection of its own. A connection kept from before may be closed at the far end, and then nobody
 * knows whether the request was heard; a fresh one that was never made proves that it was not.
 */
export async function call({ timeoutMs, ca }: Wire, asked: Call): Promise<Answer> {
  const signal = AbortSignal.timeout(timeoutMs);
  let wasSent = false;
  try {
    const response = await ask(asked, { ca, signal, onConnect: () => (wasSent = true) });
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      body: await readLimited(response, asked.maxBytes ?? USUAL_BYTES),
    };
  } catch (error) {
    if (error instanceof NoAnswer) throw error;
    throw new NoAnswer(signal.aborted ? "timeout" : codeOf(error), wasSent, error);
  }
}

interface Around {
  ca: string | null;
  signal: AbortSignal;
  onConnect: () => void;
}

function ask({ method, url, headers = {}, body }: Call, { ca, signal, onConnect }: Around): Promise<IncomingMessage> {
  const host = hostOf(url);
  // A name may look public and lead inside, and only when it is called do we see where.
  const lookup = isLoopback(host) ? {} : { lookup: guardedLookup };
  const isSecure = new URL(url).protocol === "https:";
  const trust = isSecure && ca !== null ? { ca: [...rootCertificates, ca] } : {};
  return new Promise((resolve, reject) => {
    if (isPrivateHost(host) && !isLoopback(host)) {
      reject(new NoAnswer("private-address", false, new Error(`${host} is inside`)));
      return;
    }
    const options = { method, headers, signal, agent: false, ...lookup, ...trust } as const;
    const request = isSecure ? requestTls(url, options, resolve) : requestPlain(url, options, resolve);
    request.on("socket", (socket) => socket.once(isSecure ? "secureConnect" : "connect", onConnect));
    request.on("error", reject);
    if (body === undefined || typeof body === "string") request.end(body);
    // The request's own error says why; a broken source ends the request as well.
    else pipeline(Readable.from(body), request).catch(reject);
  });
}

async function readLimited(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Uint8Array>) {
    // a response without an encoding gives bytes
    size += part.length;
    if (size > maxBytes) {
      response.destroy();
      throw new NoAnswer("answer-too-large", true, new Error(`more than ${maxBytes} bytes`));
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "network";

/** What the answer says, when it is JSON. */
export function jsonOf(body: Buffer): unknown {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return value;
  } catch {
    return undefined; // whoever reads it finds no field that he needs, and says so
  }
}
