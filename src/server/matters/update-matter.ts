import { lockClient } from "../clients/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { refused } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { readFirm } from "../kernel/settings.ts";
import { inTx } from "../kernel/tx.ts";
import { dayOf } from "../kernel/working-time.ts";
import { clientOfMatter, findStage, lockMatter } from "./store.ts";

export interface MatterChange {
  /** Only of a parked matter. */
  parkedUntil?: string | undefined;
  /** Only of a lost one. */
  lostReason?: string | undefined;
  source?: string | undefined;
}

const columns = { parkedUntil: "parked_until", lostReason: "lost_reason", source: "source" } as const;
const fields = ["parkedUntil", "lostReason", "source"] as const;

/** Changes what the matter itself says; what is already so is no change. */
export const updateMatter = (ctx: Ctx, matterId: number, change: MatterChange): Promise<{ fields: string[] }> =>
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, await clientOfMatter(ctx, matterId));
    const matter = await lockMatter(ctx, matterId);
    const { kind } = await findStage(ctx, { id: matter.stage_id });
    if (change.parkedUntil !== undefined && kind !== "parked") throw refused("not-parked");
    if (change.lostReason !== undefined && kind !== "lost") throw refused("not-lost");
    if (change.parkedUntil !== undefined && change.parkedUntil <= dayOf(ctx.now, (await readFirm(ctx)).zone))
      throw refused("parked-date-past");
    const changed = fields.filter((name) => change[name] !== undefined && change[name] !== matter[columns[name]]);
    if (changed.length === 0) return { fields: [] };
    await ctx.db
      .updateTable("matters")
      .set({
        ...Object.fromEntries(changed.map((name) => [columns[name], change[name]])),
        changed_at: ctx.now,
        version: matter.version + 1,
      })
      .where("id", "=", matter.id)
      .execute();
    const about = { clientId: matter.client_id, matterId: matter.id, subjectId: matter.id };
    await emit(ctx, "matter.changed", about, { fields: changed });
    return { fields: changed };
  });
