import type { MissingFact, UsedFact } from "../../../api/documents.ts";
import type { Fact, Scope } from "../model/facts.ts";
import { show } from "../model/show.ts";

/** What a template asks while it is filled, and what was told; a fact that is not known is noted, never left blank. */
export interface Told {
  used: Map<string, UsedFact>;
  missing: Map<string, MissingFact>;
}

/** Left in a draft as they stand: a paper has them from the moment it is final. */
export const PENDING = /^doc\.(number|date)(\.|$)/;

/** A placeholder's text: {client.name.dat}. */
export function tellText(scopes: readonly Scope[], name: string, told: Told): string {
  const found = findFact(scopes, name);
  if (!found) throw new Error(`a checked template names ${name}, which the model has not`);
  const shown = show(found.fact, found.forms);
  if (shown === null) {
    note(told.missing, found.fact, {});
    return "";
  }
  if (found.fact.value !== null) note(told.used, found.fact, { shown });
  return shown;
}

/** A condition or a list ("?" asks whether it has any item, "!" whether none): how often what stands within is shown. */
export function tellContainer(scopes: readonly Scope[], name: string, told: Told): boolean | Scope[] {
  const isNot = name.startsWith("!");
  const isAny = name.startsWith("?");
  const path = isNot || isAny ? name.slice(1).trim() : name;
  const list = scopes.findLast((scope) => scope.lists.has(path))?.lists.get(path);
  if (list) return isNot ? list.length === 0 : isAny ? list.length > 0 : list;
  const found = findFact(scopes, path);
  const is = found ? isSo(found.fact, told) : hasSection(scopes, path);
  return isNot ? !is : is;
}

/** A yes or no that nobody has said is missing; of anything else the question is whether it is known. */
function isSo(fact: Fact, told: Told): boolean {
  if (fact.leaf.kind === "flag" && fact.value === null) note(told.missing, fact, {});
  return fact.value !== null && fact.value !== false && fact.value !== 0;
}

const hasSection = (scopes: readonly Scope[], path: string): boolean =>
  scopes.some((scope) => [...scope.facts].some(([name, fact]) => name.startsWith(`${path}.`) && fact.value !== null));

/** The longest path that is a fact; what is left of the name are forms. Items of lists come before what is around them. */
function findFact(scopes: readonly Scope[], name: string): { fact: Fact; forms: string[] } | null {
  const bits = name.split(".");
  for (let i = scopes.length - 1; i >= 0; i--)
    for (let length = bits.length; length > 0; length--) {
      const fact = scopes[i]?.facts.get(bits.slice(0, length).join("."));
      if (fact) return { fact, forms: bits.slice(length) };
    }
  return null;
}

function note<T extends object>(into: Map<string, MissingFact & T>, { leaf, source }: Fact, more: T): void {
  const key = `${source.where} ${source.name} ${source.id ?? ""} ${"shown" in more ? String(more.shown) : ""}`;
  if (into.has(key)) return;
  into.set(key, { path: leaf.path, title: [leaf.title[0], leaf.title[1]], ...source, ...more });
}
