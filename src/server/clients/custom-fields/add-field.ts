import type { z } from "zod";
import { sql } from "kysely";
import type { addField as endpoint } from "../../../api/custom-fields.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { forgetCustomFields } from "./known-custom-fields.ts";
import { optionsFault } from "./rules.ts";
import { findField, viewOf, type FieldView } from "./store.ts";

export const addField = (ctx: Ctx, input: z.output<typeof endpoint.body>): Promise<FieldView> =>
  inTx(ctx, async (ctx) => {
    const fault = optionsFault(input.kind, input.options);
    if (fault) throw invalid({ options: fault });
    const row = await ctx.db
      .insertInto("custom_fields")
      .values({
        kind: input.kind,
        title: input.title,
        title_en: input.titleEn,
        options: JSON.stringify(input.options),
        of_kind: input.of,
        is_searchable: input.isSearchable,
        position: sql<number>`(select coalesce(max(position), 0) + 1 from custom_fields)`,
        created_at: ctx.now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    forgetCustomFields(ctx);
    await emit(ctx, "client-fields.changed", { subjectId: row.id }, { fieldId: row.id });
    return viewOf(await findField(ctx, row.id));
  });
