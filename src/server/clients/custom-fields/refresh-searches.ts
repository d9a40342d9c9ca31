import type { Ctx } from "../../kernel/ctx.ts";
import { enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { refreshSearchesJob } from "../job-names.ts";
import { refreshSearch } from "../refresh-search.ts";
import { holdClient } from "../store.ts";

const BATCH = 200;

/** After a field became one the search looks in, or ceased to be: the clients who have it, a batch at a time. */
export const refreshSearches = (ctx: Ctx, { field, after }: { field: string; after: number }): Promise<void> =>
  // no event: what is known of nobody changed
  inTx(ctx, async (ctx) => {
    const rows = await ctx.db
      .selectFrom("client_facts")
      .select("client_id")
      .where("field", "=", field)
      .where("client_id", ">", after)
      .orderBy("client_id")
      .limit(BATCH)
      .execute();
    for (const { client_id } of rows) {
      await holdClient(ctx, client_id);
      await refreshSearch(ctx, client_id);
    }
    const last = rows.at(-1)?.client_id;
    if (last !== undefined && rows.length === BATCH) enqueue(ctx, refreshSearchesJob, { field, after: last });
  });
