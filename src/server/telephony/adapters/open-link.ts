import { hostOf, isLoopback, isPrivateHost } from "../../kernel/outgoing-address.ts";
import { send } from "./send.ts";
import { LineError } from "./port.ts";

const MAX_REDIRECTS = 3;
const DOWNLOAD_MS = 120_000;

/** The sound behind a link of the partner. Links lead to storages of other hosts, but never into our own network. */
export async function openLink(
  link: string,
  { baseUrl, caFile }: { baseUrl: string; caFile: string | null },
): Promise<AsyncIterable<Uint8Array>> {
  let url = link;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    checkTarget(url, baseUrl);
    const response = await send(url, { method: "GET", headers: {}, timeoutMs: DOWNLOAD_MS, caFile });
    if (response.status === 200) return response.body;
    response.drop();
    if (response.status >= 300 && response.status < 400) {
      url = new URL(response.location ?? "", url).href;
      continue;
    }
    // An old link answers so; a new one may be asked for.
    const isExpired = [401, 403, 404, 410].includes(response.status);
    throw new LineError(isExpired ? "link-expired" : "file-error", `the file answered ${response.status}`, true);
  }
  throw new LineError("redirects", "too many redirects", false);
}

function checkTarget(link: string, baseUrl: string): void {
  if (!URL.canParse(link)) throw new LineError("file-address", "the link is no address", false);
  const host = hostOf(link);
  const isSandbox = isLoopback(host) && isLoopback(hostOf(baseUrl));
  const isWeb = link.startsWith("https:") || (link.startsWith("http:") && isSandbox);
  if (!isWeb || (isPrivateHost(host) && !isSandbox))
    throw new LineError("file-address", "the file lies at a forbidden address", false);
}
