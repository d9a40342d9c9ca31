import type { AnswerOf } from "../../../api/endpoint.ts";
import type { listDeadHooks as endpoint } from "../../../api/telephony.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { idCursor } from "../../kernel/cursor.ts";

const PAGE = 50;

/** What failed to be understood, and what was not believed: newest first. */
export async function listDeadHooks(ctx: Ctx, after: string | undefined): Promise<AnswerOf<typeof endpoint>> {
  const last = idCursor(after);
  const rows = await ctx.db
    .selectFrom("phone_hooks")
    .select(["id", "connection_id", "event", "at", "verdict", "call_id", "attempts", "error"])
    .where("processed_at", "is", null)
    .where((eb) => eb.or([eb("error", "is not", null), eb("verdict", "in", ["wrong-signature", "no-signature"])]))
    .$if(last !== null, (query) => query.where("id", "<", last ?? 0))
    .orderBy("id", "desc")
    .limit(PAGE + 1)
    .execute();
  const shown = rows.slice(0, PAGE);
  return {
    items: shown.map(({ connection_id, call_id, ...row }) => ({
      ...row,
      connectionId: connection_id,
      callId: call_id,
    })),
    next: rows.length > PAGE ? String(shown.at(-1)?.id) : null,
  };
}
