import { sql } from "kysely";
import { datedText } from "../law/index.ts";
import { findOrCreateByPhone, giveConsent, normalPhone } from "../clients/index.ts";
import { emit, enqueue } from "../kernel/events.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { invalid } from "../kernel/errors.ts";
import { randomToken } from "../kernel/ids.ts";
import { inTx } from "../kernel/tx.ts";
import { findOpenMatter, openMatter } from "../matters/index.ts";
import { pickByRota } from "../access/index.ts";
import { notify } from "../notices/index.ts";
import { takeBy } from "./take-by.ts";
import { passOnJob } from "./job-names.ts";
import { kopecksOf, suspicionOf } from "./rules.ts";

export interface ApplicationForm {
  name: string;
  phone: string;
  debtAmount?: string | number | undefined;
  comment?: string | undefined;
  advertisingConsent?: boolean | undefined;
  utm?: Record<string, string> | undefined;
}

/** What is known of the sending itself. */
export interface Sending {
  /** Makes a second press the same application; null when the caller gave none. */
  formKey: string | null;
  mark: "fresh" | "absent" | "forged" | "old";
  seconds: number | null;
  fromAddress: number;
  hasTrap: boolean;
  address: string | null;
  agent: string | null;
  referrer: string | null;
}

export interface Received {
  applicationId: number;
  number: number;
  publicToken: string;
}

interface Parsed extends ApplicationForm {
  phone: string;
  debtKopecks: number | null;
  sending: Sending;
}

/** Takes a form of the public page: the person, the matter, the application, events and jobs are one transaction. */
export async function receiveApplication(ctx: Ctx, form: ApplicationForm, sending: Sending): Promise<Received> {
  const parsed = parse(form, sending);
  return inTx(ctx, async (ctx) => {
    const before = await sameForm(ctx, sending.formKey);
    if (before) return before;
    const signs = { ...sending, comment: form.comment ?? "" };
    const suspicion = suspicionOf(signs);
    return suspicion.length > 0 ? keepSuspect(ctx, parsed, suspicion) : acceptApplication(ctx, parsed, null);
  });
}

function parse(form: ApplicationForm, sending: Sending): Parsed {
  const fields: Record<string, string> = {};
  const phone = normalPhone(form.phone);
  const debt = kopecksOf(form.debtAmount);
  if (!phone) fields["phone"] = "phone";
  if (debt === null) fields["debtAmount"] = "wrong";
  if (!phone || debt === null) throw invalid(fields);
  return { ...form, phone, debtKopecks: debt ?? null, sending };
}

/** `suspectId`: a person said that this suspect is a person, and it goes the usual way. */
export async function acceptApplication(
  ctx: Ctx,
  form: Parsed,
  suspectId: number | null,
): Promise<Received & { clientId: number; matterId: number }> {
  const client = await findOrCreateByPhone(ctx, { phone: form.phone, name: form.name, source: "site" });
  // The client's row is locked now: the same form sent twice at once is seen here at the latest. A client made just now has nothing yet.
  const before = suspectId || client.isNew ? null : await sameForm(ctx, form.sending.formKey);
  if (before) return { ...before, clientId: client.id, matterId: before.matterId };
  const open = client.isNew ? null : await findOpenMatter(ctx, client.id, "applications");
  const joined = open ? await join(ctx, form, client.id, open, suspectId) : null;
  const received = joined ?? (await openNew(ctx, form, client.id, open?.id ?? null, suspectId));
  await rememberForm(ctx, form, received.applicationId);
  return { ...received, clientId: client.id };
}

async function openNew(
  ctx: Ctx,
  form: Parsed,
  clientId: number,
  openMatterId: number | null,
  suspectId: number | null,
) {
  const responsible = await pickByRota(ctx, {});
  const matterId =
    openMatterId ??
    (
      await openMatter(ctx, {
        clientId,
        pipelineCode: "applications",
        source: "site",
        responsibleId: responsible?.id ?? null,
      })
    ).id;
  const dueAt = await takeBy(ctx);
  const consent = await consents(ctx, form, clientId);
  const values = {
    client_id: clientId,
    matter_id: matterId,
    state: "new" as const,
    responsible_id: responsible?.id ?? null,
    due_at: dueAt,
    has_advertising_consent: form.advertisingConsent ?? false,
    consent_version: consent,
  };
  const row = suspectId
    ? await ctx.db
        .updateTable("applications")
        .set(values)
        .where("id", "=", suspectId)
        .returning(["id", "number", "public_token"])
        .executeTakeFirstOrThrow()
    : await ctx.db
        .insertInto("applications")
        .values({ ...formColumns(ctx, form), ...values })
        .returning(["id", "number", "public_token"])
        .executeTakeFirstOrThrow();
  await emit(
    ctx,
    "application.received",
    { clientId, matterId, subjectId: row.id },
    { applicationId: row.id, number: row.number },
  );
  enqueue(ctx, passOnJob, { applicationId: row.id }, dueAt);
  return { applicationId: row.id, number: row.number, publicToken: row.public_token, matterId };
}

