import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { tokenHash } from "../../kernel/ids.ts";
import { inTx } from "../../kernel/tx.ts";

/** The address behind a mark of ours; the first opening and the first following of each are told. */
export const noteFollowing = (ctx: Ctx, token: string): Promise<{ url: string | null } | null> =>
  inTx(ctx, async (ctx) => {
    const link = await ctx.db
      .selectFrom("letter_links as k")
      .innerJoin("letters as l", "l.id", "k.letter_id")
      .select(["k.id", "k.url", "k.followed_at", "l.id as letterId", "l.client_id", "l.matter_id"])
      .where("k.token_hash", "=", tokenHash(token))
      .forUpdate("k")
      .executeTakeFirst();
    if (!link) return null; // no event: nobody's mark
    if (link.followed_at !== null) return link;
    await ctx.db.updateTable("letter_links").set({ followed_at: ctx.now }).where("id", "=", link.id).execute();
    const about = { clientId: link.client_id, matterId: link.matter_id, subjectId: link.letterId };
    // Its picture and a link of it may be asked for at one moment: one of them opened it.
    const opened = await ctx.db
      .updateTable("letters")
      .set({ opened_at: ctx.now })
      .where("id", "=", link.letterId)
      .where("opened_at", "is", null)
      .executeTakeFirst();
    if (opened.numUpdatedRows > 0n) {
      await emit(ctx, "letter.opened", about, { letterId: link.letterId });
    }
    if (link.url !== null) await emit(ctx, "letter.link-followed", about, { letterId: link.letterId, linkId: link.id });
    return link;
  });
