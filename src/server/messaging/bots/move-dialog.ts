import { addComment, changeTags, lockClient } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { latestOpenMatter, openMatter } from "../../matters/index.ts";
import { ASK_PHONE_TAG } from "./ask-phone-tag.ts";

/**
 * A conversation proves to be another client's: it goes to his card with all that was said. The former card stays, with
 * a word where the conversation went: what people did in it is not undone.
 */
export const moveDialog = (
  ctx: Ctx,
  { dialogId, from, to }: { dialogId: number; from: number; to: number },
): Promise<void> =>
  inTx(ctx, async (ctx) => {
    // One order for all, so that two who move towards each other do not wait for ever.
    for (const id of [from, to].toSorted((a, b) => a - b)) await lockClient(ctx, id);
    const dialog = await ctx.db
      .updateTable("dialogs")
      .set({ client_id: to })
      .where("id", "=", dialogId)
      .where("client_id", "=", from)
      .returning(["channel"])
      .executeTakeFirst();
    if (!dialog) return; // no event: somebody moved it meanwhile
    const matterId =
      (await latestOpenMatter(ctx, to)) ??
      (await openMatter(ctx, { clientId: to, pipelineCode: "applications", source: dialog.channel })).id;
    await ctx.db
      .updateTable("messages")
      .set({ client_id: to, matter_id: matterId })
      .where("dialog_id", "=", dialogId)
      .execute();
    await changeTags(ctx, from, { add: [], remove: [ASK_PHONE_TAG] });
    await addComment(ctx, { clientId: from, body: `Это клиент № ${to}: переписка теперь в его карте.` });
    const about = { clientId: to, matterId, subjectId: dialogId };
    await emit(ctx, "dialog.started", about, { channel: dialog.channel, fromClientId: from });
  });
