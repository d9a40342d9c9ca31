import { giveConsent, lockClient } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import type { HookPerson } from "../adapters/port.ts";
import type { Connection } from "../connections/open-channel.ts";
import { markOptedOut } from "../outgoing/mark-dialog.ts";

interface Word {
  connection: Connection;
  person: HookPerson;
  at: Date;
}

const dialogOf = (ctx: Ctx, { connection, person }: Word) =>
  ctx.db
    .selectFrom("dialogs")
    .select(["id", "client_id", "opted_out_at"])
    .where("connection_id", "=", connection.id)
    .where("address", "=", person.address)
    .executeTakeFirst();

/** He stopped the bot, or blocked it: the same as saying "stop". */
export const stopPerson = (ctx: Ctx, word: Word): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const dialog = await dialogOf(ctx, word);
    if (!dialog) return; // no event: nobody we know
    await lockClient(ctx, dialog.client_id);
    await markOptedOut(ctx, {
      dialogId: dialog.id,
      clientId: dialog.client_id,
      channel: word.connection.channel,
      at: word.at,
      source: `${word.connection.kind}: bot stopped`,
    });
  });

/** He started it again: that is a consent, and the consent opens the conversation that his stopping had closed. */
export const welcomeBack = (ctx: Ctx, word: Word): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const dialog = await dialogOf(ctx, word);
    if (!dialog?.opted_out_at) return; // no event: he never left
    // Hooks come in any order: an older "start" does not undo a newer "stop".
    if (dialog.opted_out_at > word.at) return;
    await lockClient(ctx, dialog.client_id);
    await ctx.db
      .updateTable("dialogs")
      .set({ opted_out_at: null, failed_at: null, failed_reason: null })
      .where("id", "=", dialog.id)
      .execute();
    await giveConsent(ctx, {
      clientId: dialog.client_id,
      purpose: "messages",
      channel: word.connection.channel,
      isGiven: true,
      textVersion: "",
      source: `${word.connection.kind}: bot started`,
    });
  });
