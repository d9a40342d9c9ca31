import type { Selectable } from "kysely";
import type { z } from "zod";
import type { WebhookTarget } from "../../../api/webhooks.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import type { Database } from "../../kernel/tables.ts";

export type TargetRow = Selectable<Database["webhook_targets"]>;
export type TargetView = z.input<typeof WebhookTarget>;

export async function targetById(ctx: Pick<Ctx, "db">, id: number): Promise<TargetRow> {
  const row = await ctx.db.selectFrom("webhook_targets").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound("webhook target");
  return row;
}

const WEEK_MS = 7 * 24 * 3_600_000;

/** Targets as an administrator sees them; the secret never leaves again. */
export async function listTargets(ctx: Ctx, only?: number): Promise<TargetView[]> {
  const since = new Date(ctx.now.getTime() - WEEK_MS);
  const rows = await ctx.db
    .selectFrom("webhook_targets as t")
    .selectAll()
    .select((eb) => [
      eb
        .selectFrom("webhook_deliveries as d")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .whereRef("d.target_id", "=", "t.id")
        .where("d.state", "=", "failed")
        .where("d.finished_at", ">=", since)
        .as("failed"),
      eb
        .selectFrom("webhook_deliveries as d")
        .select((eb) => eb.fn.max("d.finished_at").as("at"))
        .whereRef("d.target_id", "=", "t.id")
        .where("d.state", "=", "delivered")
        .as("delivered_at"),
    ])
    .$if(only !== undefined, (query) => query.where("t.id", "=", only ?? 0))
    .orderBy("t.id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    url: row.url,
    isOn: row.is_on,
    offReason: row.off_reason,
    formerSecretUntil: row.former_secret_until && row.former_secret_until > ctx.now ? row.former_secret_until : null,
    failedWeek: row.failed ?? 0,
    lastDeliveredAt: row.delivered_at,
    createdAt: row.created_at,
  }));
}

export async function targetView(ctx: Ctx, id: number): Promise<TargetView> {
  const [view] = await listTargets(ctx, id);
  if (!view) throw notFound("webhook target");
  return view;
}
