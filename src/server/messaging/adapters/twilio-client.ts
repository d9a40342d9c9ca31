import twilio from "twilio";
import { hostOf, isLoopback } from "../../kernel/outgoing-address.ts";
import { guardedLookup } from "../../kernel/guarded-lookup.ts";
import type { TwilioAccount } from "./twilio-account.ts";

type Ask<T> = typeof twilio.RequestClient.prototype.request<T>;

const OWN_HOSTS = /(^|\.)twilio\.com$/;

/** The official package, with the address of our setting. */
export function openClient({ baseUrl, timeoutMs, accountSid, authToken }: TwilioAccount): twilio.Twilio {
  const httpClient = new RebasedClient(baseUrl, timeoutMs);
  return twilio(accountSid, authToken, { httpClient, autoRetry: false });
}

/** Sends all requests of the package to the base address of the connection; the host that was meant goes in a header. */
export class RebasedClient extends twilio.RequestClient {
  readonly #baseUrl: string;

  constructor(baseUrl: string, timeoutMs: number) {
    super({ timeout: timeoutMs, autoRetry: false });
    this.#baseUrl = baseUrl;
    if (!isLoopback(hostOf(baseUrl))) this.axios.defaults.lookup = guardedLookup;
  }

  override request<T>(options: Parameters<Ask<T>>[0]): ReturnType<Ask<T>> {
    const meant = new URL(options.uri);
    return super.request<T>({
      ...options,
      uri: rebase(meant, this.#baseUrl),
      headers: { ...options.headers, "X-Original-Host": meant.host },
    });
  }
}

/** The real Twilio has a host for each of its products, so its own addresses are left as they are. */
export function rebase(meant: URL, baseUrl: string): string {
  const base = new URL(baseUrl);
  if (OWN_HOSTS.test(base.hostname)) return meant.href;
  return `${base.origin}${base.pathname.replace(/\/+$/, "")}${meant.pathname}${meant.search}`;
}
