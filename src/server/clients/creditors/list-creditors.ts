import { sql } from "kysely";
import type { AnswerOf, QueryOf } from "../../../api/endpoint.ts";
import type * as api from "../../../api/creditors.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { idCursor } from "../../kernel/cursor.ts";
import { debtCounts, nameKey, viewOf } from "./store.ts";

/** In the order of names; digits look for the INN, words for a fragment of either name. */
export async function listCreditors(
  ctx: Ctx,
  { find, kind, after, limit }: QueryOf<typeof api.listCreditors>,
): Promise<AnswerOf<typeof api.listCreditors>> {
  const digits = find.replace(/\D/g, "");
  const afterId = idCursor(after) ?? 0;
  const rows = await ctx.db
    .selectFrom("creditors as c")
    .selectAll("c")
    .where("c.merged_into", "is", null)
    .$if(kind !== undefined, (query) => query.where("c.kind", "=", kind ?? "other"))
    .$if(find !== "", (query) =>
      query.where((eb) =>
        eb.or([
          ...(digits.length > 3 ? [sql<boolean>`c.inn like ${`${digits}%`}`] : []),
          sql<boolean>`(c.name_key || ' ' || c.short_key)
            like '%' || replace(replace(replace(${nameKey(find)}, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`,
        ]),
      ),
    )
    .$if(afterId > 0, (query) =>
      query.where(
        sql<boolean>`(c.name_key, c.id) > (select p.name_key, p.id from creditors p where p.id = ${afterId}::bigint)`,
      ),
    )
    .orderBy("c.name_key")
    .orderBy("c.id")
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const ids = shown.map((row) => row.id);
  const counts = await debtCounts(ctx, ids);
  return {
    items: shown.map((row) => viewOf(row, counts.get(row.id) ?? 0)),
    next: rows.length > limit ? String(ids.at(-1)) : null,
  };
}
