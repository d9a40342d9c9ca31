import { request as requestPlain, type IncomingMessage } from "node:http";
import { request as requestTls } from "node:https";
import { rootCertificates } from "node:tls";
import { guardedLookup } from "../../kernel/guarded-lookup.ts";
import { hostOf, isLoopback } from "../../kernel/outgoing-address.ts";
import { LineError } from "./port.ts";

interface Sent {
  method: string;
  headers: Record<string, string>;
  body?: string;
  timeoutMs: number;
  caFile: string | null;
}
export interface Received {
  status: number;
  location: string | undefined;
  body: AsyncIterable<Uint8Array>;
  /** Lets the connection go unread. */
  drop(): void;
}

/** One request; a name that leads into the firm's own network is not called. */
export async function send(url: string, { method, headers, body, timeoutMs, caFile }: Sent): Promise<Received> {
  const request = new URL(url).protocol === "https:" ? requestTls : requestPlain;
  const signal = AbortSignal.timeout(timeoutMs);
  const options = {
    method,
    headers,
    signal,
    agent: false as const,
    ...(isLoopback(hostOf(url)) ? {} : { lookup: guardedLookup }),
    ...(caFile ? { ca: [...rootCertificates, caFile] } : {}),
  };
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const call = request(url, options, resolve);
      call.on("error", reject);
      call.end(body);
    });
    return {
      status: response.statusCode ?? 0,
      location: response.headers.location,
      body: response,
      drop: () => void response.destroy(),
    };
  } catch (error) {
    throw failureOf(error, signal.aborted);
  }
}

/** What never reached the partner did nothing there; what broke off later may have. */
function failureOf(error: unknown, isLate: boolean): LineError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (isLate) return new LineError("time-out", "no answer in time", true, error);
  if (["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH"].includes(code))
    return new LineError("unreachable", "the partner cannot be reached", true, error);
  if (/CERT|TLS|SSL|SELF_SIGNED/.test(code))
    return new LineError("bad-certificate", "the partner's certificate is not trusted", false, error);
  return new LineError("time-out", "the connection broke off", true, error);
}
