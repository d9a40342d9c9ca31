import type { z } from "zod";
import type { LibraryItem, LibrarySending } from "../../../api/library.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { today } from "../requests/store.ts";

type Shape = z.input<typeof LibraryItem>;

/** Newest edition first; what is in use alone, unless one is asked for by its id. */
export async function listLibrary(ctx: Ctx, id?: number): Promise<Shape[]> {
  const day = await today(ctx);
  const all = ctx.db.selectFrom("library_items").selectAll().orderBy("title").orderBy("id");
  const items = await (id === undefined ? all.where("removed_at", "is", null) : all.where("id", "=", id)).execute();
  if (items.length === 0) return [];
  const editions = await editionRows(
    ctx,
    items.map((item) => item.id),
  );
  return items.map((item) => {
    const own = editions.filter(({ item_id }) => item_id === item.id);
    return {
      id: item.id,
      kind: item.kind,
      title: item.title,
      currentEditionId: inForce(own, day)?.id ?? null,
      editions: own.map((row) => ({
        id: row.id,
        number: row.number,
        inForceFrom: row.in_force_from,
        body: row.body,
        note: row.note,
        fileName: row.fileName,
        byName: row.byName,
        at: row.at,
        sendings: Number(row.sendings ?? 0),
      })),
    };
  });
}

const editionRows = (ctx: Ctx, ids: readonly number[]) =>
  ctx.db
    .selectFrom("library_editions as e")
    .leftJoin("users as u", "u.id", "e.by_id")
    .leftJoin("disk_nodes as n", "n.id", "e.node_id")
    .selectAll("e")
    .select(["u.name as byName", "n.name as fileName"])
    .select((eb) =>
      eb
        .selectFrom("library_sendings as s")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .whereRef("s.edition_id", "=", "e.id")
        .as("sendings"),
    )
    .where("e.item_id", "in", ids)
    .orderBy("e.number", "desc")
    .execute();

/** The one whose day has come last; of two of one day the later. */
export function inForce<E extends { in_force_from: string; number: number }>(
  editions: readonly E[],
  day: string,
): E | null {
  const [newest] = editions
    .filter(({ in_force_from }) => in_force_from <= day)
    .toSorted((a, b) => b.in_force_from.localeCompare(a.in_force_from) || b.number - a.number);
  return newest ?? null;
}

export async function libraryItem(ctx: Ctx, id: number): Promise<Shape> {
  const [item] = await listLibrary(ctx, id);
  if (!item) throw notFound("library item");
  return item;
}

export async function editionById(ctx: Ctx, id: number) {
  const row = await ctx.db.selectFrom("library_editions").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound("edition");
  return row;
}

export async function sendingsOf(ctx: Ctx, clientId: number): Promise<z.input<typeof LibrarySending>[]> {
  const rows = await ctx.db
    .selectFrom("library_sendings as s")
    .innerJoin("library_editions as e", "e.id", "s.edition_id")
    .innerJoin("library_items as i", "i.id", "e.item_id")
    .leftJoin("users as u", (join) => join.onRef("u.id", "=", "s.by_id").on("s.by_kind", "=", "employee"))
    .select(["s.id", "i.title", "e.number as edition", "s.at", "s.opened_at as openedAt", "u.name as byName"])
    .where("s.client_id", "=", clientId)
    .orderBy("s.id", "desc")
    .limit(200)
    .execute();
  return rows;
}
