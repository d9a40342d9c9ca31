import type { z } from "zod";
import type { AnswerOf, QueryOf } from "../../../api/endpoint.ts";
import type { listDeliveries as endpoint, WebhookDelivery } from "../../../api/webhooks.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { idCursor } from "../../kernel/cursor.ts";
import { notFound } from "../../kernel/errors.ts";

export type DeliveryView = z.input<typeof WebhookDelivery>;

const PAGE = 50;

/** What was sent, newest first. */
export async function listDeliveries(ctx: Ctx, query: QueryOf<typeof endpoint>): Promise<AnswerOf<typeof endpoint>> {
  const before = idCursor(query.after);
  const rows = await deliveries(ctx)
    .$if(query.targetId !== undefined, (q) => q.where("d.target_id", "=", query.targetId ?? 0))
    .$if(query.state !== undefined, (q) => q.where("d.state", "=", query.state ?? "failed"))
    .$if(before !== null, (q) => q.where("d.id", "<", before ?? 0))
    .orderBy("d.id", "desc")
    .limit(PAGE + 1)
    .execute();
  const items = rows.slice(0, PAGE).map(toView);
  const last = rows.length > PAGE ? items.at(-1) : undefined;
  return { items, next: last ? String(last.id) : null };
}

export async function deliveryView(ctx: Ctx, id: number): Promise<DeliveryView> {
  const row = await deliveries(ctx).where("d.id", "=", id).executeTakeFirst();
  if (!row) throw notFound("webhook delivery");
  return toView(row);
}

const deliveries = (ctx: Ctx) =>
  ctx.db
    .selectFrom("webhook_deliveries as d")
    .innerJoin("webhook_targets as t", "t.id", "d.target_id")
    .leftJoin("matters as m", "m.id", "d.matter_id")
    .select([
      "d.id",
      "d.target_id as targetId",
      "t.title as targetTitle",
      "d.external_id as externalId",
      "d.type",
      "d.state",
      "d.attempts",
      "d.status",
      "d.reason",
      "d.client_id as clientId",
      "m.number as matterNumber",
      "d.not_before as notBefore",
      "d.created_at as createdAt",
      "d.finished_at as finishedAt",
    ])
    .select((eb) => eb("d.body", "is not", null).as("isKept"));
type Row = Awaited<ReturnType<ReturnType<typeof deliveries>["execute"]>>[number];

const toView = ({ notBefore, isKept, ...row }: Row): DeliveryView => ({
  ...row,
  nextAt: row.state === "queued" ? notBefore : null,
  canRepeat: row.state === "failed" && Boolean(isKept),
});
