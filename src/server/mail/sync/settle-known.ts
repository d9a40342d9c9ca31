import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import type { LetterState } from "../tables.ts";
import type { FolderRow } from "./found-letter.ts";

interface KnownLetter {
  id: number;
  state: LetterState;
  direction: "in" | "out";
  client_id: number | null;
  matter_id: number | null;
  is_gone: boolean;
}

/**
 * What is known lies on the server again or still. A letter of ours of which we did not know whether it went has gone,
 * if the server itself has put it among the sent.
 */
export async function settleKnown(ctx: Ctx, known: readonly KnownLetter[], folder: FolderRow): Promise<void> {
  const back = known.filter((letter) => letter.is_gone).map((letter) => letter.id);
  if (back.length > 0) await ctx.db.updateTable("letters").set({ is_gone: false }).where("id", "in", back).execute();
  if (folder.role !== "sent") return;
  for (const letter of known) {
    if (letter.direction !== "out" || !["unknown", "sent", "sending"].includes(letter.state)) continue;
    await ctx.db
      .updateTable("letters")
      .set({ state: "appended", appended_at: ctx.now, error_code: null, error_text: null })
      .where("id", "=", letter.id)
      .execute();
    if (letter.state === "sent") continue;
    await ctx.db.updateTable("letters").set({ sent_at: ctx.now }).where("id", "=", letter.id).execute();
    const about = { clientId: letter.client_id, matterId: letter.matter_id, subjectId: letter.id };
    await emit(ctx, "letter.sent", about, { letterId: letter.id });
  }
}
