import type { z } from "zod";
import type { Plan } from "../../../api/packages.ts";
import { readPaperFacts } from "../../clients/index.ts";
import { workCalendar } from "../../kernel/calendar.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { hoursOf } from "../../kernel/working-time.ts";
import type { PackageRow } from "../packages/load-package.ts";
import { papersFor } from "../requests/data/paper-kinds.ts";
import { judge } from "../requests/conditions.ts";
import { lookOn, shelvesOn } from "../requests/shelves.ts";
import { itemRows, today } from "../requests/store.ts";
import { planRow, whatDies, type Perishable } from "./plan.ts";

/** What the filing day means for each paper that ages; `before` is the day that was named until now. */
export async function readPlan(ctx: Ctx, row: PackageRow, filingOn: string): Promise<z.output<typeof Plan>> {
  const now = await today(ctx);
  const calendar = await workCalendar(ctx);
  const papers = await perishables(ctx, row, filingOn);
  return {
    filingOn,
    isWorkingDay: hoursOf(filingOn, calendar) !== null,
    rows: papers.map((paper) => planRow(paper, filingOn, now, calendar)),
    dies: whatDies(papers, row.filing_on ?? now, filingOn, calendar),
  };
}

async function perishables(ctx: Ctx, row: PackageRow, day: string): Promise<Perishable[]> {
  const facts = await readPaperFacts(ctx, row.client_id);
  const look = await lookOn(ctx, day);
  const shelves = await shelvesOn(ctx, day);
  const items = await itemRows(ctx, row.matter_id);
  return papersFor(row.kind).flatMap((kind) => {
    const shelf = kind.shelf === null ? undefined : shelves.get(kind.shelf);
    if (!shelf) return [];
    return judge(kind.condition, facts, look).things.flatMap(({ about, label }) => {
      const item = items.find((one) => one.paper === kind.code && one.about === about);
      if (item?.off_by === "hand") return [];
      return [
        {
          code: `${kind.code}${about === "" ? "" : `/${about}`}`,
          title: [kind.title[0], kind.title[1]] satisfies [string, string],
          about: label,
          getter: kind.getter,
          priceKopecks: kind.priceKopecks,
          leadDays: kind.leadDays,
          shelf,
          issuedOn: item?.state === "accepted" ? item.issued_on : null,
        },
      ];
    });
  });
}
