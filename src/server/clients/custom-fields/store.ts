import type { z } from "zod";
import type { CustomField as CustomFieldView } from "../../../api/custom-fields.ts";
import { notFound } from "../../kernel/errors.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { knownCustomFields, type CustomField } from "./known-custom-fields.ts";

export type FieldView = z.input<typeof CustomFieldView>;

export const viewOf = (field: CustomField): FieldView => ({
  id: field.id,
  name: field.name,
  kind: field.kind,
  title: field.title[0],
  titleEn: field.title[1],
  options: (field.options ?? []).map(({ value, title }) => ({ value, title: title[0], titleEn: title[1] })),
  of: field.of,
  isSearchable: field.isSearchable,
});

export async function findField(ctx: Ctx, id: number): Promise<CustomField> {
  const field = (await knownCustomFields(ctx)).find((known) => known.id === id);
  if (!field) throw notFound("field");
  return field;
}
