import type { Ctx } from "../../kernel/ctx.ts";
import type { DebtContent } from "./content/rules.ts";
import type { DebtRow } from "./store.ts";

/** A debt from before versions were kept gets its first one when it changes; one that has it keeps it. */
export async function keepFirstVersion(ctx: Ctx, row: DebtRow, content: DebtContent): Promise<void> {
  await ctx.db
    .insertInto("debt_versions")
    .values({
      debt_id: row.id,
      version: row.version,
      how: "added",
      data: JSON.stringify(content),
      user_id: null,
      at: row.created_at,
    })
    .onConflict((on) => on.columns(["debt_id", "version"]).doNothing())
    .execute();
}
