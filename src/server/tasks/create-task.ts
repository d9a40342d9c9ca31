import { findUser } from "../access/index.ts";
import { clientBrief } from "../clients/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { invalid, notFound } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { matterBrief } from "../matters/index.ts";
import { refreshNextStep } from "./refresh-next-step.ts";
import { aboutTask } from "./store.ts";

export interface NewTask {
  title: string;
  note?: string | undefined;
  dueAt?: Date | null | undefined;
  /** Not told: the employee who sets it, else the responsible of the matter. Null: nobody's yet. */
  userId?: number | null | undefined;
  clientId?: number | null | undefined;
  matterId?: number | null | undefined;
  kind?: "task" | "call" | undefined;
  /** The checklist, line by line. */
  items?: readonly string[] | undefined;
  /** The same key again finds the first task. */
  onceKey?: string | undefined;
}

/** A task of a card or by itself. */
export const createTask = (ctx: Ctx, input: NewTask): Promise<{ id: number }> =>
  inTx(ctx, async (ctx) => {
    const place = await placeOf(ctx, input);
    const userId =
      input.userId === undefined ? (ctx.actor.kind === "employee" ? ctx.actor.id : place.responsibleId) : input.userId;
    if (input.userId && !(await findUser(ctx, input.userId))?.isActive) throw invalid({ userId: "unknown" });
    const row = await ctx.db
      .insertInto("tasks")
      .values({
        title: input.title,
        note: input.note ?? "",
        kind: input.kind ?? "task",
        due_at: input.dueAt ?? null,
        user_id: userId,
        client_id: place.clientId,
        matter_id: input.matterId ?? null,
        author_kind: ctx.actor.kind,
        author_id: ctx.actor.id,
        once_key: input.onceKey ?? null,
        created_at: ctx.now,
      })
      .onConflict((oc) => oc.column("once_key").doNothing())
      .returning(["id", "client_id", "matter_id"])
      .executeTakeFirst();
    if (!row)
      return ctx.db
        .selectFrom("tasks")
        .select("id")
        .where("once_key", "=", input.onceKey ?? "")
        .executeTakeFirstOrThrow();
    await addItems(ctx, row.id, input.items ?? []);
    await refreshNextStep(ctx, row.matter_id);
    await emit(ctx, "task.created", aboutTask(row), { taskId: row.id, userId });
    return { id: row.id };
  });

async function addItems(ctx: Ctx, taskId: number, titles: readonly string[]): Promise<void> {
  if (titles.length === 0) return;
  await ctx.db
    .insertInto("task_items")
    .values(titles.map((title, position) => ({ task_id: taskId, title, position })))
    .execute();
}

async function placeOf(ctx: Ctx, input: NewTask): Promise<{ clientId: number | null; responsibleId: number | null }> {
  if (!input.matterId) {
    if (input.clientId) await clientBrief(ctx, input.clientId);
    return { clientId: input.clientId ?? null, responsibleId: null };
  }
  const matter = await matterBrief(ctx, input.matterId);
  if (!matter) throw notFound("matter");
  if (input.clientId && input.clientId !== matter.clientId) throw invalid({ matterId: "wrong" });
  return { clientId: matter.clientId, responsibleId: matter.responsibleId };
}
