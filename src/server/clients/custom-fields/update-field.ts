import type { z } from "zod";
import type { updateField as endpoint } from "../../../api/custom-fields.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { refreshSearchesJob } from "../job-names.ts";
import { forgetCustomFields } from "./known-custom-fields.ts";
import { optionsFault } from "./rules.ts";
import { findField, viewOf, type FieldView } from "./store.ts";

/** Its kind stays: values were read by it. An option taken away stays in the cards that have it. */
export const updateField = (ctx: Ctx, id: number, input: z.output<typeof endpoint.body>): Promise<FieldView> =>
  inTx(ctx, async (ctx) => {
    const former = await findField(ctx, id);
    const fault = input.options ? optionsFault(former.kind, input.options) : null;
    if (fault) throw invalid({ options: fault });
    const values = {
      ...(input.title === undefined ? {} : { title: input.title }),
      ...(input.titleEn === undefined ? {} : { title_en: input.titleEn }),
      ...(input.options === undefined ? {} : { options: JSON.stringify(input.options) }),
      ...(input.of === undefined ? {} : { of_kind: input.of }),
      ...(input.isSearchable === undefined ? {} : { is_searchable: input.isSearchable }),
    };
    // no event: nothing was asked to change
    if (Object.keys(values).length === 0) return viewOf(former);
    await ctx.db.updateTable("custom_fields").set(values).where("id", "=", id).execute();
    forgetCustomFields(ctx);
    await emit(ctx, "client-fields.changed", { subjectId: id }, { fieldId: id });
    if (input.isSearchable !== undefined && input.isSearchable !== former.isSearchable)
      enqueue(ctx, refreshSearchesJob, { field: former.name, after: 0 });
    return viewOf(await findField(ctx, id));
  });
