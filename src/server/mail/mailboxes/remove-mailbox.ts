import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { lockMailbox } from "./store.ts";

/** Its password goes, its letters stay: they belong to the cards. What had not gone yet does not go any more. */
export const removeMailbox = (ctx: Ctx, id: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const before = await lockMailbox(ctx, id);
    await ctx.db
      .updateTable("mailboxes")
      .set({ removed_at: ctx.now, password_sealed: "", is_on: false, for_robots: false, version: before.version + 1 })
      .where("id", "=", id)
      .execute();
    const left = await ctx.db
      .updateTable("letters")
      .set({ state: "failed", error_code: "mailbox-removed" })
      .where("mailbox_id", "=", id)
      .where("state", "in", ["queued", "retry"])
      .returning(["id", "client_id", "matter_id"])
      .execute();
    for (const letter of left) {
      const about = { clientId: letter.client_id, matterId: letter.matter_id, subjectId: letter.id };
      await emit(ctx, "letter.failed", about, { letterId: letter.id, reason: "mailbox-removed" });
    }
    const data = { mailboxId: id, fields: ["removed"], forRobots: false, isOn: false };
    await emit(ctx, "mailbox.changed", { subjectId: id }, data);
  });
