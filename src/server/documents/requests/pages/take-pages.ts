import { createHash } from "node:crypto";
import type { Ctx } from "../../../kernel/ctx.ts";
import { refused } from "../../../kernel/errors.ts";
import { emit, enqueue } from "../../../kernel/events.ts";
import { inTx } from "../../../kernel/tx.ts";
import { joinPagesJob } from "../../job-names.ts";
import { aboutItem, itemById, lockItem, type ItemRow } from "../store.ts";
import { cleanFile, type Clean } from "./clean-file.ts";

/** A photo of a document is some megabytes; a scan of a long contract some tens. */
export const MOST_BYTES = 40 * 1024 * 1024;
const MOST_PAGES = 200;

/** A file that is kept already; whoever calls gives it away: it is removed when it is refused. */
export interface Brought {
  key: string;
  name: string;
  size: number;
  sha256: string;
}

/**
 * Puts a photo or a PDF in the place of a paper. Not inside a transaction. The same file twice is one page. Throws
 * Refused with the reason of cleanFile, "too-many-pages" and "file-too-large".
 */
export async function takePage(ctx: Ctx, itemId: number, file: Brought): Promise<void> {
  let cleanKey: string | null = null;
  try {
    refuseTooMuch(file, await itemById(ctx, itemId));
    const clean = await cleanFile(await ctx.app.files.get(file.key));
    const key = await ctx.app.files.put(clean.content);
    cleanKey = key;
    const isNew = await inTx(ctx, async (ctx) => {
      const row = await lockItem(ctx, itemId);
      if (row.state === "accepted") throw refused("accepted");
      // What was rejected does not count: the same photo may be sent again.
      const held = row.state === "rejected" ? [] : await pagesIn(ctx, itemId);
      if (held.some((page) => page.sha256 === file.sha256)) return false; // no event: it is here already
      if (held.reduce((sum, page) => sum + page.pages, 0) + clean.pages > MOST_PAGES) throw refused("too-many-pages");
      await insert(ctx, row, { file, clean, key, position: (held.at(-1)?.position ?? 0) + 1 });
      return true;
    });
    if (!isNew) await forget(ctx, [file.key, key]);
  } catch (error) {
    await forget(ctx, cleanKey === null ? [file.key] : [file.key, cleanKey]);
    throw error;
  }
}

function refuseTooMuch(file: Brought, row: ItemRow): void {
  if (file.size > MOST_BYTES) throw refused("file-too-large");
  if (file.size === 0) throw refused("file-broken");
  if (row.off_by !== null) throw refused("not-needed");
  if (row.state === "accepted") throw refused("accepted");
}

const pagesIn = (ctx: Ctx, itemId: number) =>
  ctx.db
    .selectFrom("paper_pages")
    .select(["sha256", "pages", "position"])
    .where("item_id", "=", itemId)
    .where("removed_at", "is", null)
    .orderBy("position")
    .execute();

async function insert(
  ctx: Ctx,
  row: ItemRow,
  { file, clean, key, position }: { file: Brought; clean: Clean; key: string; position: number },
): Promise<void> {
  // What was rejected is brought anew: the pages of then give way, and stay in their table.
  if (row.state === "rejected" && row.decided_at)
    await ctx.db
      .updateTable("paper_pages")
      .set({ removed_at: ctx.now })
      .where("item_id", "=", row.id)
      .where("removed_at", "is", null)
      .where("at", "<=", row.decided_at)
      .execute();
  await ctx.db
    .insertInto("paper_pages")
    .values({
      item_id: row.id,
      position,
      kind: clean.kind,
      name: file.name.slice(0, 255),
      original_key: file.key,
      clean_key: key,
      size: file.size,
      sha256: file.sha256,
      width: clean.width,
      height: clean.height,
      pages: clean.pages,
      was_flattened: clean.wasFlattened,
      crop: null,
      by_kind: ctx.actor.kind,
      by_id: ctx.actor.id,
      at: ctx.now,
    })
    .execute();
  await ctx.db
    .updateTable("paper_items")
    .set({ state: "received", received_at: ctx.now, changed_at: ctx.now, reject_code: null, reject_note: null })
    .where("id", "=", row.id)
    .execute();
  await emit(ctx, "request.item-received", aboutItem(row), { itemId: row.id, paper: row.paper });
  enqueue(ctx, joinPagesJob, { itemId: row.id });
}

async function forget(ctx: Ctx, keys: readonly string[]): Promise<void> {
  for (const key of keys) await ctx.app.files.remove(key);
}

export const sha256 = (content: Uint8Array): string => createHash("sha256").update(content).digest("hex");
