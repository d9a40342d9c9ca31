import { isDeepStrictEqual } from "node:util";
import type { Updateable } from "kysely";
import { newCtx, type Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import type { PartnerTemplate } from "../adapters/port.ts";
import { failureOf, openChannel } from "./open-channel.ts";
import { shippedTemplates } from "../shipped-templates.ts";
import { connectionById, type TemplateRow } from "../store.ts";
import type { MessageTemplatesTable, TemplateVariable } from "../tables.ts";
import { placeholdersOf } from "../outgoing/template-rules.ts";
import { noteFailure, noteSuccess } from "./note-health.ts";

/** What is no more in the account cannot be sent, but stays known to the messages that were made from it. */
const REMOVED = "removed";

/** Reads the account's templates: WhatsApp approves, pauses and re-files them without telling us. */
export async function readTemplates(ctx: Ctx, connectionId: number): Promise<void> {
  const connection = await connectionById(ctx, connectionId);
  const found = await openChannel(ctx.app, connection).listTemplates();
  await inTx(newCtx(ctx.app, ctx.actor, { cause: ctx.cause, log: ctx.log }), async (ctx) => {
    // Two readers at once would both insert the same template: the second waits here.
    await ctx.db.selectFrom("connections").select("id").where("id", "=", connectionId).forNoKeyUpdate().execute();
    const known = await ctx.db
      .selectFrom("message_templates")
      .selectAll()
      .where("connection_id", "=", connectionId)
      .execute();
    for (const template of found)
      await keep(
        ctx,
        connectionId,
        template,
        known.find((row) => row.external_id === template.externalId),
      );
    const gone = known.filter(
      (row) => row.approval !== REMOVED && !found.some((template) => template.externalId === row.external_id),
    );
    for (const row of gone) await change(ctx, row, { approval: REMOVED });
    await ctx.db
      .updateTable("connections")
      .set({ templates_read_at: ctx.now })
      .where("id", "=", connectionId)
      .execute();
  });
}

/** All connections in turn; one that does not answer keeps nobody else from being read. */
export async function readAllTemplates(ctx: Ctx): Promise<void> {
  const connections = await ctx.db
    .selectFrom("connections")
    .selectAll()
    .where("is_on", "=", true)
    .orderBy("id")
    .execute();
  for (const connection of connections) {
    try {
      await readTemplates(ctx, connection.id);
      await noteSuccess(newCtx(ctx.app, ctx.actor, { log: ctx.log }), connection);
    } catch (error) {
      const failure = failureOf(error);
      if (!failure) throw error;
      await noteFailure(newCtx(ctx.app, ctx.actor, { log: ctx.log }), connection, failure);
    }
  }
}

async function keep(
  ctx: Ctx,
  connectionId: number,
  template: PartnerTemplate,
  row: TemplateRow | undefined,
): Promise<void> {
  const facts = {
    code: template.name,
    language: template.language,
    category: template.category,
    body: template.body,
    approval: template.approval,
    rejection_reason: template.rejectionReason,
  };
  const form = { kind: template.kind ?? "text", buttons: template.buttons ?? [], samples: template.samples ?? {} };
  if (row) {
    const isSame =
      row.code === facts.code &&
      row.language === facts.language &&
      row.category === facts.category &&
      row.body === facts.body &&
      row.approval === facts.approval &&
      row.rejection_reason === facts.rejection_reason &&
      isDeepStrictEqual({ kind: row.kind, buttons: row.buttons, samples: row.samples }, form);
    if (!isSame) await change(ctx, row, { ...facts, ...written(form) });
    return;
  }
  const made = await ctx.db
    .insertInto("message_templates")
    .values({
      ...facts,
      ...written(form),
      connection_id: connectionId,
      external_id: template.externalId,
      name: shippedTemplates[template.name]?.name ?? template.name,
      variables: JSON.stringify(variablesOf(template)),
      changed_at: ctx.now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await emit(ctx, "template.changed", { subjectId: made.id }, { templateId: made.id });
}

const written = ({ kind, buttons, samples }: Pick<TemplateRow, "kind" | "buttons" | "samples">) => ({
  kind,
  buttons: JSON.stringify(buttons),
  samples: JSON.stringify(samples),
});

/** Which fact fills which variable only a person of the firm can tell, unless it is a template of ours. */
function variablesOf({ name, body }: PartnerTemplate): TemplateVariable[] {
  const known = shippedTemplates[name]?.variables ?? [];
  return placeholdersOf(body)
    .filter((place) => /^\d+$/.test(place))
    .map(
      (place) =>
        known.find(({ index }) => index === Number(place)) ?? { index: Number(place), field: "", fallback: "" },
    );
}

async function change(ctx: Ctx, row: TemplateRow, facts: Updateable<MessageTemplatesTable>): Promise<void> {
  await ctx.db
    .updateTable("message_templates")
    .set({ ...facts, changed_at: ctx.now })
    .where("id", "=", row.id)
    .execute();
  await emit(ctx, "template.changed", { subjectId: row.id }, { templateId: row.id });
}