/** The person wrote again while the first application is open: it joins it and people are told. */
async function join(
  ctx: Ctx,
  form: Parsed,
  clientId: number,
  open: { id: number; responsibleId: number | null },
  suspectId: number | null,
) {
  const matterId = open.id;
  const row = await ctx.db
    .updateTable("applications")
    .set((eb) => ({
      repeats: eb("repeats", "+", 1),
      debt_kopecks: form.debtKopecks ?? eb.ref("debt_kopecks"),
      comment: form.comment ? sql<string>`concat_ws(chr(10), comment, ${form.comment}::text)` : eb.ref("comment"),
    }))
    .where("matter_id", "=", matterId)
    .returning(["id", "number", "public_token"])
    .executeTakeFirst();
  if (!row) return null;
  if (suspectId)
    await ctx.db
      .updateTable("applications")
      .set({ state: "rejected", client_id: clientId })
      .where("id", "=", suspectId)
      .execute();
  await consents(ctx, form, clientId);
  const cause = await emit(
    ctx,
    "application.repeated",
    { clientId, matterId, subjectId: row.id },
    { applicationId: row.id, number: row.number },
  );
  const told = open.responsibleId === null ? [] : [open.responsibleId];
  await notify(
    { ...ctx, cause },
    { userIds: told, kind: "application.repeated", data: { number: row.number }, clientId, matterId },
  );
  return { applicationId: row.id, number: row.number, publicToken: row.public_token, matterId };
}

async function keepSuspect(ctx: Ctx, form: Parsed, suspicion: string[]): Promise<Received> {
  const row = await ctx.db
    .insertInto("applications")
    .values({
      ...formColumns(ctx, form),
      suspicion: JSON.stringify(suspicion),
      state: "suspect",
      has_advertising_consent: form.advertisingConsent ?? false,
    })
    .returning(["id", "number", "public_token"])
    .executeTakeFirstOrThrow();
  await rememberForm(ctx, form, row.id);
  await emit(ctx, "application.suspected", { subjectId: row.id }, { applicationId: row.id, reasons: suspicion });
  return { applicationId: row.id, number: row.number, publicToken: row.public_token };
}

const formColumns = (ctx: Ctx, form: Parsed) => ({
  public_token: randomToken(),
  client_id: null,
  matter_id: null,
  name: form.name,
  phone: form.phone,
  debt_kopecks: form.debtKopecks,
  comment: form.comment ?? null,
  source: "site",
  utm: JSON.stringify(form.utm ?? {}),
  referrer: form.sending.referrer,
  address: form.sending.address,
  agent: form.sending.agent,
  suspicion: JSON.stringify([]),
  responsible_id: null,
  taken_by: null,
  created_at: ctx.now,
});

/** Each consent is kept apart, with the version of the text, the time and the address (152-FZ art. 9). */
async function consents(ctx: Ctx, form: Parsed, clientId: number): Promise<string> {
  const text = await datedText(ctx, "consent.personal-data");
  const proof = { clientId, isGiven: true, source: "site", address: form.sending.address, agent: form.sending.agent };
  await giveConsent(ctx, { ...proof, purpose: "personal-data", textVersion: text.version });
  if (form.advertisingConsent) {
    const advertising = await datedText(ctx, "consent.advertising");
    await giveConsent(ctx, { ...proof, purpose: "advertising", textVersion: advertising.version });
  }
  return text.version;
}

async function rememberForm(ctx: Ctx, form: Parsed, applicationId: number): Promise<void> {
  if (!form.sending.formKey) return;
  await ctx.db
    .insertInto("application_forms")
    .values({
      form_key: form.sending.formKey,
      application_id: applicationId,
      comment: form.comment ?? null,
      debt_kopecks: form.debtKopecks,
      at: ctx.now,
    })
    .onConflict((oc) => oc.doNothing())
    .execute();
}

async function sameForm(ctx: Ctx, formKey: string | null) {
  if (!formKey) return null;
  const row = await ctx.db
    .selectFrom("application_forms")
    .innerJoin("applications", "applications.id", "application_forms.application_id")
    .select(["applications.id", "applications.number", "applications.public_token", "applications.matter_id"])
    .where("form_key", "=", formKey)
    .executeTakeFirst();
  return row
    ? { applicationId: row.id, number: row.number, publicToken: row.public_token, matterId: row.matter_id ?? 0 }
    : null;
}
