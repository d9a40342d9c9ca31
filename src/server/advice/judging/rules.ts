import type { Advice } from "../../../api/advice.ts";
import { dutyWay, rightWay } from "./court/rules.ts";
import type { Facts } from "./facts/rules.ts";
import { flagsOf } from "./flags/rules.ts";
import { mfcWay } from "./mfc/rules.ts";
import { holidaysWay, limitationWay, noWay, objectionsWay, protectionWay } from "./tools/rules.ts";

/** Every way with its conditions. It is advice: the lawyer chooses. */
export function judge(facts: Facts): Pick<Advice, "ways" | "flags"> {
  const mfc = mfcWay(facts);
  const ways = [
    objectionsWay(facts),
    mfc,
    dutyWay(facts),
    rightWay(facts, mfc.answer),
    holidaysWay(facts),
    limitationWay(facts),
    protectionWay(facts),
  ];
  return { ways: [...ways, noWay(ways)], flags: flagsOf(facts) };
}

type Judged = Pick<Advice, "ways" | "flags" | "rules">;

/** Codes of what is judged otherwise than before: conditions, red flags, rules of the law. */
export function changedBetween(before: Judged, now: Judged): string[] {
  const was = marksOf(before);
  const is = marksOf(now);
  return [...new Set([...was.keys(), ...is.keys()])].filter((code) => was.get(code) !== is.get(code)).toSorted();
}

function marksOf({ ways, flags, rules }: Judged): Map<string, string> {
  const ofWays = ways.flatMap(({ route, needed, oneOf }) => [
    ...needed.map(({ code, answer }) => [`${route}.${code}`, answer] as const),
    // One condition stands in several grounds, of a year and of seven.
    ...oneOf.flatMap((one) => one.needed.map(({ code, answer }) => [`${route}.${one.code}.${code}`, answer] as const)),
  ]);
  const ofRules = rules.map(({ code, value }) => [`rule:${code}`, canonical(value)] as const);
  return new Map([...ofWays, ...flags.map(({ code, answer }) => [code, answer] as const), ...ofRules]);
}

/** One text for one content: members in the order of their names. What is signed is this. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(",")}}`;
}
