import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { sourceById } from "../sources/store.ts";
import { applyMapping } from "./apply-mapping.ts";
import { findCard } from "./find-card.ts";

/** Does what came, once: finds or opens the card, writes the values, tells the triggers. */
export async function processArrival(ctx: Ctx, arrivalId: number): Promise<void> {
  const byProvider: Ctx = { ...ctx, actor: { kind: "provider", id: null } };
  try {
    await inTx(byProvider, (ctx) => understand(ctx, arrivalId));
  } catch (error) {
    if (!(error instanceof HouseError) || error.retryable || error.code === "conflict") throw error;
    const [path] = Object.keys(error.fields ?? {});
    const reason = path === undefined ? (error.reason ?? error.code) : `wrong-value: ${path}`;
    await ctx.db
      .updateTable("webhook_arrivals")
      .set({ outcome: "failed", reason, processed_at: ctx.now })
      .where("id", "=", arrivalId)
      .where("outcome", "=", "waiting")
      .execute();
  }
}

async function understand(ctx: Ctx, arrivalId: number): Promise<void> {
  const arrival = await ctx.db
    .selectFrom("webhook_arrivals")
    .selectAll()
    .where("id", "=", arrivalId)
    .where("outcome", "=", "waiting")
    .forUpdate()
    .executeTakeFirst();
  if (!arrival) return; // no event: it was processed before
  const source = await sourceById(ctx, arrival.source_id);
  const card = await findCard(ctx, source, arrival.body);
  const done = ctx.db.updateTable("webhook_arrivals").where("id", "=", arrival.id);
  if (!card) {
    await done.set({ outcome: "ignored", reason: "no-card", processed_at: ctx.now }).execute();
    return; // no event: there is no card that it could be about
  }
  await applyMapping(ctx, source, card, arrival.body);
  await done
    .set({
      outcome: card.isNew ? "opened" : "applied",
      reason: null,
      client_id: card.clientId,
      matter_id: card.matterId,
      processed_at: ctx.now,
    })
    .execute();
  const about = { clientId: card.clientId, matterId: card.matterId, subjectId: arrival.id };
  await emit(ctx, "webhook.received", about, { sourceId: source.id, deliveryId: arrival.id });
}
