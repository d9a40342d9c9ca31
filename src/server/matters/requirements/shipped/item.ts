import type { z } from "zod";
import type { Condition } from "../../../../api/automation-timing.ts";
import type { RecordKind } from "../../../../api/client-records.ts";
import type { Requirement } from "../../../../api/requirements.ts";

export type Item = z.output<typeof Requirement>;
type Owes = Item["owes"];
export type Pair = readonly [ru: string, en: string];

const item = (
  kind: Item["kind"],
  what: string,
  title: Pair,
  why: Pair,
  owes: Owes,
  condition: Condition | null,
): Item => ({
  kind,
  what,
  title: title[0],
  titleEn: title[1],
  why: why[0],
  whyEn: why[1],
  owes,
  condition,
  isGate: false,
});

const noTitle: Pair = ["", ""];

export const fact = (what: string, why: Pair, owes: Owes = "manager", condition: Condition | null = null) =>
  item("fact", what, noTitle, why, owes, condition);
export const record = (what: RecordKind, why: Pair, owes: Owes = "manager", condition: Condition | null = null) =>
  item("record", what, noTitle, why, owes, condition);
export const debts = (why: Pair, owes: Owes = "manager") =>
  item("debts", "debts", ["Долги и кредиторы", "Debts and creditors"], why, owes, null);
export const paper = (what: string, title: Pair, why: Pair, owes: Owes, condition: Condition | null = null) =>
  item("document", what, title, why, owes, condition);

/** The same things, asked for at the door of the next stage. */
export const toEnter = (items: readonly Item[], keep: (item: Item) => boolean = () => true): Item[] =>
  items.filter(keep).map((one) => ({ ...one, isGate: true }));

export const is = (field: string, value: string | boolean): Condition => ({ field, op: "equals", value });
export const hasAny = (...kinds: RecordKind[]): Condition => ({
  any: kinds.map((kind) => ({ field: `records.${kind}`, op: "greater" as const, value: 0 })),
});
/** Within so many months before today: what is older the court does not ask for. */
export const within = (field: string, months: number): Condition => ({
  field,
  op: "at-least",
  value: { from: "today", plus: -months, unit: "months" },
});
