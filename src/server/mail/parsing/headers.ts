import type { AddressObject, EmailAddress, Headers, HeaderLines, HeaderValue } from "mailparser";
import type { Checks, Person } from "../tables.ts";

const HEAD_MOST = 512 * 1024;

/**
 * The head as UTF-8. Old programs write raw windows-1251 into headers, against the standard: what is not valid UTF-8
 * is read as that. Anything else stays as it is.
 */
export function readableHead(first: Buffer): Buffer {
  const at = endOfHead(first);
  const head = first.subarray(0, at);
  if (!head.some((byte) => byte > 127)) return first;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head);
    return first;
  } catch {
    const text = new TextDecoder("windows-1251").decode(head);
    return Buffer.concat([Buffer.from(text, "utf8"), first.subarray(at)]);
  }
}

function endOfHead(first: Buffer): number {
  const crlf = first.indexOf("\r\n\r\n");
  const lf = first.indexOf("\n\n");
  const found = [crlf, lf].filter((at) => at >= 0);
  return Math.min(found.length > 0 ? Math.min(...found) : first.length, HEAD_MOST);
}

export const clean = (text: string, most: number): string => text.replaceAll("\0", "").toWellFormed().slice(0, most);

/** Groups are opened; what has no address is nobody. */
export function peopleOf(value: AddressObject | AddressObject[] | undefined): Person[] {
  const lists = value === undefined ? [] : Array.isArray(value) ? value : [value];
  return lists.flatMap((list) => list.value.flatMap(flat)).slice(0, 500);
}
const flat = (one: EmailAddress): Person[] =>
  one.group
    ? one.group.flatMap(flat)
    : one.address
      ? [{ name: clean(one.name, 200), address: clean(one.address.trim().toLowerCase(), 300) }]
      : [];

/** One reference comes as a text, several as a list; garbage in either is dropped. */
export const idsOf = (value: string | string[] | undefined): string[] =>
  [value ?? []]
    .flat()
    .flatMap((text) => text.match(/<[^<>\s@]{1,250}@[^<>\s]{1,250}>/g) ?? [])
    .slice(-100);

/** A Message-ID as it stands, also one that old programs write without «@». */
export const idOf = (value: string | undefined): string | null => /<[^<>\s]{1,500}>/.exec(value ?? "")?.[0] ?? null;

/** Written by a program, not by a person: nobody's robot may answer it, or two of them would write for ever. */
export function isAutomatic(headers: Headers): boolean {
  const word = (name: string) => textOf(headers.get(name)).trim().toLowerCase();
  const submitted = word("auto-submitted");
  if (submitted !== "" && submitted !== "no") return true;
  if (headers.has("x-autoreply") || headers.has("x-autorespond") || headers.has("x-auto-response-suppress"))
    return true;
  if (/^(bulk|auto_reply|junk|list)$/.test(word("precedence"))) return true;
  return headers.has("return-path") && returnPath(headers) === "";
}

const returnPath = (headers: Headers): string => textOf(headers.get("return-path")).replaceAll(/[<>\s]/g, "");

/** A header may come as a text or as addresses with their text. */
function textOf(value: HeaderValue | undefined): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || !("text" in value)) return "";
  return typeof value.text === "string" ? value.text : "";
}

/**
 * The verdict of the own server. A sender may write such a header himself: believed is only the topmost, and only when
 * it stands above all Received or its author's name belongs to our server.
 */
export function checksOf(lines: HeaderLines, hosts: readonly string[]): Checks | null {
  const at = lines.findIndex((line) => line.key === "authentication-results");
  const line = lines[at];
  if (!line) return null;
  const value = line.line
    .slice(line.line.indexOf(":") + 1)
    .replaceAll(/\s+/g, " ")
    .trim();
  const author = /^[^\s;]+/.exec(value)?.[0]?.toLowerCase() ?? "";
  const isFirst = lines.slice(0, at).every((before) => before.key !== "received");
  if (!isFirst && !hosts.some((host) => domainOf(host) === domainOf(author))) return null;
  const said = (what: string) =>
    new RegExp(`\\b${what}\\s*=\\s*([a-z]+)`, "i").exec(value)?.[1]?.toLowerCase() ?? "none";
  return { spf: said("spf"), dkim: said("dkim"), dmarc: said("dmarc") };
}

const domainOf = (host: string): string => host.split(".").slice(-2).join(".");
