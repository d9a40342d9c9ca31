import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { addUnread } from "../../matters/index.ts";
import { wholeLetter } from "../packs/open-packed.ts";
import { holdLetter } from "./find-letter.ts";

// no event: what one has read is read for all; lists look again by themselves
/** Read or unread, for all who share the mailbox. */
export const markLetterRead = (ctx: Ctx, id: number, isRead: boolean): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const letter = await holdLetter(ctx, id);
    if (letter.is_read === isRead || letter.direction === "out") return;
    await ctx.db.updateTable("letters").set({ is_read: isRead }).where("id", "=", id).execute();
    if (letter.matter_id !== null && !letter.is_past) await addUnread(ctx, letter.matter_id, isRead ? -1 : 1);
  });

/** Nobody's letter that needs no card, or needs one after all. */
export const ignoreLetter = (ctx: Ctx, id: number, isIgnored: boolean): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const letter = await holdLetter(ctx, id);
    if (letter.is_ignored === isIgnored) return; // no event: it is so already
    await ctx.db.updateTable("letters").set({ is_ignored: isIgnored }).where("id", "=", id).execute();
    await emit(
      ctx,
      "letter.linked",
      { clientId: letter.client_id, matterId: letter.matter_id, subjectId: id },
      { letterId: id },
    );
  });

/** Gone for good here, files and all; the mark it leaves keeps the next look from bringing it back. */
export const removeLetter = (ctx: Ctx, id: number): Promise<string[]> =>
  inTx(ctx, async (ctx) => {
    const letter = await holdLetter(ctx, id);
    const files = await ctx.db.selectFrom("letter_files").select("file_key").where("letter_id", "=", id).execute();
    await ctx.db
      .insertInto("letter_tombstones")
      .values({ mailbox_id: letter.mailbox_id, identity: letter.identity, at: ctx.now })
      .onConflict((oc) => oc.doNothing())
      .execute();
    if (letter.matter_id !== null && letter.direction === "in" && !letter.is_read && !letter.is_past)
      await addUnread(ctx, letter.matter_id, -1);
    await ctx.db.deleteFrom("letters").where("id", "=", id).execute();
    const about = { clientId: letter.client_id, matterId: letter.matter_id, subjectId: id };
    await emit(ctx, "letter.removed", about, { letterId: id });
    return [...files.map((file) => file.file_key), ...(letter.raw_key === null ? [] : [letter.raw_key])];
  });

/**
 * The row first, the files after the commit: a crash between leaves nameless files and no letter without its own. One
 * that lies in a pack takes its bytes out of it first, and the pack goes when the others are read through.
 */
export async function removeLetterWhole(ctx: Ctx, id: number): Promise<void> {
  await wholeLetter(ctx, id);
  for (const key of await removeLetter(ctx, id)) await ctx.app.files.remove(key);
}
