import type { z } from "zod";
import type * as api from "../../api/automation.ts";
import type { JournalLine as JournalLineSchema } from "../../api/automation-journal.ts";
import type { ReplyOf } from "../../api/endpoint.ts";
import type { Pipeline as PipelineSchema, Stage as StageSchema } from "../../api/matters.ts";
import type { Locale } from "../lib/locale.ts";

export type Rule = z.output<typeof api.Rule>;
export type Kind = Rule["kind"];
export type CatalogItem = z.output<typeof api.CatalogItem>;
export type ParamField = z.output<typeof api.ParamField>;
export type Fact = z.output<typeof api.Fact>;
export type Catalog = ReplyOf<typeof api.getCatalog>;
export type JournalLine = z.output<typeof JournalLineSchema>;
export type Trial = ReplyOf<typeof api.tryRules>["items"][number];
export type Pipeline = z.output<typeof PipelineSchema>;
export type Stage = z.output<typeof StageSchema>;

type Titled = { title: string; titleEn: string };

/** The title in the reader's language; the Russian one where English was not given. */
export const titleIn = (item: Titled, locale: Locale): string =>
  locale === "en" && item.titleEn !== "" ? item.titleEn : item.title;
export const helpIn = (item: { help: string; helpEn: string }, locale: Locale): string =>
  locale === "en" && item.helpEn !== "" ? item.helpEn : item.help;
export const nameIn = (item: { name: string; nameEn: string }, locale: Locale): string =>
  locale === "en" && item.nameEn !== "" ? item.nameEn : item.name;

export const itemOf = (catalog: Catalog, rule: Pick<Rule, "kind" | "name">): CatalogItem | undefined =>
  (rule.kind === "robot" ? catalog.robots : catalog.triggers).find((item) => item.name === rule.name);

/** What people call it: its own title, else the catalogue's, else the name of what is gone. */
export const ruleTitle = (rule: Pick<Rule, "kind" | "name" | "title">, catalog: Catalog, locale: Locale): string => {
  const item = itemOf(catalog, rule);
  return rule.title || (item ? titleIn(item, locale) : rule.name);
};

/** A group of rules that follow on each other: triggers or robots of a stage, or robots of one way of a branch. */
export type Spot = Pick<Rule, "stageId" | "kind" | "parentId" | "arm">;
export const arms = ["then", "else"] as const;

export const onStage = (stageId: number, kind: Kind): Spot => ({ stageId, kind, parentId: null, arm: null });
export const inArm = (branch: Rule, arm: (typeof arms)[number]): Spot => ({
  stageId: branch.stageId,
  kind: "robot",
  parentId: branch.id,
  arm,
});
const isIn = (rule: Rule, spot: Spot): boolean =>
  rule.stageId === spot.stageId && rule.kind === spot.kind && rule.parentId === spot.parentId && rule.arm === spot.arm;

/** Rules of one group in their order. */
export const groupOf = (rules: readonly Rule[], spot: Spot): Rule[] =>
  rules.filter((rule) => isIn(rule, spot)).toSorted((a, b) => a.position - b.position || a.id - b.id);

/** The robot whose ways hold robots of their own. */
export const isBranch = (rule: Pick<Rule, "name">): boolean => rule.name === "automation.branch";

/** The rule and all that stands in its ways. */
export function blockOf(rules: readonly Rule[], rule: Rule): Rule[] {
  const inside = rules.filter((one) => one.parentId === rule.id);
  return [rule, ...inside.flatMap((one) => blockOf(rules, one))];
}
