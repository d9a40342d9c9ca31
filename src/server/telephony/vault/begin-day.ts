import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { addDays, dayOf } from "../../kernel/working-time.ts";
import { readVaultPageJob } from "../job-names.ts";
import { connectionById, connectionsOn, zoneOfConnection } from "../store.ts";

/** A day being read is given up for lost after so long: its page was lost with the queue. */
const STUCK_MS = 2 * 3_600_000;

/** Begins to compare a day with the partner's list; one that is being compared is left alone. */
export const beginDay = (ctx: Ctx, connectionId: number, day: string): Promise<void> =>
  // no event: "telephony.reconciled" tells when it is done
  inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .insertInto("vault_days")
      .values({ connection_id: connectionId, day, state: "reading", checked_at: ctx.now })
      .onConflict((oc) =>
        oc
          .columns(["connection_id", "day"])
          .doUpdateSet({ state: "reading", error: null, checked_at: ctx.now })
          .where((eb) =>
            eb.or([
              eb("vault_days.state", "<>", "reading"),
              eb("vault_days.checked_at", "<", new Date(ctx.now.getTime() - STUCK_MS)),
            ]),
          ),
      )
      .returning("id")
      .executeTakeFirst();
    if (row) enqueue(ctx, readVaultPageJob, { connectionId, day, skip: 0, attempt: 0 });
  });

/** By hand, from the page. */
export async function checkVaultDay(ctx: Ctx, connectionId: number, day: string): Promise<void> {
  if (!(await connectionById(ctx, connectionId)).is_on) throw notFound("connection");
  await beginDay(ctx, connectionId, day);
}

/** Every hour: today, lest a lost hook stay unknown till tomorrow. */
export async function reconcileToday(ctx: Ctx): Promise<void> {
  for (const connection of await connectionsOn(ctx))
    await beginDay(ctx, connection.id, dayOf(ctx.now, zoneOfConnection(connection)));
}

/** Every night: the days that are over, two of them, since late rows appear in the partner's list. */
export async function reconcileDays(ctx: Ctx): Promise<void> {
  for (const connection of await connectionsOn(ctx)) {
    const today = dayOf(ctx.now, zoneOfConnection(connection));
    for (const back of [1, 2]) await beginDay(ctx, connection.id, addDays(today, -back));
  }
}
