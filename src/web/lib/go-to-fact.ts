// From a gap to the place of the card where it is filled. A fact's row has the id «fact-birthDate» (or that test id),
// a list of records «records-deal», the debts «debts», papers «papers».
import type { Gap } from "../../api/requirements.ts";
import { createStore } from "./store.ts";

export type Wanted = { kind: Gap["kind"] | "papers"; what: string };
/** Asked for just now: a tab or a fold that holds the row opens itself. */
export const wantedFact = createStore<(Wanted & { n: number }) | null>(null);

const FRAMES = 30;
let asked = 0;

export function placeIds({ kind, what }: Wanted): string[] {
  if (kind === "fact") return what === "phone" ? ["phones", "fact-phone"] : [`fact-${what}`];
  if (kind === "record") return [`records-${what}`, "records"];
  return kind === "debts" ? ["debts"] : ["papers"];
}

export function goToFact(wanted: Wanted): void {
  asked += 1;
  wantedFact.set({ ...wanted, n: asked });
  show(placeIds(wanted), FRAMES);
}

// What was folded needs a moment to come.
function show(ids: readonly string[], left: number): void {
  const found = ids.map(placeOf).find((element) => element !== null);
  if (!found) {
    if (left > 0) requestAnimationFrame(() => show(ids, left - 1));
    return;
  }
  found.scrollIntoView({ block: "center", behavior: "smooth" });
  const control = found.matches(CONTROL) ? found : found.querySelector<HTMLElement>(CONTROL);
  (control ?? found).focus({ preventScroll: true });
}

const CONTROL = "button, input, select, textarea, a[href]";
const placeOf = (id: string): HTMLElement | null =>
  document.getElementById(id) ?? document.querySelector<HTMLElement>(`[data-testid="${CSS.escape(id)}"]`);
