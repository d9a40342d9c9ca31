import type { LibraryKind } from "../../../api/library.ts";
import { addFile } from "../../disk/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid, notFound } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { takeUploads } from "../../uploads/index.ts";

interface Content {
  inForceFrom: string;
  body?: string | undefined;
  uploadId?: number | undefined;
  note: string;
}

/** A law, a memo or a form with its first edition. */
export const createLibraryItem = (
  ctx: Ctx,
  item: { kind: LibraryKind; title: string } & Content,
): Promise<{ itemId: number }> =>
  inTx(ctx, async (ctx) => {
    const { id: itemId } = await ctx.db
      .insertInto("library_items")
      .values({ kind: item.kind, title: item.title, created_at: ctx.now })
      .returning("id")
      .executeTakeFirstOrThrow();
    await insert(ctx, itemId, 1, item);
    return { itemId };
  });

/** The next edition; those before stay as they were, for whoever was sent them. */
export const addEdition = (ctx: Ctx, itemId: number, content: Content): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await lockItem(ctx, itemId);
    const last = await ctx.db
      .selectFrom("library_editions")
      .select("number")
      .where("item_id", "=", itemId)
      .orderBy("number", "desc")
      .limit(1)
      .executeTakeFirst();
    await insert(ctx, itemId, (last?.number ?? 0) + 1, content);
  });

async function lockItem(ctx: Ctx, itemId: number) {
  const row = await ctx.db
    .selectFrom("library_items")
    .selectAll()
    .where("id", "=", itemId)
    .where("removed_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound("library item");
  return row;
}

async function insert(ctx: Ctx, itemId: number, number: number, content: Content): Promise<void> {
  if ((content.body === undefined) === (content.uploadId === undefined)) throw invalid({ body: "required" });
  const file = content.uploadId === undefined ? null : await onDisk(ctx, content.uploadId);
  const { id: editionId } = await ctx.db
    .insertInto("library_editions")
    .values({
      item_id: itemId,
      number,
      in_force_from: content.inForceFrom,
      note: content.note,
      at: ctx.now,
      body: content.body ?? null,
      node_id: file?.nodeId ?? null,
      version_id: file?.versionId ?? null,
      by_id: ctx.actor.kind === "employee" ? ctx.actor.id : null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await emit(ctx, "library.changed", { subjectId: itemId }, { itemId, editionId });
}

/** Lies on the firm's disk, where lawyers open it as a folder too. */
async function onDisk(ctx: Ctx, uploadId: number) {
  const [file] = await takeUploads(ctx, [uploadId]);
  if (!file) throw invalid({ uploadId: "not-found" });
  return addFile(ctx, { clientId: null, matterId: null, folder: "Библиотека", name: file.name, file });
}

/** Out of use; what was sent stays known. */
export const removeLibraryItem = (ctx: Ctx, itemId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await lockItem(ctx, itemId);
    await ctx.db.updateTable("library_items").set({ removed_at: ctx.now }).where("id", "=", itemId).execute();
    await emit(ctx, "library.changed", { subjectId: itemId }, { itemId, editionId: null });
  });
