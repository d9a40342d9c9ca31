import { createContext, useContext } from "react";
import type { Locale } from "../lib/locale.ts";
import type { Catalog, CatalogItem, Pipeline, Rule, Spot } from "./model.ts";
import type { Place } from "./placing.ts";
import type { Names } from "./words/params.ts";

/** What every part of the designer needs: the pipeline with its rules, and what may be done with them. */
export type Designer = {
  pipeline: Pipeline;
  rules: Rule[];
  /** Published rules that the draft takes away. */
  removed: Rule[];
  /** Ids that a search left in sight; null while nothing is sought. */
  seen: ReadonlySet<number> | null;
  catalog: Catalog;
  names: Names;
  locale: Locale;
  canWrite: boolean;
  titleOf: (rule: Rule) => string;
  itemFor: (rule: Pick<Rule, "kind" | "name">) => CatalogItem | undefined;
  stageName: (id: number) => string;
  factTitle: (name: string) => string;
  open: (rule: Rule) => void;
  add: (spot: Spot) => void;
  askStage: (rule: Rule, what: "move" | "copy") => void;
  move: (rule: Rule, place: Place) => void;
  turn: (rule: Rule, isOn: boolean) => void;
  remove: (rule: Rule) => void;
};

export const DesignerContext = createContext<Designer | null>(null);

export function useDesigner(): Designer {
  const designer = useContext(DesignerContext);
  if (!designer) throw new Error("no designer around");
  return designer;
}

/** All that a condition is written by: it may be edited outside of a pipeline's designer too. */
export type ConditionGround = { catalog: Pick<Catalog, "facts">; locale: Locale };
export const ConditionContext = createContext<ConditionGround | null>(null);

export function useConditionGround(): ConditionGround {
  const own = useContext(ConditionContext);
  const designer = useContext(DesignerContext);
  const ground = own ?? designer;
  if (!ground) throw new Error("no facts around");
  return ground;
}
