import { giveConsent } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";

/** Nothing can be sent to the address until somebody writes from it. */
export const markAddressFailed = (
  ctx: Ctx,
  failure: {
    dialog_id: number;
    client_id: number;
    channel: string;
    kind: string;
    code: string;
    text: string | null;
    at: Date;
  },
): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const known = await ctx.db
      .selectFrom("provider_errors")
      .select("text")
      .where("kind", "=", failure.kind)
      .where("code", "=", failure.code)
      .executeTakeFirst();
    const marked = await ctx.db
      .updateTable("dialogs")
      .set({ failed_at: failure.at, failed_reason: known?.text ?? failure.text ?? failure.code })
      .where("id", "=", failure.dialog_id)
      .where("failed_at", "is", null)
      .executeTakeFirst();
    if (marked.numUpdatedRows === 0n) return; // no event: it was marked before
    const about = { clientId: failure.client_id, subjectId: failure.dialog_id };
    await emit(ctx, "dialog.address-failed", about, { channel: failure.channel, reason: failure.code });
  });

/** The person said "stop", or blocked us: robots and people are stopped, and the consent is withdrawn on paper too. */
export const markOptedOut = (
  ctx: Ctx,
  word: { dialogId: number; clientId: number; channel: string; at: Date; source: string },
): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const marked = await ctx.db
      .updateTable("dialogs")
      .set({ opted_out_at: word.at })
      .where("id", "=", word.dialogId)
      .where("opted_out_at", "is", null)
      .executeTakeFirst();
    if (marked.numUpdatedRows === 0n) return; // no event: it was marked before
    await giveConsent(ctx, {
      clientId: word.clientId,
      purpose: "messages",
      channel: word.channel,
      isGiven: false,
      textVersion: "",
      source: word.source,
    });
    await emit(
      ctx,
      "dialog.opted-out",
      { clientId: word.clientId, subjectId: word.dialogId },
      { channel: word.channel },
    );
  });
