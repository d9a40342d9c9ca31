import type { Ctx } from "../../kernel/ctx.ts";
import { forbidden } from "../../kernel/errors.ts";
import { fittingName, nameKey } from "../names.ts";
import { existingRoot, rootOf } from "../roots.ts";
import { childNamed, maySee, type Node } from "../store.ts";

/** The disk as a folder of a computer: the firm's, and clients' by name and number, matters within. */
export const FIRM = "Общий диск";
export const CLIENTS = "Клиенты";

/** What an address stands for. */
export type Place =
  | { is: "top" }
  | { is: "clients" }
  /** The firm's or a client's own folder; without a node while nothing has come into it. */
  | { is: "root"; clientId: number | null; nodeId: number | null }
  | { is: "node"; node: Node }
  /** Nothing is there yet; `above` is where it would be. */
  | { is: "nothing"; above: Place; name: string };

const prefix = "/dav";

/** Names from the top down, or null for an address that is not ours or cannot be read. */
export function namesOf(address: string): string[] | null {
  const path = URL.canParse(address, "http://here") ? new URL(address, "http://here").pathname : "";
  if (path !== prefix && !path.startsWith(`${prefix}/`)) return null;
  try {
    return path
      .slice(prefix.length)
      .split("/")
      .filter((part) => part !== "")
      .map((part) => decodeURIComponent(part).normalize("NFC"));
  } catch {
    return null;
  }
}

export const addressOf = (names: readonly string[], isFolder: boolean): string =>
  [prefix, ...names.map(encodeURIComponent)].join("/") + (isFolder ? "/" : "");

export async function placeOf(ctx: Ctx, names: readonly string[]): Promise<Place | null> {
  const [first, ...rest] = names;
  if (first === undefined) return { is: "top" };
  if (same(first, FIRM)) return below(ctx, { is: "root", clientId: null, nodeId: await firmId(ctx) }, rest);
  if (!same(first, CLIENTS) || !ctx.app.mayDo(ctx.actor, "clients.read")) return null;
  const [client, ...inside] = rest;
  if (client === undefined) return { is: "clients" };
  const root = await clientRoot(ctx, client);
  return root && below(ctx, root, inside);
}

const same = (a: string, b: string): boolean => nameKey(a) === nameKey(b);
const firmId = (ctx: Ctx) => existingRoot(ctx, { clientId: null, matterId: null });

/** The number at the end decides: the client may have another name by now. */
async function clientRoot(ctx: Ctx, name: string): Promise<Place | null> {
  const clientId = Number(/№ (\d{1,15})$/.exec(name)?.[1]);
  if (!clientId) return null;
  const known = await ctx.db.selectFrom("clients").select("id").where("id", "=", clientId).executeTakeFirst();
  return known ? { is: "root", clientId, nodeId: await existingRoot(ctx, { clientId, matterId: null }) } : null;
}

export const clientFolderName = (name: string, id: number): string => `${fittingName(name.slice(0, 80))} № ${id}`;

/** Down by names; null where a folder on the way is missing or kept from the actor. */
async function below(ctx: Ctx, from: Place, names: readonly string[]): Promise<Place | null> {
  let at = from;
  for (const [i, raw] of names.entries()) {
    const folderId = idOf(at);
    const name = fittingName(raw);
    const found = folderId === null ? null : await childNamed(ctx, folderId, nameKey(name));
    if (found && !maySee(ctx, found)) return null;
    if (!found) return i === names.length - 1 ? { is: "nothing", above: at, name } : null;
    at = { is: "node", node: found };
    if (found.kind === "file" && i < names.length - 1) return null;
  }
  return at;
}

const idOf = (place: Place): number | null =>
  place.is === "root" ? place.nodeId : place.is === "node" ? place.node.id : null;

/** The folder into which something comes; a root that is not there yet is made. */
export async function folderOf(ctx: Ctx, place: Place): Promise<number> {
  if (place.is === "node" && place.node.kind === "folder") return place.node.id;
  if (place.is === "root") return place.nodeId ?? (await rootOf(ctx, { clientId: place.clientId, matterId: null })).id;
  throw forbidden("nothing can be put there");
}
