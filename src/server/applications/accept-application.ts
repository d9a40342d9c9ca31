import { sql } from "kysely";
import { pickByRota } from "../access/index.ts";
import { findOrCreateByPhone } from "../clients/index.ts";
import { emit, enqueue } from "../kernel/events.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { assignMatter, findOpenMatter, openMatter, type OpenMatter } from "../matters/index.ts";
import { notify } from "../notices/index.ts";
import { formColumns, type ReadForm } from "./form.ts";
import { giveFormConsents } from "./form-consents.ts";
import type { Received } from "./form-memory.ts";
import { passOnJob } from "./job-names.ts";
import { takeBy } from "./take-by.ts";

type Accepted = Received & { clientId: number; matterId: number };

/**
 * The person is found or made, the form joins his open application or opens a matter. `suspectId`: the row of a
 * suspect whom a person released; it becomes the application itself.
 */
export async function acceptApplication(ctx: Ctx, form: ReadForm, suspectId: number | null = null): Promise<Accepted> {
  const client = await findOrCreateByPhone(ctx, { phone: form.phone, name: form.name, source: "site" });
  const open = client.isNew ? null : await findOpenMatter(ctx, client.id, "applications");
  const joined = open ? await join(ctx, form, client.id, open, suspectId) : null;
  return joined ?? openNew(ctx, form, client.id, open, suspectId);
}

async function openNew(
  ctx: Ctx,
  form: ReadForm,
  clientId: number,
  open: OpenMatter | null,
  suspectId: number | null,
): Promise<Accepted> {
  const responsibleId = open?.responsibleId ?? (await pickByRota(ctx))?.id ?? null;
  const matterId =
    open?.id ?? (await openMatter(ctx, { clientId, pipelineCode: "applications", source: "site", responsibleId })).id;
  if (open && open.responsibleId === null) await assignMatter(ctx, { matterId, userId: responsibleId });
  const dueAt = await takeBy(ctx);
  const row = await write(ctx, form, suspectId, {
    client_id: clientId,
    matter_id: matterId,
    state: "new",
    responsible_id: responsibleId,
    due_at: dueAt,
    consent_version: await giveFormConsents(ctx, form, clientId),
  });
  const about = { clientId, matterId, subjectId: row.applicationId };
  await emit(ctx, "application.received", about, { applicationId: row.applicationId, number: row.number });
  enqueue(ctx, passOnJob, { applicationId: row.applicationId }, dueAt);
  return { ...row, clientId, matterId };
}

interface Place {
  client_id: number;
  matter_id: number;
  state: "new";
  responsible_id: number | null;
  due_at: Date;
  consent_version: string;
}

function write(ctx: Ctx, form: ReadForm, suspectId: number | null, place: Place): Promise<Received> {
  const columns = ["id as applicationId", "number", "public_token as publicToken"] as const;
  if (suspectId !== null)
    return ctx.db
      .updateTable("applications")
      .set(place)
      .where("id", "=", suspectId)
      .returning(columns)
      .executeTakeFirstOrThrow();
  return ctx.db
    .insertInto("applications")
    .values({ ...formColumns(form), ...place })
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** The person wrote again while the first application is open: it joins it and people are told. */
async function join(
  ctx: Ctx,
  form: ReadForm,
  clientId: number,
  open: OpenMatter,
  suspectId: number | null,
): Promise<Accepted | null> {
  const row = await ctx.db
    .updateTable("applications")
    .set((eb) => ({
      repeats: eb("repeats", "+", 1),
      debt_kopecks: form.debtKopecks ?? eb.ref("debt_kopecks"),
      comment: form.comment ? sql<string>`concat_ws(chr(10), comment, ${form.comment}::text)` : eb.ref("comment"),
    }))
    .where("matter_id", "=", open.id)
    .returning(["id as applicationId", "number", "public_token as publicToken"])
    .executeTakeFirst();
  if (!row) return null;
  if (suspectId !== null)
    await ctx.db
      .updateTable("applications")
      .set({ state: "rejected", client_id: clientId })
      .where("id", "=", suspectId)
      .execute();
  await giveFormConsents(ctx, form, clientId);
  const about = { clientId, matterId: open.id };
  const cause = await emit(
    ctx,
    "application.repeated",
    { ...about, subjectId: row.applicationId },
    { applicationId: row.applicationId, number: row.number },
  );
  const userIds = open.responsibleId === null ? [] : [open.responsibleId];
  await notify({ ...ctx, cause }, { ...about, userIds, kind: "application.repeated", data: { number: row.number } });
  return { ...row, ...about };
}
