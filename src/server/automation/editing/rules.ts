import type { z } from "zod";
import type { Fact } from "../../../api/automation.ts";
import type { operators, Wanted } from "../../../api/automation-timing.ts";

// Which comparison makes sense for which kind of fact, and with what value.

type Operator = (typeof operators)[number];
type Kind = z.output<typeof Fact>["kind"];

const always: readonly Operator[] = ["filled", "empty"];
const ordered: readonly Operator[] = ["equals", "not-equals", "greater", "less", "at-least", "at-most", "between"];
const fitting: Record<Kind, readonly Operator[]> = {
  text: ["equals", "not-equals", "contains", "not-contains", "one-of", ...always],
  select: ["equals", "not-equals", "one-of", ...always],
  number: [...ordered, "one-of", ...always],
  money: [...ordered, ...always],
  date: [...ordered, ...always],
  time: [...ordered, ...always],
  flag: ["equals", "not-equals", ...always],
};

export const fitsKind = (op: Operator, kind: Kind): boolean => fitting[kind].includes(op);

/** The facts of the card that the value itself names. */
export function factsOfValue(value: Wanted): string[] {
  if (typeof value !== "object" || Array.isArray(value)) return [];
  if ("fact" in value) return [value.fact];
  return value.from === "today" ? [] : [value.from];
}

export function valueFits(op: Operator, kind: Kind, value: Wanted): boolean {
  if (op === "filled" || op === "empty") return true;
  if (typeof value === "object" && !Array.isArray(value)) return "fact" in value || kind === "date";
  if (op === "between") return Array.isArray(value) && value.length === 2 && value.every((one) => isOfKind(kind, one));
  if (op === "one-of") return Array.isArray(value) && value.length > 0 && value.every((one) => isOfKind(kind, one));
  return !Array.isArray(value) && isOfKind(kind, value);
}

function isOfKind(kind: Kind, value: string | number | boolean | undefined): boolean {
  switch (kind) {
    case "number":
    case "money":
      return isNumber(value);
    case "flag":
      return typeof value === "boolean";
    case "date":
      return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
    case "time":
      return typeof value === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
    case "text":
    case "select":
      return typeof value === "string" && value.trim() !== "";
  }
}

const isNumber = (value: unknown): boolean =>
  typeof value === "number" || (typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)));
