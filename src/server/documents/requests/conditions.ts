import type { PaperFacts } from "../../clients/index.ts";
import { addDays, addMonths, addWorkingDays, type WorkCalendar } from "../../kernel/working-time.ts";
import type { Condition } from "./data/paper-kind.ts";

// Which papers a client's facts ask for, and how long a paper lives. Pure.

/** One paper to be got: of the client ("") or of one thing of his. */
export interface Thing {
  about: string;
  label: string;
}

export interface Judged {
  things: readonly Thing[];
  /** Fields nobody has filled in, without which it cannot be told whether the paper is needed. */
  unknown: readonly string[];
}

/** What the law looks at, of the day in question. */
export interface Look {
  day: string;
  lookBackYears: number;
  dealKopecks: number;
}

const own: Judged = { things: [{ about: "", label: "" }], unknown: [] };
const none: Judged = { things: [], unknown: [] };
const known = (is: boolean): Judged => (is ? own : none);

export function judge(condition: Condition, facts: PaperFacts, look: Look): Judged {
  switch (condition.when) {
    case "always":
      return own;
    case "field": {
      const value = facts.fields[condition.field]?.value;
      return value === undefined ? { things: [], unknown: [condition.field] } : known(value === condition.is);
    }
    case "recent":
      // No day means that it did not happen, as far as anybody said.
      return known(isRecent(facts.fields[condition.field]?.value, look));
    case "records":
      return judgeRecords(condition, facts, look);
    case "debts":
      return condition.each ? { things: facts.debts.map(debtThing), unknown: [] } : known(facts.debts.length > 0);
    case "any":
    case "all":
      return judgeSeveral(condition, facts, look);
  }
}

function judgeSeveral(condition: Condition & { when: "any" | "all" }, facts: PaperFacts, look: Look): Judged {
  const parts = condition.of.map((one) => judge(one, facts, look));
  const unknown = parts.flatMap((part) => part.unknown);
  const isAny = condition.when === "any";
  // Where the rest decides already, what is not known does not matter.
  const decides = parts.find((part) => part.unknown.length === 0 && part.things.length > 0 === isAny);
  if (decides) return isAny ? decides : none;
  if (unknown.length > 0) return { things: [], unknown };
  return isAny ? none : (parts.at(-1) ?? none);
}

function judgeRecords(condition: Condition & { when: "records" }, facts: PaperFacts, look: Look): Judged {
  const fits = facts.records[condition.record].filter((record) => {
    const member = (name: string): unknown => (name in record ? record[name as keyof typeof record] : undefined); // named by our own table
    if (condition.recent !== undefined && !isRecent(member(condition.recent), look)) return false;
    if (!condition.only || condition.only.is.includes(String(member(condition.only.member)))) return true;
    const sum = condition.orDear === undefined ? null : member(condition.orDear);
    return typeof sum === "number" && sum > look.dealKopecks;
  });
  if (!condition.each) return known(fits.length > 0);
  const things = fits.map((record) => ({ about: `${condition.record}:${record.id}`, label: labelOf(record) }));
  return { things, unknown: [] };
}

const isRecent = (day: unknown, look: Look): boolean =>
  typeof day === "string" && day >= addMonths(look.day, -12 * look.lookBackYears);

const names = ["name", "title", "bank", "number"] as const;
function labelOf(record: object): string {
  for (const name of names) {
    const value: unknown = name in record ? record[name as keyof typeof record] : undefined; // checked beside
    if (typeof value === "string" && value !== "") return value.slice(0, 200);
  }
  return "";
}

const debtThing = ({ id, creditor, contractNumber }: PaperFacts["debts"][number]): Thing => ({
  about: `debt:${id}`,
  label: `${creditor.name}${contractNumber === "" ? "" : `, № ${contractNumber}`}`.slice(0, 200),
});

/** How long a paper lives, by the rule of its shelf life. */
export interface Shelf {
  workingDays?: number | undefined;
  days?: number | undefined;
  months?: number | undefined;
}

/** The last day on which a paper issued then may be handed in: as many days after it as it may be old. */
export function validUntil(issuedOn: string, shelf: Shelf, calendar: WorkCalendar): string {
  if (shelf.workingDays !== undefined) return addWorkingDays(issuedOn, shelf.workingDays, calendar);
  if (shelf.days !== undefined) return addDays(issuedOn, shelf.days);
  return addMonths(issuedOn, shelf.months ?? 0);
}

/** The first day of issue that is still fresh on the filing day. */
export function freshFrom(filingOn: string, shelf: Shelf, calendar: WorkCalendar): string {
  if (shelf.workingDays !== undefined) return addWorkingDays(filingOn, -shelf.workingDays, calendar);
  if (shelf.days !== undefined) return addDays(filingOn, -shelf.days);
  return addMonths(filingOn, -(shelf.months ?? 0));
}
