import { codeOf, type Gap } from "../../api/requirements.ts";

type Lists = { here: { items: readonly Gap[] }; next: { items: readonly Gap[] } | null };

/** How much of what this stage and the next one ask for is there; what both ask for counts once. */
export function together({ here, next }: Lists): { have: number; total: number; share: number } {
  const all = new Map([...here.items, ...(next?.items ?? [])].map((gap) => [codeOf(gap), gap]));
  const have = [...all.values()].filter(({ state }) => state === "have").length;
  return { have, total: all.size, share: all.size === 0 ? 1 : have / all.size };
}
