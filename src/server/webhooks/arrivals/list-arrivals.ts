import type { z } from "zod";
import type { AnswerOf, QueryOf } from "../../../api/endpoint.ts";
import type { listArrivals as endpoint, WebhookArrival } from "../../../api/webhooks.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { idCursor } from "../../kernel/cursor.ts";
import { notFound } from "../../kernel/errors.ts";

export type ArrivalView = z.input<typeof WebhookArrival>;

const PAGE = 50;

/** What came, newest first. */
export async function listArrivals(ctx: Ctx, query: QueryOf<typeof endpoint>): Promise<AnswerOf<typeof endpoint>> {
  const before = idCursor(query.after);
  const rows = await arrivals(ctx)
    .$if(query.sourceId !== undefined, (q) => q.where("a.source_id", "=", query.sourceId ?? 0))
    .$if(before !== null, (q) => q.where("a.id", "<", before ?? 0))
    .orderBy("a.id", "desc")
    .limit(PAGE + 1)
    .execute();
  const items = rows.slice(0, PAGE).map(toView);
  const last = rows.length > PAGE ? items.at(-1) : undefined;
  return { items, next: last ? String(last.id) : null };
}

export async function arrivalView(ctx: Ctx, id: number): Promise<ArrivalView> {
  const row = await arrivals(ctx).where("a.id", "=", id).executeTakeFirst();
  if (!row) throw notFound("webhook arrival");
  return toView(row);
}

const arrivals = (ctx: Ctx) =>
  ctx.db
    .selectFrom("webhook_arrivals as a")
    .innerJoin("webhook_sources as s", "s.id", "a.source_id")
    .leftJoin("matters as m", "m.id", "a.matter_id")
    .select([
      "a.id",
      "a.source_id as sourceId",
      "s.title as sourceTitle",
      "a.external_id as externalId",
      "a.outcome",
      "a.reason",
      "a.client_id as clientId",
      "m.number as matterNumber",
      "a.at",
    ])
    .select((eb) => eb("a.body", "is not", null).as("isKept"));
type Row = Awaited<ReturnType<ReturnType<typeof arrivals>["execute"]>>[number];

const toView = ({ isKept, ...row }: Row): ArrivalView => ({
  ...row,
  canRepeat: (row.outcome === "failed" || row.outcome === "ignored") && Boolean(isKept),
});
