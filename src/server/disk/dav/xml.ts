import { escapeHtml } from "../../kernel/html.ts";

/** What WebDAV says of one thing (RFC 4918, 15). */
export interface Described {
  href: string;
  name: string;
  isFolder: boolean;
  size: number;
  type: string;
  createdAt: Date | null;
  changedAt: Date | null;
  etag: string | null;
  locks: readonly Lock[];
}

export interface Lock {
  token: string;
  owner: string;
  isDeep: boolean;
  seconds: number;
}

const HEAD = `<?xml version="1.0" encoding="utf-8"?>\n`;

export const multistatus = (responses: readonly string[]): string =>
  `${HEAD}<D:multistatus xmlns:D="DAV:">${responses.join("")}</D:multistatus>`;

export function describe(thing: Described): string {
  const parts = [
    `<D:displayname>${escapeHtml(thing.name)}</D:displayname>`,
    `<D:resourcetype>${thing.isFolder ? "<D:collection/>" : ""}</D:resourcetype>`,
    thing.createdAt && `<D:creationdate>${thing.createdAt.toISOString()}</D:creationdate>`,
    thing.changedAt && `<D:getlastmodified>${thing.changedAt.toUTCString()}</D:getlastmodified>`,
    !thing.isFolder && `<D:getcontentlength>${thing.size}</D:getcontentlength>`,
    !thing.isFolder && `<D:getcontenttype>${escapeHtml(thing.type)}</D:getcontenttype>`,
    thing.etag && `<D:getetag>${escapeHtml(thing.etag)}</D:getetag>`,
    `<D:supportedlock><D:lockentry><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockentry></D:supportedlock>`,
    discovery(thing.locks, thing.href),
  ];
  const props = parts.filter(Boolean).join("");
  return `<D:response><D:href>${escapeHtml(thing.href)}</D:href><D:propstat><D:prop>${props}</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>`;
}

const discovery = (locks: readonly Lock[], href: string): string =>
  `<D:lockdiscovery>${locks.map((lock) => activeLock(lock, href)).join("")}</D:lockdiscovery>`;

const activeLock = (lock: Lock, href: string): string =>
  `<D:activelock><D:locktype><D:write/></D:locktype><D:lockscope><D:exclusive/></D:lockscope>` +
  `<D:depth>${lock.isDeep ? "infinity" : "0"}</D:depth><D:owner>${escapeHtml(lock.owner)}</D:owner>` +
  `<D:timeout>Second-${lock.seconds}</D:timeout><D:locktoken><D:href>${escapeHtml(lock.token)}</D:href></D:locktoken>` +
  `<D:lockroot><D:href>${escapeHtml(href)}</D:href></D:lockroot></D:activelock>`;

export const lockAnswer = (lock: Lock, href: string): string =>
  `${HEAD}<D:prop xmlns:D="DAV:">${discovery([lock], href)}</D:prop>`;

/** Dates and marks that computers want to keep beside a file: taken with thanks and not kept, or they refuse to save. */
export function patched(href: string, body: string): string {
  const inner = /<[\w-]*:?prop\b[^>]*>([\s\S]*?)<\/[\w-]*:?prop>/i.exec(body)?.[1] ?? "";
  const spaces = new Map(
    [...body.matchAll(/xmlns:([\w-]{1,20})="([^"<]{1,200})"/g)].map((m) => [m[1] ?? "", m[2] ?? ""]),
  );
  const names = [...inner.matchAll(/<([\w-]{1,20}):([\w-]{1,60})[\s/>]/g)].slice(0, 50);
  const props = names
    .map(([, space = "", name = ""]) => `<P:${name} xmlns:P="${escapeHtml(spaces.get(space) ?? "DAV:")}"/>`)
    .join("");
  return multistatus([
    `<D:response><D:href>${escapeHtml(href)}</D:href><D:propstat><D:prop>${props}</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>`,
  ]);
}

export const davError = (condition: string): string => `${HEAD}<D:error xmlns:D="DAV:"><D:${condition}/></D:error>`;

/** Who holds the lock, as his program calls him: shown to others, so only its text is kept. */
export const ownerIn = (body: string): string =>
  (/<(?:[\w-]+:)?owner\b[^>]*>([\s\S]*?)<\/(?:[\w-]+:)?owner>/i.exec(body)?.[1] ?? "")
    .replace(/<[^>]*>/g, "")
    .trim()
    .slice(0, 200);
