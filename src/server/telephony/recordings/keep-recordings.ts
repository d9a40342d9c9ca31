import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { readFirm } from "../../kernel/settings.ts";
import { inTx } from "../../kernel/tx.ts";
import { dayOf } from "../../kernel/working-time.ts";

const AT_ONCE = 500;
const HOOK_DAYS = 90;

/** Legal hold: a recording that a dispute needs outlives its term. */
export const holdRecording = (ctx: Ctx, id: number, isHeld: boolean): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .updateTable("recordings")
      .set({ is_held: isHeld })
      .where("id", "=", id)
      .where("removed_at", "is", null)
      .returning("call_id")
      .executeTakeFirst();
    if (!row) throw notFound("recording");
    const call = await ctx.db
      .selectFrom("calls")
      .select(["client_id", "matter_id"])
      .where("id", "=", row.call_id)
      .executeTakeFirstOrThrow();
    await emit(
      ctx,
      isHeld ? "recording.held" : "recording.released",
      { clientId: call.client_id, matterId: call.matter_id, subjectId: row.call_id },
      { callId: row.call_id, recordingId: id },
    );
  });

/** Every night: sounds whose term is over go, what was said of them stays; raw hooks go after three months. */
export async function sweepRecordings(ctx: Ctx): Promise<void> {
  const { zone } = await readFirm(ctx);
  const over = await ctx.db
    .selectFrom("recordings")
    .select(["id", "file_key"])
    .where("removed_at", "is", null)
    .where("is_held", "=", false)
    .where("keep_until", "<", dayOf(ctx.now, zone))
    .limit(AT_ONCE)
    .execute();
  for (const { id, file_key: key } of over) {
    const row = await ctx.db
      .updateTable("recordings")
      .set({ removed_at: ctx.now })
      .where("id", "=", id)
      .where("is_held", "=", false)
      .where("removed_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (row && key !== null) await ctx.app.files.remove(key);
  }
  const old = new Date(ctx.now.getTime() - HOOK_DAYS * 86_400_000);
  await ctx.db
    .deleteFrom("phone_hooks")
    .where("at", "<", old)
    .where((eb) => eb.or([eb("processed_at", "is not", null), eb("verdict", "<>", "signed")]))
    .execute();
}
