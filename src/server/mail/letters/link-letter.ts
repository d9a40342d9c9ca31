import { findOrCreateByPhone, lockClient, updateClient } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { addUnread, latestOpenMatter, matterBrief, openMatter } from "../../matters/index.ts";
import { holdLetter } from "./find-letter.ts";

interface Card {
  clientId: number;
  matterId?: number | undefined;
}

/** The whole thread goes to the card: its later letters follow by themselves. */
export const linkLetter = (ctx: Ctx, id: number, card: Card): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, card.clientId);
    const letter = await holdLetter(ctx, id);
    const matterId = await matterOf(ctx, card);
    if (letter.client_id === card.clientId && letter.matter_id === matterId) return; // no event: it stands there
    await ctx.db
      .updateTable("mail_threads")
      .set({ client_id: card.clientId, matter_id: matterId })
      .where("id", "=", letter.thread_id)
      .execute();
    const moved = await ctx.db
      .updateTable("letters")
      .set({ client_id: card.clientId, matter_id: matterId, is_ignored: false })
      .where("thread_id", "=", letter.thread_id)
      .returning(["id", "direction", "is_read", "is_past"])
      .execute();
    const unread = moved.filter((one) => one.direction === "in" && !one.is_read && !one.is_past).length;
    if (letter.matter_id !== null && unread > 0) await addUnread(ctx, letter.matter_id, -unread);
    if (matterId !== null && unread > 0) await addUnread(ctx, matterId, unread);
    await emit(ctx, "letter.linked", { clientId: card.clientId, matterId, subjectId: id }, { letterId: id });
  });

async function matterOf(ctx: Ctx, { clientId, matterId }: Card): Promise<number | null> {
  if (matterId === undefined) return latestOpenMatter(ctx, clientId);
  if ((await matterBrief(ctx, matterId))?.clientId !== clientId) throw invalid({ matterId: "wrong" });
  return matterId;
}

/** A letter from nobody we know becomes an application: its client by the phone, his address from the letter. */
export const openApplication = (
  ctx: Ctx,
  id: number,
  who: { name: string; phone: string },
): Promise<{ clientId: number; matterId: number }> =>
  inTx(ctx, async (ctx) => {
    const client = await findOrCreateByPhone(ctx, { ...who, source: "email" });
    const letter = await holdLetter(ctx, id);
    const known = await lockClient(ctx, client.id);
    if (!known.email && letter.from_address !== "") await updateClient(ctx, client.id, { email: letter.from_address });
    const open = await latestOpenMatter(ctx, client.id);
    const matterId =
      open ?? (await openMatter(ctx, { clientId: client.id, pipelineCode: "applications", source: "email" })).id;
    await linkLetter(ctx, id, { clientId: client.id, matterId });
    return { clientId: client.id, matterId };
  });
