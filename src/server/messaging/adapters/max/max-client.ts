import { z } from "zod";
import { call, jsonOf, type Call, type Wire } from "../http-call.ts";
import { paced } from "../paced.ts";

export interface MaxAccount extends Wire {
  token: string;
  baseUrl: string;
  /** What comes in the header of every hook. */
  hookSecret: string;
}

/** 30 requests a second are allowed to a bot; other processes of ours may be at work too. */
const GAP_MS = 50;

/** An answer that is not a success, in MAX's own words. */
export class MaxRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfterMs: number | null;
  constructor(status: number, code: string, message: string, retryAfterMs: number | null) {
    super(message);
    this.name = "MaxRefusal";
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

const Refusal = z.object({ code: z.string().catch(""), message: z.string().catch("") });
/** Some methods answer 200 and say inside that nothing was done. */
const Unsuccessful = z.object({ success: z.literal(false), message: z.string().catch("") });

export type AskMax = (
  method: Call["method"],
  path: string,
  query: Record<string, string>,
  body?: unknown,
) => Promise<unknown>;

/** Asks a method; the token goes bare in its header, never in the address. */
export function maxClient({ token, baseUrl, ...wire }: MaxAccount): AskMax {
  const inTurn = paced(GAP_MS);
  const base = baseUrl.replace(/\/+$/, "");
  return async (method, path, query, body) => {
    const search = new URLSearchParams(query).toString();
    const answer = await inTurn(() =>
      call(wire, {
        method,
        url: `${base}${path}${search && `?${search}`}`,
        headers: { authorization: token, ...(body === undefined ? {} : { "content-type": "application/json" }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    const json = jsonOf(answer.body);
    if (answer.status !== 200) {
      const { code, message } = Refusal.safeParse(json).data ?? { code: "", message: "" };
      throw new MaxRefusal(answer.status, code, message.slice(0, 300), pauseOf(answer.headers["retry-after"]));
    }
    const failed = Unsuccessful.safeParse(json).data;
    if (failed) throw new MaxRefusal(400, "not-done", failed.message.slice(0, 300), null);
    return json;
  };
}

const pauseOf = (header: string | undefined): number | null => {
  const seconds = Number(header);
  return header !== undefined && Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null;
};
