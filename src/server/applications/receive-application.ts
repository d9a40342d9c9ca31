import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { datedText } from "../law/index.ts";
import { acceptApplication } from "./accept-application.ts";
import { formColumns, readForm, type ApplicationForm, type ReadForm, type Sending } from "./form.ts";
import { rememberForm, sameForm, type Received } from "./form-memory.ts";
import { suspicionOf } from "./rules.ts";

/** Takes a form of the public page: the person, the matter, the application, events and jobs are one transaction. */
export async function receiveApplication(ctx: Ctx, form: ApplicationForm, sending: Sending): Promise<Received> {
  const read = readForm(ctx, form, sending);
  return inTx(ctx, async (ctx) => {
    const before = await sameForm(ctx, sending.formKey);
    if (before) return before;
    const suspicion = suspicionOf({ ...sending, comment: form.comment ?? "" });
    const received =
      suspicion.length > 0 ? await keepSuspect(ctx, read, suspicion) : await acceptApplication(ctx, read);
    await rememberForm(ctx, read, received.applicationId);
    return received;
  });
}

/** Kept as it came, with the consents it was sent with: a person looks at it and releases or rejects it. */
async function keepSuspect(ctx: Ctx, form: ReadForm, suspicion: string[]): Promise<Received> {
  const version = form.consentVersion ?? (await datedText(ctx, "consent.personal-data")).version;
  const row = await ctx.db
    .insertInto("applications")
    .values({ ...formColumns(form), suspicion: JSON.stringify(suspicion), state: "suspect", consent_version: version })
    .returning(["id as applicationId", "number", "public_token as publicToken"])
    .executeTakeFirstOrThrow();
  await emit(
    ctx,
    "application.suspected",
    { subjectId: row.applicationId },
    { applicationId: row.applicationId, reasons: suspicion },
  );
  return row;
}
