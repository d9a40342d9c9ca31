import { heads, pickByRota } from "../access/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { emit, enqueue } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { assignMatter } from "../matters/index.ts";
import { notify } from "../notices/index.ts";
import { holdApplication } from "./hold-application.ts";
import { passOnJob } from "./job-names.ts";
import { MAX_PASSES } from "./rules.ts";
import { takeBy } from "./take-by.ts";

/** Nobody took it in time: the next operator by rota gets it, the heads are told. May be called twice for one term. */
export async function passOn(ctx: Ctx, applicationId: number): Promise<void> {
  await inTx(ctx, async (ctx) => {
    const row = await holdApplication(ctx, applicationId);
    const isLate = row?.state === "new" && row.due_at !== null && row.due_at <= ctx.now;
    // no event: it was taken meanwhile, or its term was moved
    if (!row || !isLate || row.overdue_times >= MAX_PASSES || row.matter_id === null || row.client_id === null) return;
    const next = await pickByRota(ctx, row.responsible_id === null ? {} : { except: [row.responsible_id] });
    const responsibleId = next?.id ?? row.responsible_id;
    const times = row.overdue_times + 1;
    const dueAt = times < MAX_PASSES ? await takeBy(ctx) : row.due_at;
    await ctx.db
      .updateTable("applications")
      .set({ responsible_id: responsibleId, overdue_times: times, due_at: dueAt })
      .where("id", "=", row.id)
      .execute();
    const about = { clientId: row.client_id, matterId: row.matter_id, subjectId: row.id };
    const cause = await emit(ctx, "application.overdue", about, {
      applicationId: row.id,
      fromUserId: row.responsible_id,
      toUserId: next?.id ?? null,
    });
    const caused = { ...ctx, cause };
    if (responsibleId !== row.responsible_id)
      await assignMatter(caused, { matterId: row.matter_id, userId: responsibleId });
    await tell(caused, row, next?.id ?? null, times);
    if (dueAt && dueAt > ctx.now) enqueue(ctx, passOnJob, { applicationId: row.id }, dueAt);
  });
}

async function tell(
  ctx: Ctx,
  row: { id: number; number: number; client_id: number | null; matter_id: number | null },
  nextId: number | null,
  times: number,
): Promise<void> {
  const about = {
    data: { number: row.number, applicationId: row.id, times },
    clientId: row.client_id,
    matterId: row.matter_id,
  };
  const told = await heads(ctx);
  await notify(ctx, {
    ...about,
    userIds: told.map(({ id }) => id),
    kind: "application.overdue",
    onceKey: `application-overdue-${row.id}-${times}`,
  });
  if (nextId !== null)
    await notify(ctx, {
      ...about,
      userIds: [nextId],
      kind: "application.passed-to-you",
      onceKey: `application-passed-${row.id}-${times}`,
    });
}

/** Finds late applications whose timer was lost with the queue. */
export async function sweepOverdue(ctx: Ctx): Promise<void> {
  const late = await ctx.db
    .selectFrom("applications")
    .select("id")
    .where("state", "=", "new")
    .where("due_at", "<=", ctx.now)
    .where("overdue_times", "<", MAX_PASSES)
    .orderBy("due_at")
    .limit(200)
    .execute();
  for (const { id } of late) await passOn(ctx, id);
}
