import type { CallOf } from "../../../../api/endpoint.ts";
import { clientFields } from "../../../../api/client-fields.ts";
import { recordKinds } from "../../../../api/client-records.ts";
import { codeOf, type RequirementKind, type setRequirements } from "../../../../api/requirements.ts";
import type { Pair } from "../../../lib/i18n.ts";
import { recordTitles } from "./record-titles-data.ts";
import { requirementTexts } from "./texts.ts";

export type Item = Required<CallOf<typeof setRequirements>["body"]["items"][number]>;
export type Choice = { value: string; title: Pair };

/** What may be asked for: fields of the card, kinds of records. */
export function choicesOf(kind: RequirementKind): Choice[] {
  if (kind === "fact")
    return [
      { value: "phone", title: requirementTexts.phone },
      ...clientFields.map(({ name, title }) => ({ value: name, title })),
    ];
  if (kind === "record") return recordKinds.map((value) => ({ value, title: recordTitles[value] }));
  return [];
}

export function titleOf(item: Pick<Item, "kind" | "what" | "title" | "titleEn">): Pair {
  if (item.title !== "") return [item.title, item.titleEn || item.title];
  if (item.kind === "debts") return requirementTexts.debts;
  return choicesOf(item.kind).find(({ value }) => value === item.what)?.title ?? [item.what, item.what];
}

export const blank: Item = {
  kind: "fact",
  what: "name",
  title: "",
  titleEn: "",
  why: "",
  whyEn: "",
  condition: null,
  owes: "manager",
  isGate: false,
};

/** Of another kind the former thing is no more. */
export function withKind(item: Item, kind: RequirementKind): Item {
  const what = kind === "debts" ? "debts" : (choicesOf(kind)[0]?.value ?? "");
  return { ...item, kind, what, title: "", titleEn: "" };
}

export const isFull = (item: Item): boolean =>
  item.what.trim() !== "" &&
  item.why.trim() !== "" &&
  item.whyEn.trim() !== "" &&
  (item.kind !== "document" || item.title.trim() !== "");

export const isTwice = (items: readonly Item[], item: Item, place: number): boolean =>
  items.some((one, i) => i !== place && codeOf(one) === codeOf(item));
