import { createHash } from "node:crypto";
import type { Ctx } from "../../kernel/ctx.ts";
import { enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { processJob } from "../job-names.ts";

const DAY_MS = 24 * 3_600_000;

interface Came {
  sourceId: number;
  /** Empty when the sender gives none. */
  webhookId: string;
  raw: Buffer;
  body: unknown;
}

// no event: what it means is told when it is processed
/** Keeps what came, once: the same webhook-id, or without one the same body within a day, is the same delivery. */
export const storeArrival = (ctx: Ctx, came: Came): Promise<{ id: number; isNew: boolean }> =>
  inTx(ctx, async (ctx) => {
    const hash = createHash("sha256").update(came.raw).digest("hex");
    // Twins at once: the second waits here, and then sees the first.
    await ctx.db.selectFrom("webhook_sources").select("id").where("id", "=", came.sourceId).forNoKeyUpdate().execute();
    const known = await ctx.db
      .selectFrom("webhook_arrivals")
      .select("id")
      .where("source_id", "=", came.sourceId)
      .$if(came.webhookId !== "", (query) => query.where("external_id", "=", came.webhookId))
      .$if(came.webhookId === "", (query) =>
        query.where("body_hash", "=", hash).where("at", ">", new Date(ctx.now.getTime() - DAY_MS)),
      )
      .executeTakeFirst();
    if (known) return { id: known.id, isNew: false };
    const made = await ctx.db
      .insertInto("webhook_arrivals")
      .values({
        source_id: came.sourceId,
        external_id: came.webhookId || `${hash} ${ctx.now.toISOString()}`,
        body_hash: hash,
        body: JSON.stringify(came.body),
        outcome: "waiting",
        at: ctx.now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    enqueue(ctx, processJob, { arrivalId: made.id });
    return { id: made.id, isNew: true };
  });
