import type { z } from "zod";
import type { AnswerOf } from "../../../api/endpoint.ts";
import type { listTemplates as endpoint, Template } from "../../../api/messaging.ts";
import { knownFacts } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { TemplateRow } from "../store.ts";
import { isNumbered } from "../outgoing/template-rules.ts";

export async function listTemplates(ctx: Ctx): Promise<AnswerOf<typeof endpoint>> {
  const rows = await ctx.db.selectFrom("message_templates").selectAll().orderBy("name").orderBy("id").execute();
  return {
    items: rows.map(presentTemplate),
    fields: [...(await knownFacts(ctx)).values()].map(({ name, title, titleEn }) => ({ name, title, titleEn })),
  };
}

export const presentTemplate = (row: TemplateRow): z.input<typeof Template> => ({
  id: row.id,
  connectionId: row.connection_id,
  code: row.code,
  name: row.name,
  body: row.body,
  language: row.language,
  category: row.category,
  askedCategory: row.asked_category,
  kind: row.kind,
  buttons: row.buttons,
  samples: row.samples,
  submittedAt: row.submitted_at,
  approval: row.approval,
  rejectionReason: row.rejection_reason,
  isOn: row.is_on,
  canSend: row.is_on && row.approval === "approved" && row.body !== "" && isNumbered(row.body),
  variables: row.variables,
});
