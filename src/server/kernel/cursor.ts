import { invalid } from "./errors.ts";

/**
 * The `after` of a list: what an earlier page gave as `next`, so anything else is a mistake of the caller. Ids have at
 * most 15 digits here: more would leave the safe integers.
 */
const wrong = () => invalid({ after: "wrong" });

/** A list ordered by id alone. */
export function idCursor(after: string | undefined): number | null {
  if (after === undefined) return null;
  if (!/^\d{1,15}$/.test(after)) throw wrong();
  return Number(after);
}

/** A list ordered by a value and the id: `value_id`. The value may hold anything, also "_". */
export function keyCursor(after: string | undefined): { value: string; id: number } | null {
  if (after === undefined) return null;
  const [, value, id] = /^(.*)_(\d{1,15})$/s.exec(after) ?? [];
  if (value === undefined || id === undefined) throw wrong();
  return { value, id: Number(id) };
}

/** The value of a cursor as an instant, as `toISOString` wrote it. */
export function instantOf(value: string): Date {
  const moment = new Date(value);
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) || Number.isNaN(moment.getTime())) throw wrong();
  return moment;
}

/** The value of a cursor as a number, fractions included. */
export function numberOf(value: string): number {
  const number = Number(value);
  if (!/^-?[\d.]+(e[+-]?\d{1,3})?$/.test(value) || !Number.isFinite(number)) throw wrong();
  return number;
}
