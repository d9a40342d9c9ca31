import { clientFields, type ClientField } from "../../../api/client-fields.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { knownCustomFields } from "../custom-fields/known-custom-fields.ts";

/** Fields kept in columns of `clients`: lists sort by them, the search looks in them, older slices read them. */
export const columns = {
  name: "name",
  birthDate: "birth_date",
  inn: "inn",
  email: "email",
  city: "city",
  region: "region",
  zone: "zone",
  family: "family",
  work: "work",
  incomeKopecks: "income_kopecks",
  note: "note",
} as const;
export type ColumnField = keyof typeof columns;

export const columnOf = (field: string): (typeof columns)[ColumnField] | null =>
  Object.hasOwn(columns, field) ? columns[field as ColumnField] : null; // hasOwn is what the type system does not hear

/** The registry and the administrator's own fields, in the order in which people see them. */
export const allFields = async (ctx: Ctx): Promise<readonly ClientField[]> => [
  ...clientFields,
  ...(await knownCustomFields(ctx)),
];

/** Those that a client of this kind can have. */
export const fieldsOf = (fields: readonly ClientField[], kind: "person" | "company"): ClientField[] =>
  fields.filter((field) => field.of === "both" || field.of === kind);
