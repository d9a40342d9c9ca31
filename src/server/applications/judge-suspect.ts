import type { Ctx } from "../kernel/ctx.ts";
import { conflict, notFound } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { acceptApplication } from "./accept-application.ts";
import type { ReadForm } from "./form.ts";

/** «This is a person»: the suspect goes the usual way, as if it had just come. */
export async function releaseApplication(
  ctx: Ctx,
  applicationId: number,
): Promise<{ clientId: number; matterId: number }> {
  return inTx(ctx, async (ctx) => {
    const suspect = await lockSuspect(ctx, applicationId);
    const cause = await emit(ctx, "application.released", { subjectId: applicationId }, { applicationId });
    const form: ReadForm = {
      name: suspect.name,
      phone: suspect.phone,
      debtKopecks: suspect.debt_kopecks,
      comment: suspect.comment,
      utm: suspect.utm,
      wantsAdvertising: suspect.has_advertising_consent,
      consentVersion: suspect.consent_version || null,
      sentAt: suspect.created_at,
      sending: { formKey: null, address: suspect.address, agent: suspect.agent, referrer: suspect.referrer },
    };
    const accepted = await acceptApplication({ ...ctx, cause }, form, applicationId);
    return { clientId: accepted.clientId, matterId: accepted.matterId };
  });
}

/** Junk: kept, so that a mistake can be seen, but out of the list. */
export async function rejectApplication(ctx: Ctx, applicationId: number): Promise<void> {
  await inTx(ctx, async (ctx) => {
    await lockSuspect(ctx, applicationId);
    await ctx.db.updateTable("applications").set({ state: "rejected" }).where("id", "=", applicationId).execute();
    await emit(ctx, "application.rejected", { subjectId: applicationId }, { applicationId });
  });
}

async function lockSuspect(ctx: Ctx, id: number) {
  const row = await ctx.db.selectFrom("applications").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  if (!row) throw notFound("application");
  if (row.state !== "suspect") throw conflict("not-suspect", { state: row.state });
  return row;
}
