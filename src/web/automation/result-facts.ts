import { blockOf, itemOf, type Catalog, type Fact, type Rule } from "./model.ts";

// What robots leave for those below them on the same stage: facts `result.<rule id>.<name>`. The catalogue knows the
// published ones; the draft's are named here by its own rules.

/** The catalogue with the results of these rules in place of the published ones. */
export const withResults = (catalog: Catalog, rules: readonly Rule[]): Catalog => ({
  ...catalog,
  facts: [...catalog.facts.filter((fact) => !isResult(fact)), ...rules.flatMap((rule) => resultsOf(catalog, rule))],
});

/** Only those that a rule on this stage may ask for: neither its own nor those of what stands in its ways. */
export function withResultsFor(catalog: Catalog, rules: readonly Rule[], stageId: number, rule: Rule | null): Catalog {
  const own = new Set(rule ? blockOf(rules, rule) : []);
  return withResults(
    catalog,
    rules.filter((one) => one.stageId === stageId && !own.has(one)),
  );
}

const isResult = (fact: Fact): boolean => fact.name.startsWith("result.");

function resultsOf(catalog: Catalog, rule: Rule): Fact[] {
  const item = rule.kind === "robot" ? itemOf(catalog, rule) : undefined;
  return (item?.results ?? []).map((result) => ({
    name: `result.${rule.id}.${result.name}`,
    title: `${rule.title || (item?.title ?? "")}: ${result.title}`,
    titleEn: `${rule.title || (item?.titleEn ?? "")}: ${result.titleEn}`,
    kind: result.kind,
    options: [],
  }));
}
