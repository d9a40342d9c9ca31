import { sql } from "kysely";
import type { Ctx, OpenTx } from "./ctx.ts";
import { forgetChanged } from "./remember.ts";

export const LIVE_CHANNEL = "oplot_live";

/**
 * Runs `work` in one transaction; inside another it joins it. The jobs and the bell of the events go into the same
 * transaction just before its commit, so a rolled-back change leaves neither.
 */
export async function inTx<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.tx) return work(ctx);
  const tx: OpenTx = { jobs: [], eventIds: [], changed: new Set(), held: new Set() };
  const result = await ctx.app.database.db.transaction().execute(async (trx) => {
    const inner: Ctx = { ...ctx, db: trx, tx };
    const value = await work(inner);
    if (tx.jobs.length > 0) await ctx.app.jobs.insert(trx, tx.jobs);
    if (tx.eventIds.length > 0) await sql`select pg_notify(${LIVE_CHANNEL}, ${tx.eventIds.join(",")})`.execute(trx);
    return value;
  });
  forgetChanged(ctx.app, tx.changed);
  ctx.app.jobs.committed(tx.jobs);
  return result;
}
