import type { Selectable } from "kysely";
import { findUser } from "../access/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { conflict, forbidden, notFound } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { assignMatter } from "../matters/index.ts";
import { holdApplication } from "./hold-application.ts";
import type { ApplicationsTable } from "./tables.ts";

type Row = Selectable<ApplicationsTable>;
interface Taken {
  clientId: number;
  matterId: number;
}

/** One click makes it mine. The second of two gets Conflict "taken" with who was first and when. */
export async function takeApplication(ctx: Ctx, applicationId: number): Promise<Taken> {
  const userId = ctx.actor.id;
  if (ctx.actor.kind !== "employee" || userId === null) throw forbidden("only an employee takes applications");
  return inTx(ctx, async (ctx) => {
    const row = await holdApplication(ctx, applicationId);
    if (!row) throw notFound("application");
    if (row.state !== "new") return takenBefore(ctx, row, userId);
    const { clientId, matterId } = placeOf(row);
    await ctx.db
      .updateTable("applications")
      .set({ state: "taken", taken_at: ctx.now, taken_by: userId, responsible_id: userId })
      .where("id", "=", row.id)
      .execute();
    const cause = await emit(
      ctx,
      "application.taken",
      { clientId, matterId, subjectId: row.id },
      { applicationId: row.id, userId },
    );
    await assignMatter({ ...ctx, cause }, { matterId, userId });
    return { clientId, matterId };
  });
}

async function takenBefore(ctx: Ctx, row: Row, userId: number): Promise<Taken> {
  // A press repeated by the same person is the same taking.
  if (row.state === "taken" && row.taken_by === userId) return placeOf(row);
  if (row.state !== "taken" || row.taken_by === null) throw conflict("not-new", { state: row.state });
  const first = await findUser(ctx, row.taken_by);
  throw conflict("taken", { by: first?.name ?? "", at: row.taken_at });
}

function placeOf(row: Row): Taken {
  if (row.client_id === null || row.matter_id === null) throw new Error(`application ${row.id} has no matter`);
  return { clientId: row.client_id, matterId: row.matter_id };
}
