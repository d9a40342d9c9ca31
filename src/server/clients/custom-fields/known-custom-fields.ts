import type { ClientField } from "../../../api/client-fields.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { forget, remember } from "../../kernel/remember.ts";

const KEY = "custom-fields";

export interface CustomField extends ClientField {
  id: number;
  isSearchable: boolean;
}

/** The administrator's fields in his order: read with every card, changed a few times a year. */
export const knownCustomFields = (ctx: Ctx): Promise<readonly CustomField[]> =>
  remember(ctx, KEY, async () => {
    const rows = await ctx.db
      .selectFrom("custom_fields")
      .selectAll()
      .where("removed_at", "is", null)
      .orderBy("position")
      .orderBy("id")
      .execute();
    return rows.map((row) => ({
      id: row.id,
      name: `custom.${row.id}`,
      kind: row.kind,
      group: "other",
      title: [row.title, row.title_en],
      of: row.of_kind,
      options: row.options.map(({ value, title, titleEn }) => ({ value, title: [title, titleEn] })),
      isSearchable: row.is_searchable,
    }));
  });

export const forgetCustomFields = (ctx: Ctx): void => forget(ctx, KEY);
