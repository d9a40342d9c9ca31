import { findUser } from "../access/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { conflict, forbidden, notFound } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { assignMatter } from "../matters/index.ts";

/** One click makes it mine. The second of two gets Conflict "taken" with who was first and when. */
export async function takeApplication(
  ctx: Ctx,
  applicationId: number,
): Promise<{ clientId: number; matterId: number }> {
  const userId = ctx.actor.id;
  if (ctx.actor.kind !== "employee" || userId === null) throw forbidden("only an employee takes applications");
  return inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .updateTable("applications")
      .set({ state: "taken", taken_at: ctx.now, taken_by: userId, responsible_id: userId })
      .where("id", "=", applicationId)
      .where("state", "=", "new")
      .returning(["client_id", "matter_id"])
      .executeTakeFirst();
    if (!row) return explain(ctx, applicationId, userId);
    if (row.client_id === null || row.matter_id === null)
      throw new Error(`application ${applicationId} is new but has no matter`);
    const cause = await emit(
      ctx,
      "application.taken",
      { clientId: row.client_id, matterId: row.matter_id, subjectId: applicationId },
      { applicationId, userId },
    );
    await assignMatter({ ...ctx, cause }, { matterId: row.matter_id, userId });
    return { clientId: row.client_id, matterId: row.matter_id };
  });
}

async function explain(
  ctx: Ctx,
  applicationId: number,
  userId: number,
): Promise<{ clientId: number; matterId: number }> {
  const row = await ctx.db
    .selectFrom("applications")
    .select(["state", "taken_by", "taken_at", "client_id", "matter_id"])
    .where("id", "=", applicationId)
    .executeTakeFirst();
  if (!row) throw notFound("application");
  // A press repeated by the same person is the same taking.
  if (row.state === "taken" && row.taken_by === userId && row.client_id !== null && row.matter_id !== null)
    return { clientId: row.client_id, matterId: row.matter_id };
  if (row.state !== "taken" || row.taken_by === null) throw conflict("not-new", { state: row.state });
  const first = await findUser(ctx, row.taken_by);
  throw conflict("taken", { by: first?.name ?? "", at: row.taken_at });
}
