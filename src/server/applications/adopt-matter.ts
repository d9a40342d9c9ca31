import { pickByRota } from "../access/index.ts";
import { clientBrief } from "../clients/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { emit, enqueue } from "../kernel/events.ts";
import { randomToken } from "../kernel/ids.ts";
import { assignMatter, matterBrief } from "../matters/index.ts";
import { passOnJob } from "./job-names.ts";
import { takeBy } from "./take-by.ts";

/**
 * A matter opened another way (a message, a call, by hand) stands in the same queue with the same 15 minutes. Inside
 * the opening's own transaction: the robots of its first stage already find a responsible and a number.
 */
export async function adoptMatter(ctx: Ctx, matterId: number): Promise<void> {
  const matter = await matterBrief(ctx, matterId);
  if (!matter || matter.pipelineCode !== "applications" || matter.source === "site") return;
  const client = await clientBrief(ctx, matter.clientId);
  const responsible = matter.responsibleId ?? (await pickByRota(ctx))?.id ?? null;
  const dueAt = await takeBy(ctx);
  const row = await ctx.db
    .insertInto("applications")
    .values({
      public_token: randomToken(),
      client_id: matter.clientId,
      matter_id: matterId,
      name: client.name,
      phone: client.primaryPhone ?? "",
      debt_kopecks: null,
      comment: null,
      source: matter.source,
      utm: "{}",
      referrer: null,
      address: null,
      agent: null,
      state: "new",
      suspicion: "[]",
      responsible_id: responsible,
      due_at: dueAt,
      taken_by: null,
      created_at: ctx.now,
    })
    .onConflict((oc) => oc.column("matter_id").doNothing())
    .returning(["id", "number"])
    .executeTakeFirst();
  if (!row) return; // no event: it was adopted before
  const cause = await emit(
    ctx,
    "application.received",
    { clientId: matter.clientId, matterId, subjectId: row.id },
    { applicationId: row.id, number: row.number },
  );
  if (responsible !== matter.responsibleId) await assignMatter({ ...ctx, cause }, { matterId, userId: responsible });
  enqueue(ctx, passOnJob, { applicationId: row.id }, dueAt);
}
