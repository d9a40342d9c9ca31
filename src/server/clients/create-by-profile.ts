import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { guessFirstName } from "./names/rules.ts";
import { searchText } from "./rules.ts";

/** A client known only by the name of his profile: he wrote to a bot, and bots are told no phones. */
export const createByProfile = (
  ctx: Ctx,
  { name, source }: { name: string; source: string },
): Promise<{ id: number }> =>
  inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .insertInto("clients")
      .values({
        kind: "person",
        name: name.trim(),
        first_name: guessFirstName(name),
        source,
        search: searchText({ name: name.trim(), email: null, inn: null, phones: [] }),
        created_at: ctx.now,
        changed_at: ctx.now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    ctx.tx?.held.add(`client ${row.id}`); // its own new row: nobody else sees it before the commit
    await emit(ctx, "client.created", { clientId: row.id, subjectId: row.id }, {});
    return row;
  });
