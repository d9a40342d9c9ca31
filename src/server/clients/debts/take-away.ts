import type { Ctx } from "../../kernel/ctx.ts";
import type { DebtContent } from "./content/rules.ts";
import type { DebtRow } from "./store.ts";
import { keepVersion } from "./write-debt.ts";

interface Away {
  how: "removed" | "joined";
  joinedInto: number | null;
}

export async function takeAway(ctx: Ctx, row: DebtRow, content: DebtContent, { how, joinedInto }: Away): Promise<void> {
  const version = row.version + 1;
  await ctx.db
    .updateTable("debts")
    .set({ removed_at: ctx.now, joined_into: joinedInto, version })
    .where("id", "=", row.id)
    .execute();
  await keepVersion(ctx, { id: row.id, version }, content, how);
}
