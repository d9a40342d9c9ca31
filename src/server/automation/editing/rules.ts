import type { Fact, operators } from "../../../api/automation.ts";
import type { z } from "zod";

// Which comparison makes sense for which kind of fact, and with what value.

type Operator = (typeof operators)[number];
type Kind = z.output<typeof Fact>["kind"];

const always: readonly Operator[] = ["filled", "empty"];
const fitting: Record<Kind, readonly Operator[]> = {
  text: ["equals", "not-equals", "contains", "not-contains", "one-of", ...always],
  select: ["equals", "not-equals", "one-of", ...always],
  number: ["equals", "not-equals", "greater", "less", "one-of", ...always],
  money: ["equals", "not-equals", "greater", "less", ...always],
  date: ["equals", "not-equals", "greater", "less", ...always],
  flag: ["equals", "not-equals", ...always],
};

export const fitsKind = (op: Operator, kind: Kind): boolean => fitting[kind].includes(op);

export function valueFits(op: Operator, kind: Kind, value: unknown): boolean {
  if (op === "filled" || op === "empty") return true;
  if (op === "one-of")
    return Array.isArray(value) && value.length > 0 && (kind !== "number" || value.every((one) => isNumber(one)));
  switch (kind) {
    case "number":
    case "money":
      return isNumber(value);
    case "flag":
      return typeof value === "boolean";
    case "date":
      return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
    case "text":
    case "select":
      return typeof value === "string" && value.trim() !== "";
  }
}

const isNumber = (value: unknown): boolean =>
  typeof value === "number" || (typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)));
