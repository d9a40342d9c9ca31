import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { readHook } from "../adapters/zadarma-hooks.ts";
import { recordFact } from "../calls/record-fact.ts";
import { processHookJob } from "../job-names.ts";
import { connectionById, extensionsOf } from "../store.ts";

/** Does what a stored hook says, once. When that fails the reason is kept with the payload, and it is tried again. */
export async function processHook(ctx: Ctx, hookId: number): Promise<void> {
  const byProvider: Ctx = { ...ctx, actor: { kind: "provider", id: null } };
  try {
    await inTx(byProvider, (ctx) => understand(ctx, hookId));
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    await ctx.db
      .updateTable("phone_hooks")
      .set((eb) => ({ attempts: eb("attempts", "+", 1), error: reason.slice(0, 300) }))
      .where("id", "=", hookId)
      .execute();
    throw error;
  }
}

// no event: recordFact tells what the hook changed
async function understand(ctx: Ctx, hookId: number): Promise<void> {
  const hook = await ctx.db
    .selectFrom("phone_hooks")
    .selectAll()
    .where("id", "=", hookId)
    .where("processed_at", "is", null)
    .where("verdict", "=", "signed")
    .forUpdate()
    .executeTakeFirst();
  if (!hook) return;
  const connection = await connectionById(ctx, hook.connection_id);
  const known = await extensionsOf(ctx, connection);
  const news = readHook(hook.payload, (text) => known.has(text));
  const callId = news && (await recordFact(ctx, connection, { ...news, heardAt: hook.at }));
  await ctx.db
    .updateTable("phone_hooks")
    .set({ processed_at: ctx.now, call_id: callId, error: null })
    .where("id", "=", hook.id)
    .execute();
}

/** A person has the hook processed once more. */
export const processHookAgain = (ctx: Ctx, hookId: number): Promise<void> =>
  // no event: what comes of it is told when it is processed
  inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .updateTable("phone_hooks")
      .set({ attempts: 0, retry_at: null })
      .where("id", "=", hookId)
      .where("processed_at", "is", null)
      .where("verdict", "=", "signed")
      .returning("id")
      .executeTakeFirst();
    if (!row) throw notFound("hook");
    enqueue(ctx, processHookJob, { hookId });
  });
