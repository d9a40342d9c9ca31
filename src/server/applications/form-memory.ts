import { sql } from "kysely";
import type { Ctx } from "../kernel/ctx.ts";
import type { ReadForm } from "./form.ts";

/** What the sender of a form is told. */
export interface Received {
  applicationId: number;
  number: number;
  publicToken: string;
}

/**
 * The application that the same form (by its key) made before. Senders of one key wait here for each other until the
 * commit, so the second press always finds what the first one made.
 */
export async function sameForm(ctx: Ctx, formKey: string | null): Promise<Received | null> {
  if (!formKey) return null;
  await sql`select pg_advisory_xact_lock(hashtextextended(${formKey}, 0))`.execute(ctx.db);
  const row = await ctx.db
    .selectFrom("application_forms")
    .innerJoin("applications", "applications.id", "application_forms.application_id")
    .select(["applications.id as applicationId", "applications.number", "applications.public_token as publicToken"])
    .where("form_key", "=", formKey)
    .executeTakeFirst();
  return row ?? null;
}

export async function rememberForm(ctx: Ctx, form: ReadForm, applicationId: number): Promise<void> {
  if (!form.sending.formKey) return;
  await ctx.db
    .insertInto("application_forms")
    .values({
      form_key: form.sending.formKey,
      application_id: applicationId,
      comment: form.comment,
      debt_kopecks: form.debtKopecks,
      at: ctx.now,
    })
    .execute();
}
