import type { AnswerOf } from "../../../api/endpoint.ts";
import type { listDeadHooks as endpoint } from "../../../api/connections.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { processCallbackJob } from "../job-names.ts";
import { MAX_CALLBACK_ATTEMPTS } from "../outgoing/sweep-messages.ts";

const SHOWN = 100;

/** Hooks that could not be understood, newest first. What they hold is not shown: it is somebody's correspondence. */
export async function listDeadHooks(ctx: Ctx): Promise<AnswerOf<typeof endpoint>> {
  const failed = ctx.db
    .selectFrom("message_callbacks")
    .innerJoin("connections", "connections.id", "message_callbacks.connection_id")
    .where("processed_at", "is", null)
    .where("error", "is not", null);
  const rows = await failed
    .select([
      "message_callbacks.id",
      "connections.name",
      "message_callbacks.kind",
      "message_callbacks.status",
      "message_callbacks.error",
      "message_callbacks.attempts",
      "message_callbacks.at",
      "message_callbacks.retry_at",
    ])
    .orderBy("message_callbacks.id", "desc")
    .limit(SHOWN)
    .execute();
  const { total } = await failed.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  return {
    items: rows.map((row) => ({
      id: row.id,
      connection: row.name,
      what: row.status || row.kind,
      reason: row.error ?? "",
      attempts: row.attempts,
      at: row.at,
      retryAt: row.attempts >= MAX_CALLBACK_ATTEMPTS ? null : (row.retry_at ?? row.at),
    })),
    total: Number(total),
  };
}

/** A person has mended what was wrong, or hopes so. */
export const repeatHook = (ctx: Ctx, id: number): Promise<void> =>
  // no event: what the hook means becomes events when it is processed
  inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .updateTable("message_callbacks")
      .set({ attempts: 0, requeued: 0, retry_at: null })
      .where("id", "=", id)
      .where("processed_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!row) throw notFound("hook");
    enqueue(ctx, processCallbackJob, { callbackId: row.id });
  });
