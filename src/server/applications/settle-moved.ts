import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { matterBrief } from "../matters/index.ts";

/**
 * A person who moves the card has taken it, with or without the button; a closed matter waits for nobody, whoever
 * closed it. Robots and triggers that move it on (the client wrote again) leave it waiting for a person.
 */
export async function settleMoved(ctx: Ctx, matterId: number): Promise<void> {
  const userId = ctx.actor.kind === "employee" ? ctx.actor.id : null;
  if (userId === null && (await matterBrief(ctx, matterId))?.isOpen) return;
  const row = await ctx.db
    .updateTable("applications")
    .set({ state: "taken", taken_at: ctx.now, taken_by: userId })
    .where("matter_id", "=", matterId)
    .where("state", "=", "new")
    .returning(["id", "client_id"])
    .executeTakeFirst();
  if (!row || userId === null) return; // no event: it was taken before, or the move itself tells of the closing
  await emit(
    ctx,
    "application.taken",
    { clientId: row.client_id, matterId, subjectId: row.id },
    { applicationId: row.id, userId },
  );
}
