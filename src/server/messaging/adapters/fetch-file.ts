import { typeOfBytes } from "../../kernel/file-type.ts";
import { hostOf, isLoopback } from "../../kernel/outgoing-address.ts";
import { call, NoAnswer, type Answer, type Wire } from "./http-call.ts";
import { PartnerError, type FetchedMedia } from "./port.ts";

/** What a bot may take at once (Telegram gives no larger one either). */
export const MAX_FETCHED_BYTES = 20 * 1024 * 1024;
const MAX_REDIRECTS = 3;

/** A file at an address the partner told. No password goes along: the address is itself the right to it. */
export async function fetchFile(wire: Wire & { baseUrl: string }, url: string): Promise<FetchedMedia> {
  let target = addressOf(url, wire.baseUrl);
  for (let hops = 0; ; hops += 1) {
    const answer = await get(wire, target);
    if (answer.status >= 300 && answer.status < 400 && answer.headers.location !== undefined) {
      if (hops >= MAX_REDIRECTS) throw new PartnerError("media-redirects", "too many redirects", false);
      target = addressOf(new URL(answer.headers.location, target).href, wire.baseUrl);
      continue;
    }
    if (answer.status !== 200) throw refusal(answer.status);
    return { content: answer.body, type: typeOfBytes(answer.body) };
  }
}

/** Only the sandbox, itself on loopback, may name addresses there or without TLS. */
function addressOf(url: string, baseUrl: string): string {
  const target = URL.canParse(url) ? new URL(url) : null;
  const isSandbox = target !== null && isLoopback(hostOf(target)) && isLoopback(hostOf(baseUrl));
  if (target === null || (target.protocol !== "https:" && !(isSandbox && target.protocol === "http:")))
    throw new PartnerError("media-address", "the file lies at a forbidden address", false);
  if (isLoopback(hostOf(target)) && !isSandbox)
    throw new PartnerError("media-address", "the file lies at a forbidden address", false);
  return target.href;
}

async function get(wire: Wire, url: string): Promise<Answer> {
  try {
    return await call(wire, { method: "GET", url, maxBytes: MAX_FETCHED_BYTES });
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    if (error.code === "answer-too-large")
      throw new PartnerError("media-too-large", `more than ${MAX_FETCHED_BYTES} bytes`, false);
    if (error.code === "private-address" || error.code === "EHOSTUNREACH")
      throw new PartnerError("media-address", "the file lies at a forbidden address", false);
    throw new PartnerError("media-network", "the file could not be reached", true, error);
  }
}

const refusal = (status: number): PartnerError =>
  new PartnerError(`media-${status}`, `the file answered ${status}`, status === 429 || status >= 500);
