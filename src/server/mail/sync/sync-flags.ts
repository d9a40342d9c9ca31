import type { ImapFlow } from "imapflow";
import type { Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import { addUnread } from "../../matters/index.ts";
import type { FolderRow } from "./found-letter.ts";

/** What was read elsewhere is read here: only flags that changed since the last look are asked for. */
export async function syncFlags(ctx: Ctx, client: ImapFlow, folder: FolderRow, modseq: string): Promise<void> {
  const before = BigInt(folder.highest_modseq);
  if (before === 0n || BigInt(modseq) <= before) return;
  const seen: number[] = [];
  const unseen: number[] = [];
  for await (const one of client.fetch("1:*", { uid: true, flags: true }, { uid: true, changedSince: before }))
    (one.flags?.has("\\Seen") ? seen : unseen).push(one.uid);
  await mark(ctx, folder, seen, true);
  await mark(ctx, folder, unseen, false);
}

// no event: it follows what was done in another program; the board's count goes with it
async function mark(ctx: Ctx, folder: FolderRow, uids: readonly number[], isRead: boolean): Promise<void> {
  for (let at = 0; at < uids.length; at += 1000) {
    await inTx(ctx, async (ctx) => {
      const changed = await ctx.db
        .updateTable("letters")
        .set({ is_read: isRead })
        .where("direction", "=", "in")
        .where("is_read", "=", !isRead)
        .where("id", "in", (eb) =>
          eb
            .selectFrom("letter_places")
            .select("letter_id")
            .where("folder_id", "=", folder.id)
            .where("uid", "in", uids.slice(at, at + 1000)),
        )
        .returning(["matter_id", "is_past"])
        .execute();
      for (const { matter_id, is_past } of changed)
        if (matter_id !== null && !is_past) await addUnread(ctx, matter_id, isRead ? -1 : 1);
    });
  }
}
