import { authorization, phpQuery, type Params } from "./zadarma-signature.ts";
import { send } from "./send.ts";
import { LineError } from "./port.ts";

export interface Account {
  baseUrl: string;
  key: string;
  secret: string;
  timeoutMs: number;
  /** PEM of an authority of the administrator's choice. */
  caFile: string | null;
  isExtension: (text: string) => boolean;
}

const MOST_BYTES = 20 * 1024 * 1024;

/** One signed question. The path ends with a slash: it is signed as it is asked. */
export async function ask(account: Account, method: "GET" | "POST", path: string, params: Params): Promise<unknown> {
  const whole = { ...params, format: "json" };
  const query = phpQuery(whole);
  const base = account.baseUrl.replace(/\/+$/, "");
  const isForm = method === "POST";
  const response = await send(`${base}${path}${isForm ? "" : `?${query}`}`, {
    method,
    timeoutMs: account.timeoutMs,
    caFile: account.caFile,
    headers: {
      authorization: authorization(account.key, account.secret, path, whole),
      ...(isForm ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    },
    ...(isForm ? { body: query } : {}),
  });
  return read(response.status, await textOf(response.body));
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of body) {
      size += part.length;
      if (size > MOST_BYTES) throw new LineError("too-long", "the answer is too long", false);
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof LineError) throw error;
    throw new LineError("time-out", "the answer broke off", true, error);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** An error comes with 4xx, or with 200 and the word inside; what is no JSON is somebody's passing page. */
function read(status: number, text: string): unknown {
  const reply = jsonOf(text);
  if (reply === null)
    throw new LineError(status >= 500 ? "server" : "unreadable", `the answer ${status} is no JSON`, true);
  const message = typeof reply["message"] === "string" ? reply["message"].slice(0, 200) : `status ${status}`;
  if (status === 429) throw new LineError("rate-limit", message, true);
  if (status === 401) throw new LineError("auth", message, false);
  if (status >= 500) throw new LineError("server", message, true);
  if (status >= 400 || reply["status"] !== "success") throw new LineError("refused", message, false);
  return reply;
}

/** Fractions of 17 digits do not survive as numbers: ids are made texts before the parser sees them. */
function jsonOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(
      text.replace(/("(?:call_id|clid|pbx_call_id)"\s*:\s*)(\d+(?:\.\d+)?)/g, '$1"$2"'),
    );
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null; // not JSON: the caller says so
  }
}
