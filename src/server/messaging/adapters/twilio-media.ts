import { hostOf, isLoopback, isPrivateHost } from "../../kernel/outgoing-address.ts";
import { typeOfBytes } from "../../kernel/file-type.ts";
import { type FetchedMedia, PartnerError } from "./port.ts";
import type { TwilioAccount } from "./twilio-account.ts";
import { rebase } from "./twilio-client.ts";

export const MAX_MEDIA_BYTES = 16 * 1024 * 1024;
const MAX_REDIRECTS = 3;

/**
 * A file somebody sent. The password goes to Twilio's own address only: the redirect leads to a storage of another
 * host, which must not learn it.
 */
export async function fetchMedia(account: TwilioAccount, url: string): Promise<FetchedMedia> {
  const meant = new URL(url);
  if (!/(^|\.)twilio\.com$/.test(meant.hostname) || !meant.pathname.includes(`/Accounts/${account.accountSid}/`)) {
    throw new PartnerError("media-address", "the file is not in this account", false);
  }
  const start = rebase(meant, account.baseUrl);
  const basic = Buffer.from(`${account.accountSid}:${account.authToken}`).toString("base64");
  let response = await get(
    start,
    { authorization: `Basic ${basic}`, "x-original-host": meant.host },
    account.timeoutMs,
  );
  for (let hops = 0; response.status >= 300 && response.status < 400; hops += 1) {
    const next = new URL(response.headers.get("location") ?? "", response.url || start);
    await response.body?.cancel();
    if (hops >= MAX_REDIRECTS) throw new PartnerError("media-redirects", "too many redirects", false);
    checkTarget(next, account);
    response = await get(next.href, {}, account.timeoutMs);
  }
  if (!response.ok) {
    await response.body?.cancel();
    throw new PartnerError(
      `media-${response.status}`,
      `the file answered ${response.status}`,
      response.status === 429 || response.status >= 500,
    );
  }
  const content = await readLimited(response);
  return { content, type: typeOfBytes(content) };
}

async function get(url: string, headers: Record<string, string>, timeoutMs: number): Promise<Response> {
  try {
    return await fetch(url, { headers, redirect: "manual", signal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    throw new PartnerError("media-network", "the file could not be reached", true, error);
  }
}

/** A redirect may not lead our server into the firm's own network; the sandbox, itself on loopback, may stay there. */
function checkTarget(target: URL, account: TwilioAccount): void {
  const host = hostOf(target);
  const isSandbox = isLoopback(host) && isLoopback(hostOf(account.baseUrl));
  const isWeb = target.protocol === "https:" || (target.protocol === "http:" && isSandbox);
  if (!isWeb || (isPrivateHost(host) && !isSandbox))
    throw new PartnerError("media-address", "the file lies at a forbidden address", false);
}

async function readLimited(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of response.body ?? []) {
      size += part.length;
      if (size > MAX_MEDIA_BYTES)
        throw new PartnerError("media-too-large", `more than ${MAX_MEDIA_BYTES} bytes`, false);
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof PartnerError) throw error;
    throw new PartnerError("media-network", "the file broke off", true, error);
  }
  return Buffer.concat(parts);
}
