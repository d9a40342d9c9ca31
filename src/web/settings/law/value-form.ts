import type { RuleValue } from "../../../api/law.ts";
import { formatRubles, parseRubles } from "../../../api/rubles.ts";
import type { Pair } from "../../lib/i18n.ts";
import { memberTexts } from "./texts.ts";

/** A rule's value as it is typed: sums in rubles, lists by lines, yes and no as words of a choice. */
export type Typed = Record<string, string>;
type Member = RuleValue[string];

const names: Record<string, Pair> = memberTexts;
export const memberName = (name: string): Pair => names[name] ?? [name, name];

/** As people read them: from before to, years before words. The database keeps no order of its own. */
const order = Object.keys(memberTexts);
const placeOf = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
export const membersOf = (value: RuleValue): [name: string, member: Member][] =>
  Object.entries(value).toSorted(([a], [b]) => placeOf(a) - placeOf(b));

export const isMoney = (name: string): boolean => /kopecks$/i.test(name);
export const isList = (member: Member): boolean => Array.isArray(member);
export const isLong = (member: Member): boolean =>
  Array.isArray(member) || (typeof member === "string" && member.length > 40);

export const typedOf = (value: RuleValue): Typed =>
  Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      Array.isArray(member)
        ? member.join("\n")
        : isMoney(name) && typeof member === "number"
          ? String(member / 100).replace(".", ",")
          : String(member).replace(typeof member === "number" ? "." : "", typeof member === "number" ? "," : ""),
    ]),
  );

/** The value by the former one's shape, or the members that cannot be read. */
export function valueFrom(typed: Typed, former: RuleValue): { value: RuleValue } | { wrong: string[] } {
  const read = Object.entries(former).map(
    ([name, member]) => [name, memberFrom(name, typed[name] ?? "", member)] as const,
  );
  const wrong = read.flatMap(([name, member]) => (member === null ? [name] : []));
  if (wrong.length > 0) return { wrong };
  return { value: Object.fromEntries(read.flatMap(([name, member]) => (member === null ? [] : [[name, member]]))) };
}

function memberFrom(name: string, text: string, former: Member): Member | null {
  if (Array.isArray(former)) {
    const lines = text.split("\n").map((line) => line.trim());
    return lines.filter((line) => line !== "");
  }
  if (typeof former === "boolean") return text === "true";
  if (typeof former === "string") return text.trim() === "" ? null : text.trim();
  if (isMoney(name)) return parseRubles(text);
  const number = Number(text.replace(",", ".").replaceAll(/\s/g, ""));
  return text.trim() === "" || !Number.isFinite(number) || number < 0 ? null : number;
}

/** The value in one line of the table. */
export function valueWords(value: RuleValue, say: (pair: Pair) => string, yes: string, no: string): string {
  return membersOf(value)
    .map(([name, member]) => {
      if (typeof member === "string") return member;
      if (Array.isArray(member)) return member.join("; ");
      const word = say(memberName(name));
      if (typeof member === "boolean") return `${word}: ${member ? yes : no}`;
      return `${word.replace(", ₽", "")}: ${isMoney(name) ? formatRubles(member) : String(member).replace(".", ",")}`;
    })
    .join(" · ");
}
