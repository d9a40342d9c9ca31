import type { Condition } from "../../../api/automation-timing.ts";

/** Names of the facts a condition asks for. */
export function fieldsIn(condition: Condition): string[] {
  if ("all" in condition) return condition.all.flatMap(fieldsIn);
  if ("any" in condition) return condition.any.flatMap(fieldsIn);
  if ("not" in condition) return fieldsIn(condition.not);
  return [condition.field];
}
