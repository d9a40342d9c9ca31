import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import type { HookEvent } from "../adapters/port.ts";
import type { Connection } from "../connections/open-channel.ts";

/** The partner says what became of a template: its approval, and sometimes another category than we asked for. */
export const noteTemplateStatus = (
  ctx: Ctx,
  connection: Connection,
  told: Extract<HookEvent, { kind: "templateStatus" }>,
): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const changed = await ctx.db
      .updateTable("message_templates")
      .set({
        approval: told.approval,
        rejection_reason: told.reason,
        ...(told.category === null ? {} : { category: told.category }),
        changed_at: ctx.now,
      })
      .where("connection_id", "=", connection.id)
      .where("external_id", "=", told.externalId)
      .where((eb) =>
        eb.or([eb("approval", "!=", told.approval), eb("rejection_reason", "is distinct from", told.reason)]),
      )
      .returning("id")
      .executeTakeFirst();
    if (changed) await emit(ctx, "template.changed", { subjectId: changed.id }, { templateId: changed.id });
  });
