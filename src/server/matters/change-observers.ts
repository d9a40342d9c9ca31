import { employees } from "../access/index.ts";
import { lockClient } from "../clients/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { clientOfMatter, lockMatter } from "./store.ts";

/** Lets employees observe a matter, and others no longer. Who has left the firm cannot begin to. */
export const changeObservers = (
  ctx: Ctx,
  input: { matterId: number; add: readonly number[]; remove: readonly number[] },
): Promise<{ added: number[]; removed: number[] }> =>
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, await clientOfMatter(ctx, input.matterId));
    const matter = await lockMatter(ctx, input.matterId);
    const removed = await remove(ctx, input);
    const added = await add(ctx, input);
    const changed = { added, removed };
    if (added.length + removed.length === 0) return changed; // no event: they observed, or did not, already
    await ctx.db
      .updateTable("matters")
      .set({ observers: matter.observers + added.length - removed.length })
      .where("id", "=", matter.id)
      .execute();
    const about = { clientId: matter.client_id, matterId: matter.id, subjectId: matter.id };
    await emit(ctx, "matter.observers-changed", about, changed);
    return changed;
  });

async function remove(ctx: Ctx, input: { matterId: number; remove: readonly number[] }): Promise<number[]> {
  if (input.remove.length === 0) return [];
  const rows = await ctx.db
    .deleteFrom("matter_observers")
    .where("matter_id", "=", input.matterId)
    .where("user_id", "in", input.remove)
    .returning("user_id")
    .execute();
  return rows.map((row) => row.user_id);
}

async function add(ctx: Ctx, input: { matterId: number; add: readonly number[] }): Promise<number[]> {
  const people = input.add.length === 0 ? [] : await employees(ctx, { ids: input.add });
  if (people.length === 0) return [];
  const rows = await ctx.db
    .insertInto("matter_observers")
    .values(people.map(({ id }) => ({ matter_id: input.matterId, user_id: id, added_at: ctx.now })))
    .onConflict((oc) => oc.columns(["matter_id", "user_id"]).doNothing())
    .returning("user_id")
    .execute();
  return rows.map((row) => row.user_id);
}
