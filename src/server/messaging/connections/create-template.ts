import type { BodyOf } from "../../../api/endpoint.ts";
import type { createTemplate as endpoint } from "../../../api/message-templates.ts";
import { knownFacts } from "../../automation/index.ts";
import { newCtx, type Ctx } from "../../kernel/ctx.ts";
import { conflict, invalid } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { faultsOfDraft } from "../outgoing/template-draft-rules.ts";
import { templateById, type TemplateRow } from "../store.ts";
import { submitTemplate } from "./submit-template.ts";
import { deskOf, orTold } from "./template-desk.ts";

type Draft = BodyOf<typeof endpoint>;

/**
 * Makes a template at the partner, then writes it down. A crash between the two leaves one that the next reading of
 * the account finds, not submitted to anybody.
 */
export async function createTemplate(ctx: Ctx, draft: Draft): Promise<TemplateRow> {
  const faults = { ...faultsOfDraft(draft), ...(await unknownFields(ctx, draft)) };
  if (Object.keys(faults).length > 0) throw invalid(faults);
  await refuseTaken(ctx, draft);
  const desk = await deskOf(ctx, draft.connectionId);
  const samples = Object.fromEntries(draft.variables.map(({ index, sample }) => [String(index), sample]));
  const { externalId } = await orTold(() =>
    desk.create({
      name: draft.code,
      language: draft.language,
      body: draft.body,
      kind: draft.kind,
      buttons: draft.buttons,
      samples,
    }),
  );
  const row = await keep(newCtx(ctx.app, ctx.actor, { log: ctx.log }), { draft, externalId, samples });
  return draft.isSubmitted ? submitTemplate(ctx, row.id, draft.category) : row;
}

async function unknownFields(ctx: Ctx, { variables }: Draft): Promise<Record<string, string>> {
  const facts = await knownFacts(ctx);
  return Object.fromEntries(
    variables.flatMap(({ field }, at) =>
      field === "" || facts.has(field) ? [] : [[`variables.${at}.field`, "unknown-field"]],
    ),
  );
}

/** The partner would take a second one of the name, and robots could not tell them apart. */
async function refuseTaken(ctx: Ctx, { code, connectionId, language }: Draft): Promise<void> {
  const same = await ctx.db
    .selectFrom("message_templates")
    .select("id")
    .where("connection_id", "=", connectionId)
    .where("code", "=", code)
    .where("language", "=", language)
    .where("approval", "not in", ["removed", "rejected"])
    .executeTakeFirst();
  if (same) throw conflict("code-taken");
}

const keep = (
  ctx: Ctx,
  { draft, externalId, samples }: { draft: Draft; externalId: string; samples: Record<string, string> },
): Promise<TemplateRow> =>
  inTx(ctx, async (ctx) => {
    const variables = draft.variables.map(({ index, field, fallback }) => ({ index, field, fallback }));
    const ours = {
      code: draft.code,
      name: draft.name,
      language: draft.language,
      body: draft.body,
      kind: draft.kind,
      buttons: JSON.stringify(draft.buttons),
      samples: JSON.stringify(samples),
      variables: JSON.stringify(variables),
      asked_category: draft.category,
      changed_at: ctx.now,
    };
    // The hourly reading may have found it first.
    const row = await ctx.db
      .insertInto("message_templates")
      .values({ ...ours, connection_id: draft.connectionId, external_id: externalId, approval: "unsubmitted" })
      .onConflict((oc) => oc.columns(["connection_id", "external_id"]).doUpdateSet(ours))
      .returning("id")
      .executeTakeFirstOrThrow();
    await emit(ctx, "template.changed", { subjectId: row.id }, { templateId: row.id });
    return templateById(ctx, row.id);
  });
