import { z } from "zod";
import { call, jsonOf, NoAnswer, type Wire } from "../http-call.ts";

export interface SmscAccount extends Wire {
  /** Empty: the secret is an API key. */
  login: string;
  secret: string;
  sender: string;
  baseUrl: string;
  /** What the addresses of hooks carry. */
  hookSecret: string;
}

/** What SMSC.ru says no with: 200 and a number inside, or an HTTP status. */
export class SmscRefusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = "SmscRefusal";
    this.status = status;
    this.code = code;
  }
}

const Refusal = z.object({ error_code: z.coerce.number(), error: z.string().catch("") });

export type AskSmsc = (page: "send" | "status" | "balance", fields: Record<string, string>) => Promise<unknown>;

/** Asks a page of the gateway. The password stands in the body: addresses are written down on their way. */
export function smscClient(account: SmscAccount): AskSmsc {
  const password: Record<string, string> =
    account.login === "" ? { apikey: account.secret } : { login: account.login, psw: account.secret };
  return async (page, fields) => {
    const body = new URLSearchParams({ ...password, fmt: "3", charset: "utf-8", ...fields }).toString();
    const answer = await eitherHost(account.baseUrl, (baseUrl) =>
      call(account, {
        method: "POST",
        url: `${baseUrl.replace(/\/+$/, "")}/sys/${page}.php`,
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body,
      }),
    );
    const json = jsonOf(answer.body);
    if (answer.status !== 200) throw new SmscRefusal(answer.status, `http-${answer.status}`, `HTTP ${answer.status}`);
    const refusal = Refusal.safeParse(json).data;
    if (refusal) throw new SmscRefusal(200, `e${refusal.error_code}`, refusal.error.slice(0, 300));
    if (json === undefined) throw new SmscRefusal(200, "unreadable", "the answer is no JSON");
    return json;
  };
}

/** The spare host is asked only when the first one certainly heard nothing: two would send twice. */
export async function eitherHost<T>(baseUrl: string, ask: (baseUrl: string) => Promise<T>): Promise<T> {
  try {
    return await ask(baseUrl);
  } catch (error) {
    const spare = spareOf(baseUrl);
    if (!(error instanceof NoAnswer) || error.wasSent || spare === null) throw error;
    return ask(spare);
  }
}

/** smsc.ru has www2.smsc.ru beside it; another address (a proxy, the sandbox) has no spare. */
export function spareOf(baseUrl: string): string | null {
  const url = new URL(baseUrl);
  if (!/^(www\.)?smsc\.ru$/.test(url.hostname)) return null;
  url.hostname = "www2.smsc.ru";
  return url.href;
}
