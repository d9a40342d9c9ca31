import type { templateCategories } from "../../../api/message-templates.ts";
import { newCtx, type Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { templateById, type TemplateRow } from "../store.ts";
import { deskOf, orTold } from "./template-desk.ts";

type Category = (typeof templateCategories)[number];

/** Gives a template to WhatsApp's reviewers; the verdict comes with a later reading, for nobody tells us of it. */
export async function submitTemplate(ctx: Ctx, id: number, category: Category): Promise<TemplateRow> {
  const template = await templateById(ctx, id);
  if (template.approval !== "unsubmitted") throw refused("submitted-already", { approval: template.approval });
  const desk = await deskOf(ctx, template.connection_id);
  const filed = await orTold(() => desk.submit(template.external_id, { name: template.code, category }));
  return inTx(newCtx(ctx.app, ctx.actor, { log: ctx.log }), async (ctx) => {
    await ctx.db
      .updateTable("message_templates")
      .set({
        approval: filed.approval,
        category: filed.category,
        asked_category: category,
        submitted_at: ctx.now,
        changed_at: ctx.now,
      })
      .where("id", "=", id)
      .execute();
    await emit(ctx, "template.submitted", { subjectId: id }, { templateId: id });
    return templateById(ctx, id);
  });
}
