import type { ImapFlow } from "imapflow";
import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import type { FolderRow } from "./found-letter.ts";

// no event: a letter that vanished from the server stays in the card as it was
/** Marks what is on the server no longer. Nothing is ever removed here for it. */
export async function compareFolder(ctx: Ctx, client: ImapFlow, folder: FolderRow): Promise<void> {
  const there = (await client.search({ all: true }, { uid: true })) || [];
  await inTx(ctx, async (ctx) => {
    const held = await ctx.db
      .selectFrom("mail_folders")
      .select("uid_validity")
      .where("id", "=", folder.id)
      .forUpdate()
      .executeTakeFirst();
    if (held?.uid_validity !== folder.uid_validity) return;
    const gone = await sql<{ letter_id: number }>`
      delete from letter_places p where p.folder_id = ${folder.id} and not exists (
        select from unnest(${there}::bigint[]) as t(uid) where t.uid = p.uid) returning p.letter_id`.execute(ctx.db);
    const ids = [...new Set(gone.rows.map((row) => row.letter_id))];
    if (ids.length === 0) return;
    await ctx.db
      .updateTable("letters")
      .set({ is_gone: true })
      .where("id", "in", ids)
      .where((eb) =>
        eb.not(eb.exists(eb.selectFrom("letter_places").select("uid").whereRef("letter_id", "=", "letters.id"))),
      )
      .execute();
  });
}
