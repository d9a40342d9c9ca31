import type { FieldKind } from "../../../api/client-fields.ts";
import type { CustomField } from "./queries.ts";

export type OptionForm = { value: string; title: string; titleEn: string };
export type FieldForm = {
  title: string;
  titleEn: string;
  kind: FieldKind;
  of: CustomField["of"];
  isSearchable: boolean;
  options: OptionForm[];
};

export const formOf = (field: CustomField | null): FieldForm => ({
  title: field?.title ?? "",
  titleEn: field?.titleEn ?? "",
  kind: field?.kind ?? "text",
  of: field?.of ?? "both",
  isSearchable: field?.isSearchable ?? false,
  options: field?.options ?? [],
});

/** A name of a new option that no other has; people see its titles only. */
export function newOption(options: readonly OptionForm[]): OptionForm {
  const taken = options.map(({ value }) => Number(/^o(\d+)$/.exec(value)?.[1] ?? 0));
  return { value: `o${Math.max(0, ...taken) + 1}`, title: "", titleEn: "" };
}

/** Only a choice has options; each of them is named in both languages. */
export const isWhole = ({ title, titleEn, kind, options }: FieldForm): { names: boolean; options: boolean } => ({
  names: title.trim() !== "" && titleEn.trim() !== "",
  options:
    kind !== "choice" ||
    (options.length > 0 && options.every((one) => one.title.trim() !== "" && one.titleEn.trim() !== "")),
});
