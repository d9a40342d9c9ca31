import type { Ctx } from "../../kernel/ctx.ts";
import type { StoredEvent } from "../../kernel/event-log.ts";
import { inTx } from "../../kernel/tx.ts";
import { cards, triggerNamed } from "../catalogue.ts";
import { enqueueEntry } from "../queue.ts";
import { goOn } from "./finish-run.ts";
import { followingFields } from "./next-round.ts";

/** Ends the waits of the card's robots that the event was waited for by; those behind them go on. `hearing` are the triggers that it concerns the card by. */
export async function settleAwaiting(
  ctx: Ctx,
  event: StoredEvent,
  matterId: number,
  hearing: readonly string[],
): Promise<void> {
  if (hearing.length === 0 || (await awaiting(ctx, matterId, hearing)).length === 0) return;
  // no event: the run's row says that it came; what follows emits its own.
  await inTx(ctx, async (ctx) => {
    await cards().lock(ctx, matterId);
    for (const run of await awaiting(ctx, matterId, hearing)) {
      if (await isAwaited(ctx, event, run)) await settle(ctx, event, run);
    }
  });
}

const awaiting = (ctx: Ctx, matterId: number, names: readonly string[]) =>
  ctx.db
    .selectFrom("robot_runs")
    .select([...followingFields, "id", "awaits"])
    .where("matter_id", "=", matterId)
    .where("state", "=", "waiting")
    .where("awaits", "in", names)
    .orderBy("id")
    .execute();

type Run = Awaited<ReturnType<typeof awaiting>>[number];

/** Older news does not count: the run began to wait after it. */
function isAwaited(ctx: Ctx, event: StoredEvent, run: Run): Promise<boolean> | boolean {
  const trigger = triggerNamed(run.awaits ?? "");
  const params = trigger?.params.safeParse(run.spec.awaitParams ?? {});
  if (!trigger || !params?.success || event.at.toISOString() < (run.spec.awaitSince ?? "")) return false;
  return trigger.matches(ctx, {
    event,
    card: { matterId: run.matter_id, clientId: run.client_id, entryId: run.entry_id },
    params: params.data,
  });
}

async function settle(ctx: Ctx, event: StoredEvent, run: Run): Promise<void> {
  const settled = await ctx.db
    .updateTable("robot_runs")
    .set({ state: "done", result: JSON.stringify({ came: true, eventId: event.id }), finished_at: ctx.now })
    .where("id", "=", run.id)
    .where("state", "=", "waiting")
    .returning("id")
    .executeTakeFirst();
  if (!settled) return;
  await goOn(ctx, run);
  enqueueEntry(ctx, run.entry_id);
}
