import { z } from "zod";
import { call, jsonOf, type Call, type Wire } from "../http-call.ts";
import { multipart, type FormPart } from "../multipart.ts";
import { paced } from "../paced.ts";

export interface TelegramAccount extends Wire {
  token: string;
  baseUrl: string;
  /** What comes in the header of every hook. */
  hookSecret: string;
}

/** About 30 messages a second are allowed to a bot; other processes of ours may be at work too. */
const GAP_MS = 50;
/** A file takes longer than words. */
const FILE_PATIENCE = 3;

/** An answer that is not `ok`, in Telegram's own words. */
export class TelegramRefusal extends Error {
  readonly status: number;
  readonly retryAfterMs: number | null;
  constructor(status: number, description: string, retryAfterMs: number | null) {
    super(description);
    this.name = "TelegramRefusal";
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

const Reply = z.union([
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error_code: z.number().optional(),
    description: z.string().catch(""),
    parameters: z.object({ retry_after: z.number().positive().optional() }).catch({}).optional(),
  }),
]);

export type AskTelegram = (method: string, params: object | readonly FormPart[]) => Promise<unknown>;

/** Calls a method of the Bot API. The token is a part of the address, so the address is never put into words. */
export function telegramClient({ token, baseUrl, ...wire }: TelegramAccount): AskTelegram {
  const inTurn = paced(GAP_MS);
  const base = baseUrl.replace(/\/+$/, "");
  return async (method, params) => {
    const content = contentOf(params);
    const patience = Array.isArray(params) ? FILE_PATIENCE : 1;
    const answer = await inTurn(() =>
      call(
        { ca: wire.ca, timeoutMs: wire.timeoutMs * patience },
        { method: "POST", url: `${base}/bot${token}/${method}`, ...content },
      ),
    );
    const reply = Reply.safeParse(jsonOf(answer.body)).data;
    if (reply?.ok) return reply.result;
    const seconds = reply?.parameters?.retry_after ?? Number(answer.headers["retry-after"] ?? 0);
    const description = (reply?.description ?? "").slice(0, 300).replaceAll(token, "***");
    throw new TelegramRefusal(reply?.error_code ?? answer.status, description, seconds > 0 ? seconds * 1000 : null);
  };
}

/** The address of a file that getFile named; it holds the token, so it is used at once and kept nowhere. */
export const fileAddress = ({ baseUrl, token }: TelegramAccount, path: string): string =>
  `${baseUrl.replace(/\/+$/, "")}/file/bot${token}/${path.split("/").map(encodeURIComponent).join("/")}`;

function contentOf(params: object | readonly FormPart[]): Pick<Call, "headers" | "body"> {
  return isForm(params)
    ? multipart(params)
    : { headers: { "content-type": "application/json" }, body: JSON.stringify(params) };
}

const isForm = (params: object | readonly FormPart[]): params is readonly FormPart[] => Array.isArray(params);
