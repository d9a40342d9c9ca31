import { compareWays, describeWays, type ComparisonAssumptions } from "../../api/comparison.ts";
import { parseRubles } from "../../api/rubles.ts";

export function enhanceComparison(): void {
  const section = document.querySelector<HTMLElement>("#ways");
  const form = section?.querySelector<HTMLFormElement>(".sums");
  if (!section || !form) return;
  const given = readAssumptions(section);
  form.hidden = false;
  section.querySelector("[data-example]")?.replaceChildren("Поставьте свои цифры — пересчитаем сразу. Мы их не видим.");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => show(section, given));
  show(section, given);
}

function show(section: HTMLElement, given: ComparisonAssumptions): void {
  const debt = readKopecks(section, "#w-debt");
  const monthly = readKopecks(section, "#w-monthly");
  const note = section.querySelector("[data-note]");
  if (debt === null || monthly === null) {
    note?.replaceChildren("Напишите обе суммы цифрами, например 600 000.");
    return;
  }
  note?.replaceChildren();
  for (const [way, lines] of Object.entries(describeWays(compareWays({ debt, monthly }, given), given))) {
    section.querySelector(`[data-way="${way}.sum"]`)?.replaceChildren(lines.sum);
    section.querySelector(`[data-way="${way}.time"]`)?.replaceChildren(lines.time);
  }
}

function readKopecks(section: HTMLElement, selector: string): number | null {
  return parseRubles(section.querySelector<HTMLInputElement>(selector)?.value ?? "");
}

/** Written by our own server into our own page one moment ago, so it is taken as it is. */
const readAssumptions = (section: HTMLElement) =>
  JSON.parse(section.dataset.assumptions ?? "{}") as ComparisonAssumptions;
