import type { Words } from "../../../api/client-fields.ts";
import { clientLeaves, spouseLeaves } from "./data/client-data.ts";
import { debtLeaves, debtLists, totalLeaves } from "./data/debts-data.ts";
import { extraLeaves, extraLists } from "./data/extra-data.ts";
import { lawLeaves, textLeaves } from "./data/law-data.ts";
import { docLeaves, firmLeaves, matterLeaves, scheduleList } from "./data/matter-data.ts";
import { propertyLists } from "./data/property-data.ts";
import { recordLists } from "./data/records-data.ts";
import { leaf, type Leaf, type ListField } from "./field-kinds.ts";

/**
 * Everything a template may name, in one description: the list of available fields, the check of an uploaded template
 * and the papers' model are all made from it.
 */
export interface FieldGroup {
  code: string;
  title: Words;
  leaves: readonly Leaf[];
  lists: readonly ListField[];
}

export const fieldGroups: readonly FieldGroup[] = [
  { code: "doc", title: ["Документ", "The paper"], leaves: docLeaves, lists: [] },
  { code: "client", title: ["Клиент", "The client"], leaves: clientLeaves, lists: [] },
  { code: "family", title: ["Семья и работа", "Family and work"], leaves: spouseLeaves, lists: recordLists },
  { code: "debts", title: ["Долги и кредиторы", "Debts and creditors"], leaves: totalLeaves, lists: debtLists },
  { code: "property", title: ["Имущество", "Property"], leaves: [], lists: propertyLists },
  {
    code: "matter",
    title: ["Дело, суд, договор", "Matter, court, contract"],
    leaves: matterLeaves,
    lists: [scheduleList],
  },
  { code: "firm", title: ["Наша фирма", "Our firm"], leaves: firmLeaves, lists: [] },
  {
    code: "extra",
    title: ["Только этот документ", "This paper alone"],
    leaves: [...extraLeaves, ...debtLeaves],
    lists: extraLists,
  },
  {
    code: "law",
    title: ["Числа и тексты закона", "The law's numbers and texts"],
    leaves: [...lawLeaves, ...textLeaves],
    lists: [],
  },
];

/** Sections that a condition may ask for as a whole: {#spouse}…{/spouse}. */
export const sections = ["spouse", "debt", "recipient", "order", "period", "contract"] as const;

/** The place of an item in its list, from 1. */
export const itemNumber = leaf("n", "number", ["Номер по порядку", "Number in order"], "1");

const leaves = new Map(fieldGroups.flatMap((group) => group.leaves).map((one) => [one.path, one]));
const lists = new Map(fieldGroups.flatMap((group) => group.lists).map((one) => [one.path, one]));

export const leafAt = (path: string): Leaf | null => leaves.get(path) ?? null;
export const listAt = (path: string): ListField | null => lists.get(path) ?? null;
