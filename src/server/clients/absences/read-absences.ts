import type { RecordKind } from "../../../api/client-records.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import "./tables.ts";

/** Kinds of records of which the client is known to have none: nothing of the kind was written since it was said. */
export async function readAbsences(ctx: Ctx, clientId: number): Promise<Set<RecordKind>> {
  const rows = await ctx.db
    .selectFrom("record_absences as a")
    .select("a.kind")
    .where("a.client_id", "=", clientId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("client_records as r")
            .select("r.id")
            .whereRef("r.client_id", "=", "a.client_id")
            .whereRef("r.kind", "=", "a.kind")
            .whereRef("r.changed_at", ">", "a.at"),
        ),
      ),
    )
    .execute();
  return new Set(rows.map(({ kind }) => kind));
}
