import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import type { Source } from "../facts/source.ts";
import type { RecordChange } from "../tables.ts";
import { keepVersion, type RecordRow } from "./store.ts";

/** The record's next version and the word of it. The caller holds the client's row. */
export async function rewriteRecord(
  ctx: Ctx,
  row: RecordRow,
  how: Exclude<RecordChange, "added">,
  to: { data: Record<string, unknown>; source: Source },
): Promise<RecordRow> {
  const next = await ctx.db
    .updateTable("client_records")
    .set({
      data: JSON.stringify(to.data),
      source_kind: to.source.kind,
      source_id: to.source.id ?? null,
      version: row.version + 1,
      changed_at: ctx.now,
      removed_at: how === "removed" ? ctx.now : null,
    })
    .where("id", "=", row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await keepVersion(ctx, next, how);
  const about = { clientId: row.client_id, subjectId: row.id };
  await emit(ctx, "client.records-changed", about, { recordId: row.id, kind: row.kind, how });
  return next;
}
