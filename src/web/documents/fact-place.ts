import { clientFields } from "../../api/client-fields.ts";
import { matterFacts } from "../../api/matter-papers.ts";
import { goTo } from "../lib/address.ts";
import { goToFact } from "../lib/go-to-fact.ts";
import type { MissingFact } from "./queries.ts";

/** Where a fact is filled: a place of the card, the matter's own form, a page, the paper's form, or nowhere by hand. */
export type FactPlace =
  | { at: "card"; kind: "fact" | "record" | "debts" | "document"; what: string }
  | { at: "matter"; name: string }
  | { at: "page"; path: `/${string}` }
  | { at: "form"; name: string }
  | null;

export function placeOf({ where, name }: Pick<MissingFact, "where" | "name">): FactPlace {
  switch (where) {
    case "client":
      return { at: "card", kind: "fact", what: name };
    case "record":
      return { at: "card", kind: "record", what: name.split(".")[0] ?? name };
    case "debt":
      return { at: "card", kind: "debts", what: "" };
    case "firm":
      return { at: "page", path: "/settings/firm" };
    case "law":
      return { at: "page", path: "/settings/law" };
    case "extra":
      return { at: "form", name };
    case "matter":
      // The number of the contract comes from the contract itself, once it is final.
      if (name.startsWith("contract.")) return { at: "card", kind: "document", what: "" };
      return matterFacts.some((fact) => fact.name === name) ? { at: "matter", name } : null;
  }
}

/** A word that the papers derive («Не в браке») is filled by the field it comes from: that field's name is shown. */
export function titleOf(fact: Pick<MissingFact, "where" | "name" | "title">): readonly [string, string] {
  const field = fact.where === "client" ? clientFields.find(({ name }) => name === fact.name) : undefined;
  return field?.title ?? fact.title;
}

interface Ways {
  /** Closes whatever covers the card. */
  leave: () => void;
  openMatter: (name: string) => void;
}

/** The sheet gives the focus back before the card may take it. */
const AFTER_SHEET = 260;

/** What a press on the fact does; null where nobody fills it by hand. */
export function wayTo(fact: Pick<MissingFact, "where" | "name">, { leave, openMatter }: Ways): (() => void) | null {
  const place = placeOf(fact);
  if (place === null) return null;
  if (place.at === "form") return () => focusField(place.name);
  return () => {
    leave();
    if (place.at === "page") goTo(place.path);
    else if (place.at === "matter") openMatter(place.name);
    else setTimeout(() => goToFact({ kind: place.kind, what: place.what }), AFTER_SHEET);
  };
}

export const fieldId = (name: string): string => `paper-${name.split(".").slice(0, 2).join("-")}`;

/** A field of the open form; of a list, its first row or the button that adds one. */
export function focusField(name: string): void {
  const found =
    document.getElementById(fieldId(name)) ?? document.getElementById(fieldId(name.split(".")[0] ?? name)) ?? null;
  found?.scrollIntoView({ block: "center", behavior: "smooth" });
  found?.focus({ preventScroll: true });
}
