// Calls of the server by endpoint values: const { number } = await call(takeApplication, { params: { id } }).
import type { CallOf, ReplyOf, Method } from "../../api/endpoint.ts";
import { ErrorReply } from "../../api/errors.ts";

type Callable = { method: Method; path: string; reply: unknown };
type Parts = { params?: unknown; query?: unknown; body?: unknown };
type Options = { signal?: AbortSignal };
/** An endpoint without params and body may be called with nothing. */
type Input<E> =
  Record<string, never> extends CallOf<E>
    ? [parts?: CallOf<E>, options?: Options]
    : [parts: CallOf<E>, options?: Options];

/** A refusal of the server, or status 0 and code "offline" when it was not reached. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly reason: string | undefined;
  readonly fields: Record<string, string>;
  readonly details: Record<string, unknown>;

  constructor(status: number, error: ErrorReply["error"]) {
    super(error.message);
    this.name = "ApiError";
    this.status = status;
    this.code = error.code;
    this.reason = error.reason;
    this.fields = error.fields ?? {};
    this.details = error.details ?? {};
  }
}

export async function call<E extends Callable>(endpoint: E, ...[parts, options]: Input<E>): Promise<ReplyOf<E>> {
  const { params, query, body }: Parts = parts ?? {};
  const url = urlOf(endpoint.path, params, query);
  const response = await send(url, endpoint.method, body, options?.signal);
  if (!response.ok) throw await refusal(response);
  return replyOf<E>(await response.json());
}

/** «/api/clients/:id» with {id: 7} and {tab: "all", after: undefined} → «/api/clients/7?tab=all». */
export function urlOf(path: string, params?: unknown, query?: unknown): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(textOf(fieldsOf(params)[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(fieldsOf(query))) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== "") search.append(name, textOf(one));
    }
  }
  const tail = search.toString();
  return tail === "" ? filled : `${filled}?${tail}`;
}

let signedOut: (code: string) => void = () => {};

/** The frame says what happens when the session is over (401): one place, whatever page asked. */
export function whenSignedOut(listener: (code: string) => void): void {
  signedOut = listener;
}

async function send(url: string, method: Method, body: unknown, signal?: AbortSignal): Promise<Response> {
  const init: RequestInit = { method, credentials: "same-origin", headers: { accept: "application/json" } };
  if (signal) init.signal = signal;
  if (body !== undefined) {
    init.headers = { accept: "application/json", "content-type": "application/json" };
    init.body = JSON.stringify(body);
  }
  try {
    return await fetch(url, init);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(0, { code: "offline", message: "The server was not reached" });
  }
}

async function refusal(response: Response): Promise<ApiError> {
  const parsed = ErrorReply.safeParse(await response.json().catch(() => null));
  const error = parsed.success ? parsed.data.error : { code: `http-${response.status}`, message: response.statusText };
  if (response.status === 401) signedOut(error.code);
  return new ApiError(response.status, error);
}

// The reply was written by the server through this same schema; reading it again would only cost time on every call.
const replyOf = <E>(json: unknown) => json as ReplyOf<E>;

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? { ...value } : {};
