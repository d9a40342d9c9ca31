import { findUser } from "../access/index.ts";
import { lockClient } from "../clients/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { invalid } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { clientOfMatter, lockMatter } from "./store.ts";

/** Gives the matter to an employee, or to nobody. The same one again is no change. */
export const assignMatter = (
  ctx: Ctx,
  input: { matterId: number; userId: number | null },
): Promise<{ version: number }> =>
  inTx(ctx, async (ctx) => {
    if (input.userId !== null && !(await findUser(ctx, input.userId))?.isActive) throw invalid({ userId: "unknown" });
    await lockClient(ctx, await clientOfMatter(ctx, input.matterId));
    const matter = await lockMatter(ctx, input.matterId);
    if (matter.responsible_id === input.userId) return { version: matter.version };
    const version = matter.version + 1;
    await ctx.db
      .updateTable("matters")
      .set({ responsible_id: input.userId, changed_at: ctx.now, version })
      .where("id", "=", matter.id)
      .execute();
    const about = { clientId: matter.client_id, matterId: matter.id, subjectId: matter.id };
    await emit(ctx, "matter.assigned", about, { fromUserId: matter.responsible_id, toUserId: input.userId });
    return { version };
  });
