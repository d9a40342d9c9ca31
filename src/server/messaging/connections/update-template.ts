import type { BodyOf } from "../../../api/endpoint.ts";
import type { updateTemplate as endpoint } from "../../../api/messaging.ts";
import { knownFacts } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { templateById, type TemplateRow } from "../store.ts";
import { faultOf, placeholdersOf } from "../outgoing/template-rules.ts";

/** What is ours of a template: its name for people, the switch, and which fact fills which variable. */
export const updateTemplate = (ctx: Ctx, id: number, input: BodyOf<typeof endpoint>): Promise<TemplateRow> =>
  inTx(ctx, async (ctx) => {
    const template = await templateById(ctx, id);
    if (input.variables) await checkVariables(ctx, template, input.variables);
    const row = await ctx.db
      .updateTable("message_templates")
      .set({
        name: input.name ?? template.name,
        is_on: input.isOn ?? template.is_on,
        variables: JSON.stringify(input.variables ?? template.variables),
        changed_at: ctx.now,
      })
      .where("id", "=", id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await emit(ctx, "template.changed", { subjectId: id }, { templateId: id });
    return row;
  });

async function checkVariables(ctx: Ctx, template: TemplateRow, variables: TemplateRow["variables"]): Promise<void> {
  const names = placeholdersOf(template.body);
  const facts = await knownFacts(ctx);
  for (const [at, { index, field, fallback }] of variables.entries()) {
    if (!names.includes(String(index))) throw invalid({ [`variables.${at}.index`]: "unknown-variable" });
    if (field && !facts.has(field)) throw invalid({ [`variables.${at}.field`]: "unknown-field" });
    if (fallback && faultOf(fallback)) throw invalid({ [`variables.${at}.fallback`]: "wrong" });
  }
}
