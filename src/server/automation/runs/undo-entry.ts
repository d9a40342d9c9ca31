import type { Ctx } from "../../kernel/ctx.ts";
import { conflict } from "../../kernel/errors.ts";
import { enqueueDues } from "../queue.ts";
import { recomputeRuns } from "./recompute-runs.ts";

/**
 * Takes the card's last entry back, inside the mover's transaction: the present stay ends with its waiting robots
 * cancelled, the former one goes on with those that leaving had cancelled, each at its own moment.
 */
export async function undoEntry(ctx: Ctx, { matterId }: { matterId: number }): Promise<void> {
  if (!ctx.tx) throw new Error("an entry is undone inside the transaction of the undo");
  const present = await ctx.db
    .updateTable("stage_entries")
    .set({ left_at: ctx.now })
    .where("matter_id", "=", matterId)
    .where("left_at", "is", null)
    .returning(["id", "former_id"])
    .executeTakeFirst();
  if (!present || present.former_id === null) throw conflict("nothing-to-undo", { matterId });
  await ctx.db
    .updateTable("robot_runs")
    .set({ state: "cancelled", reason: "undone", finished_at: ctx.now })
    .where("entry_id", "=", present.id)
    .where("state", "=", "waiting")
    .execute();
  await ctx.db.updateTable("stage_entries").set({ left_at: null }).where("id", "=", present.former_id).execute();
  await restoreRuns(ctx, present.former_id);
}

async function restoreRuns(ctx: Ctx, entryId: number): Promise<void> {
  const restored = await ctx.db
    .updateTable("robot_runs")
    .set({ state: "waiting", reason: null, finished_at: null })
    .where("entry_id", "=", entryId)
    .where("state", "=", "cancelled")
    .where("reason", "=", "left-stage")
    .returning(["id", "due_at", "date_field"])
    .execute();
  enqueueDues(
    ctx,
    entryId,
    restored.map((run) => run.due_at),
  );
  // Dates may have changed while nobody followed them.
  await recomputeRuns(ctx, { runIds: restored.flatMap((run) => (run.date_field === null ? [] : [run.id])) });
}
