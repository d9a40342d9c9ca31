import type { Ctx } from "../../kernel/ctx.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { refreshSearchesJob } from "../job-names.ts";
import { forgetCustomFields } from "./known-custom-fields.ts";
import { findField } from "./store.ts";

/** Takes the field off all cards; what was written in it stays in the database with its history. */
export const removeField = (ctx: Ctx, id: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const field = await findField(ctx, id);
    await ctx.db.updateTable("custom_fields").set({ removed_at: ctx.now }).where("id", "=", id).execute();
    forgetCustomFields(ctx);
    await emit(ctx, "client-fields.changed", { subjectId: id }, { fieldId: id });
    if (field.isSearchable) enqueue(ctx, refreshSearchesJob, { field: field.name, after: 0 });
  });
