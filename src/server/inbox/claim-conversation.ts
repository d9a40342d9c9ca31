import type { Ctx } from "../kernel/ctx.ts";
import { conflict } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { findConversation } from "./note-word.ts";
import { holderOf } from "./rules.ts";
import { aboutConversation, lockConversation, myId, type ConversationRow } from "./store.ts";

/** «Отвечаю я»: refused while another answers, unless told to answer anyway. Said again, it only lasts longer. */
export const claimConversation = (ctx: Ctx, id: number, { anyway }: { anyway: boolean }): Promise<void> =>
  inTx(ctx, async (ctx) => claim(ctx, await lockConversation(ctx, id), anyway));

/** The question before a word goes to a client, from whatever page; with whom nobody spoke nobody can be disturbed. */
export const claimClient = (ctx: Ctx, clientId: number, { anyway }: { anyway: boolean }): Promise<void> =>
  // no event: there is nothing to claim where nobody has spoken yet
  inTx(ctx, async (ctx) => {
    const row = await findConversation(ctx, { clientId });
    if (row) await claim(ctx, row, anyway);
  });

async function claim(ctx: Ctx, row: ConversationRow, anyway: boolean): Promise<void> {
  const me = myId(ctx);
  const holder = holderOf(row, ctx.now);
  if (holder !== null && holder !== me && !anyway)
    throw conflict("claimed-by", {
      userId: holder,
      name: await nameOf(ctx, holder),
      at: row.claimed_at?.toISOString(),
    });
  await ctx.db
    .updateTable("conversations")
    .set({ claimed_by: me, claimed_at: ctx.now })
    .where("id", "=", row.id)
    .execute();
  if (holder !== me)
    await emit(ctx, "conversation.claimed", aboutConversation(row), { conversationId: row.id, userId: me });
}

const nameOf = async (ctx: Ctx, userId: number): Promise<string> =>
  (await ctx.db.selectFrom("users").select("name").where("id", "=", userId).executeTakeFirstOrThrow()).name;
