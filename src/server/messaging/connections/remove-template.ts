import { newCtx, type Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { failureOf } from "./open-channel.ts";
import { templateById } from "../store.ts";
import { deskOf, orTold } from "./template-desk.ts";

/** Deletes it at the partner; here it stays known to the messages that were made from it. */
export async function removeTemplate(ctx: Ctx, id: number): Promise<void> {
  const template = await templateById(ctx, id);
  if (template.approval === "removed") return;
  const desk = await deskOf(ctx, template.connection_id);
  await orTold(() => orGone(() => desk.remove(template.external_id)));
  await inTx(newCtx(ctx.app, ctx.actor, { log: ctx.log }), async (ctx) => {
    await ctx.db
      .updateTable("message_templates")
      .set({ approval: "removed", changed_at: ctx.now })
      .where("id", "=", id)
      .execute();
    await emit(ctx, "template.changed", { subjectId: id }, { templateId: id });
  });
}

/** One that is not there any more is deleted as well as one can wish. */
async function orGone(remove: () => Promise<void>): Promise<void> {
  try {
    await remove();
  } catch (error) {
    if (failureOf(error)?.code !== "20404") throw error;
  }
}
