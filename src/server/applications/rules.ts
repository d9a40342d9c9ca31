import { parseRubles } from "../../api/rubles.ts";

/** A suspected form is marked and shown to a person, never dropped; speed alone proves nothing, browsers fill forms. */
export interface FormSigns {
  hasTrap: boolean;
  /** `absent` is a program speaking to the API, which is lawful. */
  mark: "fresh" | "absent" | "forged" | "old";
  /** From the page's opening to the sending; null when unknown. */
  seconds: number | null;
  /** Forms from the same address in the last minute, this one included. */
  fromAddress: number;
  comment: string;
}

const QUICK_SECONDS = 2;
const MANY_FROM_ADDRESS = 10;
const SUSPECT_AT = 2;

/** The reasons, if together they weigh enough; otherwise nothing. */
export function suspicionOf(signs: FormSigns): string[] {
  const found: [reason: string, weight: number][] = [];
  if (signs.hasTrap) found.push(["trap", 2]);
  if (signs.mark === "forged") found.push(["mark", 2]);
  if (signs.mark === "old") found.push(["old-page", 1]);
  if (signs.seconds !== null && signs.seconds < QUICK_SECONDS) found.push(["quick", 1]);
  if (signs.fromAddress > MANY_FROM_ADDRESS) found.push(["many", 2]);
  if (/https?:\/\/|www\./i.test(signs.comment)) found.push(["links", 1]);
  const weight = found.reduce((sum, [, w]) => sum + w, 0);
  return weight >= SUSPECT_AT ? found.map(([reason]) => reason) : [];
}

const MAX_KOPECKS = 1_000_000_000_000;

/** Rubles as people type them ("640 000", "450 тыс.") → kopecks; undefined when nothing was given, null when unreadable. */
export function kopecksOf(typed: string | number | undefined): number | null | undefined {
  if (typed === undefined || typed === "") return undefined;
  const kopecks = typeof typed === "number" ? Math.round(typed * 100) : parseRubles(typed);
  return kopecks !== null && kopecks >= 0 && kopecks <= MAX_KOPECKS ? kopecks : null;
}

/** After so many operators in turn let it wait, only the head can help: the rota stops ringing. */
export const MAX_PASSES = 5;
