import type { Gap } from "../../../api/requirements.ts";

/** What is known of a client's card, as a stage's list asks for it. */
export interface Known {
  fields: ReadonlySet<string>;
  /** Kinds of records that stand, and kinds said to be absent. */
  records: ReadonlySet<string>;
  hasDebts: boolean;
  papers: ReadonlyMap<string, "present" | "absent" | "old">;
}

/** A fact said to be absent is a filled one: "no cars" is an answer. */
export function stateOf({ kind, what }: Pick<Gap, "kind" | "what">, known: Known): Gap["state"] {
  if (kind === "fact") return known.fields.has(what) ? "have" : "missing";
  if (kind === "record") return known.records.has(what) ? "have" : "missing";
  if (kind === "debts") return known.hasDebts ? "have" : "missing";
  const paper = known.papers.get(what) ?? "absent";
  return paper === "present" ? "have" : paper === "old" ? "old" : "missing";
}

/** Since when a thing is wanted: the card came to the stage, or lost it later. */
export const wantedSince = (enteredAt: Date, emptiedAt: Date | undefined): Date =>
  emptiedAt && emptiedAt > enteredAt ? emptiedAt : enteredAt;

/** The gate is for the way forward; refusing, putting off and going back ask for nothing. */
export const isGated = (
  from: { position: number },
  to: { position: number; kind: "open" | "won" | "lost" | "parked" },
): boolean => to.position > from.position && (to.kind === "open" || to.kind === "won");
