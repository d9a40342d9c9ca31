import { isIP } from "node:net";
import type { Config } from "./config.ts";
import { refused } from "./errors.ts";

/**
 * A base URL is an administrator's setting, and our server calls it with a secret: it may not point into the firm's
 * own network. Loopback is for the sandbox: in the demo, or when the product itself is reached by loopback only.
 */
export function checkBaseUrl(config: Pick<Config, "DEMO" | "PUBLIC_URL">, baseUrl: string): void {
  const host = hostOf(baseUrl);
  if (!isPrivateHost(host)) return;
  if (isLoopback(host) && (config.DEMO || isLoopback(hostOf(config.PUBLIC_URL)))) return;
  throw refused("private-address", { host });
}

/** The kept secret is for the partner it was given for: who only changes the address would have it sent to another. */
export const isElsewhere = (before: string, now: string): boolean => placeOf(before) !== placeOf(now);

/** Not `origin`: addresses of mail servers have none. */
function placeOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

/** `new URL` has already unfolded the odd ways of writing an IPv4 address (octal, hexadecimal, one number). */
export const hostOf = (url: string | URL): string => new URL(url).hostname.replace(/^\[|\]$|\.$/g, "").toLowerCase();

export function isLoopback(host: string): boolean {
  return (
    host === "localhost" ||
    host.endsWith(".localhost") ||
    host === "::1" ||
    (isIP(host) === 4 && host.startsWith("127."))
  );
}

export function isPrivateHost(host: string): boolean {
  if (isLoopback(host)) return true;
  if (isIP(host) === 4) return isPrivateIpv4(host);
  if (isIP(host) === 6) return isPrivateIpv6(host);
  // A name without a dot is known to the firm's own network alone.
  return !host.includes(".") || /\.(local|internal|lan|home\.arpa)$/.test(host);
}

function isPrivateIpv4(host: string): boolean {
  const [a = 0, b = 0, c = 0] = host.split(".").map(Number);
  if (a === 0 || a === 10 || a === 127 || a >= 224) return true;
  if (a === 100) return b >= 64 && b <= 127;
  if (a === 172) return b >= 16 && b <= 31;
  if (a === 192) return b === 168 || (b === 0 && c === 0);
  return (a === 169 && b === 254) || (a === 198 && (b === 18 || b === 19));
}

function isPrivateIpv6(host: string): boolean {
  // ::ffff:7f00:1, ::7f00:1, 64:ff9b::7f00:1 and 2002:7f00:1:: are 127.0.0.1 written as IPv6; none has an honest use here.
  if (/^(::|64:ff9b:|2002:)/.test(host)) return true;
  return /^f[cd]|^fe[89a-f]|^ff/.test(host);
}
