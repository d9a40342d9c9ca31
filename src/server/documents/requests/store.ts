import type { z } from "zod";
import type { PaperItem, PaperItems, PaperPage } from "../../../api/requests.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { readFirm } from "../../kernel/settings.ts";
import { dayOf } from "../../kernel/working-time.ts";
import { paperKind, paperKinds } from "./data/paper-kinds.ts";
import { rejectReason, rejectReasons } from "./data/reject-reasons.ts";
import { shelvesOn } from "./shelves.ts";

export type ItemRow = Awaited<ReturnType<typeof itemById>>;

export async function itemById(ctx: Ctx, id: number) {
  const row = await ctx.db.selectFrom("paper_items").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound("paper");
  return row;
}

/** Holds the paper's row until the commit. */
export async function lockItem(ctx: Ctx, id: number): Promise<ItemRow> {
  const row = await ctx.db
    .selectFrom("paper_items")
    .selectAll()
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw notFound("paper");
  return row;
}

export const aboutItem = (row: Pick<ItemRow, "id" | "client_id" | "matter_id">) => ({
  clientId: row.client_id,
  matterId: row.matter_id,
  subjectId: row.id,
});

export const today = async (ctx: Ctx): Promise<string> => dayOf(ctx.now, (await readFirm(ctx)).zone);

export const itemRows = (ctx: Ctx, matterId: number) =>
  ctx.db
    .selectFrom("paper_items")
    .selectAll("paper_items")
    .select((eb) =>
      eb
        .selectFrom("paper_pages as p")
        .select((eb) => eb.fn.coalesce(eb.fn.sum<number>("p.pages"), eb.val(0)).as("pages"))
        .whereRef("p.item_id", "=", "paper_items.id")
        .where("p.removed_at", "is", null)
        .as("pages"),
    )
    .where("matter_id", "=", matterId)
    .orderBy("id")
    .execute();

/** The rules' own order, and what a person asked for last. */
const placeOf = (paper: string): number => {
  const at = paperKinds.findIndex(({ code }) => code === paper);
  return at < 0 ? paperKinds.length : at;
};

export async function listItems(ctx: Ctx, matterId: number): Promise<z.input<typeof PaperItem>[]> {
  const day = await today(ctx);
  const shelves = await shelvesOn(ctx, day);
  const rows = await itemRows(ctx, matterId);
  return rows
    .toSorted((a, b) => placeOf(a.paper) - placeOf(b.paper) || a.id - b.id)
    .map((row) => {
      const kind = paperKind(row.paper);
      return {
        id: row.id,
        matterId: row.matter_id,
        paper: row.paper,
        state: row.state,
        isOff: row.off_by !== null,
        title: kind ? [kind.title[0], kind.title[1]] : [row.title, row.title],
        about: kind ? row.title : "",
        help: kind ? [kind.help[0], kind.help[1]] : ["", ""],
        getter: kind?.getter ?? "client",
        priceKopecks: kind?.priceKopecks ?? null,
        isRequired: kind?.isRequired ?? true,
        rejection: row.state === "rejected" ? rejectionText(row) : null,
        issuedOn: row.issued_on,
        validUntil: row.valid_until,
        shelf: kind?.shelf ? (shelves.get(kind.shelf) ?? null) : null,
        isOld: row.valid_until !== null && row.valid_until < day,
        nodeId: row.node_id,
        pages: Number(row.pages ?? 0),
        receivedAt: row.received_at,
      };
    });
}

/** The ready reason in the client's words, and what the lawyer added. */
export function rejectionText(row: Pick<ItemRow, "reject_code" | "reject_note">): string {
  const ready = row.reject_code === "other" ? "" : (rejectReason(row.reject_code ?? "")?.title[0] ?? "");
  return [ready, row.reject_note ?? ""].filter((part) => part !== "").join(". ");
}

export async function itemOf(ctx: Ctx, id: number): Promise<z.input<typeof PaperItem>> {
  const { matter_id } = await itemById(ctx, id);
  const item = (await listItems(ctx, matter_id)).find((one) => one.id === id);
  if (!item) throw notFound("paper");
  return item;
}

export async function paperItemsOf(ctx: Ctx, matterId: number): Promise<z.input<typeof PaperItems>> {
  const requests = await ctx.db
    .selectFrom("paper_requests as r")
    .selectAll("r")
    .select((eb) =>
      eb
        .selectFrom("paper_request_items as i")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .whereRef("i.request_id", "=", "r.id")
        .as("items"),
    )
    .where("r.matter_id", "=", matterId)
    .orderBy("r.id", "desc")
    .limit(20)
    .execute();
  return {
    items: await listItems(ctx, matterId),
    requests: requests.map((row) => ({
      id: row.id,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
      revokedAt: row.revoked_at,
      openedAt: row.opened_at,
      items: Number(row.items ?? 0),
    })),
    reasons: rejectReasons.map(({ code, title }) => ({ code, title: [title[0], title[1]] })),
  };
}

export const pageRows = (ctx: Ctx, itemId: number) =>
  ctx.db
    .selectFrom("paper_pages")
    .selectAll()
    .where("item_id", "=", itemId)
    .where("removed_at", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();

export async function pagesOf(ctx: Ctx, itemId: number): Promise<z.input<typeof PaperPage>[]> {
  return (await pageRows(ctx, itemId)).map((row) => ({
    id: row.id,
    position: row.position,
    kind: row.kind,
    name: row.name,
    pages: row.pages,
    rotate: row.rotate,
    crop: row.crop,
    wasFlattened: row.was_flattened,
  }));
}
