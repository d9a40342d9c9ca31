import type { z } from "zod";
import type { PlanRow } from "../../../api/packages.ts";
import { addWorkingDays, type WorkCalendar } from "../../kernel/working-time.ts";
import { freshFrom, validUntil, type Shelf } from "../requests/conditions.ts";

// The filing-day planner: when each perishable paper is ordered so that it is there and fresh on the day. Pure.

export interface Perishable {
  code: string;
  title: [string, string];
  about: string;
  getter: "client" | "power" | "online";
  priceKopecks: number | null;
  leadDays: number;
  shelf: Shelf;
  /** Of the paper that is there and right. */
  issuedOn: string | null;
}

/** One working day in hand: an office that is a day late must not move the filing. */
const IN_HAND = 1;

export function planRow(
  paper: Perishable,
  filingOn: string,
  today: string,
  calendar: WorkCalendar,
): z.output<typeof PlanRow> {
  const from = freshFrom(filingOn, paper.shelf, calendar);
  const orderBy = addWorkingDays(filingOn, -paper.leadDays, calendar);
  const wished = addWorkingDays(orderBy, -IN_HAND, calendar);
  // One that would be issued before it can be fresh is ordered no earlier than it may be issued.
  const earliest = addWorkingDays(from, -paper.leadDays, calendar);
  const until = paper.issuedOn === null ? null : validUntil(paper.issuedOn, paper.shelf, calendar);
  const lives = until !== null && until >= filingOn;
  return {
    code: paper.code,
    title: paper.title,
    about: paper.about,
    getter: paper.getter,
    priceKopecks: paper.priceKopecks,
    freshFrom: from,
    orderBy,
    validUntil: until,
    orderOn: max(wished, max(earliest, today)),
    state: lives ? "fresh" : orderBy < today ? "late" : until === null ? "to-order" : "dies",
  };
}

const max = (a: string, b: string): string => (a > b ? a : b);

export interface Dead {
  code: string;
  title: [string, string];
  about: string;
  validUntil: string;
}

/** Papers that live on the day before and are dead on the new one. */
export function whatDies(papers: readonly Perishable[], before: string, after: string, calendar: WorkCalendar): Dead[] {
  return papers.flatMap(({ code, title, about, issuedOn, shelf }) => {
    if (issuedOn === null) return [];
    const until = validUntil(issuedOn, shelf, calendar);
    return until >= before && until < after ? [{ code, title, about, validUntil: until }] : [];
  });
}
