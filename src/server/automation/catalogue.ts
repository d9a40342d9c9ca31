import type { Fact } from "../../api/automation.ts";
import type { z } from "zod";
import type { AutomationParts, CardPort, FactSource, Robot, Trigger } from "./define.ts";

export type FactInfo = z.output<typeof Fact>;

interface Catalogue {
  robots: ReadonlyMap<string, Robot>;
  triggers: ReadonlyMap<string, Trigger>;
  sources: readonly FactSource[];
  facts: ReadonlyMap<string, FactInfo>;
  cards: CardPort;
}

// One program has one set of slices, so what they brought is kept here once instead of being handed through every
// verb of every slice. It is set by makeAutomation when the program is put together, and only read afterwards.
let catalogue: Catalogue | null = null;

/** Refuses two robots, triggers or facts of one name, a fact outside its slice's prefix, and a trigger on refusals. */
export function setCatalogue(parts: AutomationParts): void {
  const facts = parts.facts.flatMap((source) => source.facts.map((fact) => ({ source, fact })));
  const stray = facts.find(({ source, fact }) => !fact.name.startsWith(`${source.prefix}.`));
  if (stray) throw new Error(`the fact ${stray.fact.name} does not begin with ${stray.source.prefix}.`);
  // A refusal is told outside the depth guard (refuse.ts); a trigger on it could go round for ever.
  const endless = parts.triggers.find((trigger) => trigger.events.includes("robot.refused"));
  if (endless) throw new Error(`${endless.name}: no trigger may listen to robot.refused`);
  catalogue = {
    robots: byName("robot", parts.robots),
    triggers: byName("trigger", parts.triggers),
    sources: parts.facts,
    facts: byName(
      "fact",
      facts.map(({ fact }) => fact),
    ),
    cards: parts.cards,
  };
}

export const robotNamed = (name: string): Robot | undefined => current().robots.get(name);
export const triggerNamed = (name: string): Trigger | undefined => current().triggers.get(name);
export function factNamed(name: string): FactInfo | undefined {
  const own = current().facts.get(name);
  if (own) return own;
  return current()
    .sources.map((source) => source.named?.(name))
    .find((fact) => fact !== undefined);
}
export const allRobots = (): Robot[] => [...current().robots.values()];
export const allTriggers = (): Trigger[] => [...current().triggers.values()];
/** Every fact the slices offer to conditions and texts. */
export const allFacts = (): FactInfo[] => [...current().facts.values()];
export const factSources = (): readonly FactSource[] => current().sources;
/** Sources whose dates robots may count from. */
export const datedSources = (): FactSource[] =>
  factSources().filter((source) => source.more !== undefined || source.facts.some((fact) => fact.kind === "date"));
export const cards = (): CardPort => current().cards;

function current(): Catalogue {
  if (!catalogue) throw new Error("makeAutomation was not called: automation has no robots, triggers or cards");
  return catalogue;
}

function byName<T extends { name: string }>(what: string, items: readonly T[]): Map<string, T> {
  const map = new Map<string, T>();
  for (const item of items) {
    if (map.has(item.name)) throw new Error(`two ${what}s are called ${item.name}`);
    map.set(item.name, item);
  }
  return map;
}
