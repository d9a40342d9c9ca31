import type { Ctx } from "../kernel/ctx.ts";
import { eventById } from "../kernel/event-log.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { notify } from "../notices/index.ts";
import { judgeClient } from "./judge-client.ts";
import { changedBetween } from "./judging/rules.ts";
import "./tables.ts";

/** A fact of the client or a rule of the law has changed: the records that no longer say so are told outdated, once. */
export async function rejudge(ctx: Ctx, eventId: number): Promise<void> {
  const { clientId } = await eventById(ctx, eventId);
  for (const id of clientId === null ? await everyClient(ctx) : [clientId]) await rejudgeClient(ctx, id);
}

/** Whose latest choice stands. */
async function everyClient(ctx: Ctx): Promise<number[]> {
  const rows = await ctx.db
    .selectFrom("advice_records")
    .select("client_id")
    .distinct()
    .where("outdated_at", "is", null)
    .orderBy("client_id")
    .execute();
  return rows.map((row) => row.client_id);
}

async function rejudgeClient(ctx: Ctx, clientId: number): Promise<void> {
  const records = await ctx.db
    .selectFrom("advice_records")
    .select(["id", "matter_id", "author_id", "advice"])
    .where("client_id", "=", clientId)
    .where("outdated_at", "is", null)
    .execute();
  if (records.length === 0) return;
  const { advice } = await judgeClient(ctx, clientId);
  for (const { id, matter_id: matterId, author_id: authorId, advice: before } of records) {
    const changed = changedBetween(before, advice);
    if (changed.length > 0) await tell(ctx, { id, matterId, clientId, authorId }, changed);
  }
}

const tell = (
  ctx: Ctx,
  { id, matterId, clientId, authorId }: { id: number; matterId: number; clientId: number; authorId: number },
  changed: readonly string[],
): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .updateTable("advice_records")
      .set({ outdated_at: ctx.now, outdated_by: JSON.stringify(changed) })
      .where("id", "=", id)
      .where("outdated_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!row) return; // no event: another process has told
    await emit(ctx, "advice.outdated", { clientId, matterId, subjectId: id }, { recordId: id, changed: [...changed] });
    await notify(ctx, {
      userIds: [authorId],
      kind: "matter.advice-outdated",
      text: "Выбор пути устарел: изменились факты или правила. Посмотрите ещё раз",
      clientId,
      matterId,
      onceKey: `advice-outdated:${id}`,
    });
  });
