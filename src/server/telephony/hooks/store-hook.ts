import type { Ctx } from "../../kernel/ctx.ts";
import { enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import type { HookForm, Verdict } from "../adapters/port.ts";
import { processHookJob } from "../job-names.ts";

export interface RawHook {
  connectionId: number;
  headers: Record<string, string>;
  form: HookForm;
  verdict: Verdict;
}

/** Keeps the hook as it came and lets the partner go: what it means is found out afterwards, and again if that fails. */
export const storeHook = (ctx: Ctx, { connectionId, headers, form, verdict }: RawHook): Promise<void> =>
  // no event: what the hook means becomes events when it is processed
  inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .insertInto("phone_hooks")
      .values({
        connection_id: connectionId,
        event: (form["event"] ?? "").slice(0, 60),
        verdict,
        headers: JSON.stringify(headers),
        payload: JSON.stringify(form),
        at: ctx.now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    if (verdict !== "signed") return;
    enqueue(ctx, processHookJob, { hookId: row.id });
    await noteHook(ctx, connectionId);
  });

const FRESH_MS = 60_000;

/** Written at most once a minute: every hook would otherwise wait for one row. */
async function noteHook(ctx: Ctx, connectionId: number): Promise<void> {
  await ctx.db
    .updateTable("phone_connections")
    .set({ last_hook_at: ctx.now })
    .where("id", "=", connectionId)
    .where((eb) =>
      eb.or([eb("last_hook_at", "is", null), eb("last_hook_at", "<", new Date(ctx.now.getTime() - FRESH_MS))]),
    )
    .execute();
}
