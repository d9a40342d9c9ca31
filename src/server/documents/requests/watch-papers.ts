import { z } from "zod";
import { workCalendar } from "../../kernel/calendar.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { addWorkingDays } from "../../kernel/working-time.ts";
import { legalRule } from "../../law/index.ts";
import { aboutItem, lockItem, today } from "./store.ts";

const Ahead = z.object({ workingDays: z.int().positive() });
const AT_ONCE = 500;

/** Tells of each accepted paper that will soon be too old, once a term; by the clock, every morning. */
export async function watchPapers(ctx: Ctx): Promise<void> {
  const day = await today(ctx);
  const { value } = await legalRule(ctx, "papers.soon-old", Ahead, day);
  const until = addWorkingDays(day, value.workingDays, await workCalendar(ctx));
  const rows = await ctx.db
    .selectFrom("paper_items")
    .select("id")
    .where("state", "=", "accepted")
    .where("off_by", "is", null)
    .where("valid_until", "<=", until)
    .where((eb) => eb.or([eb("told_until", "is", null), eb("told_until", "!=", eb.ref("valid_until"))]))
    .orderBy("valid_until")
    .limit(AT_ONCE)
    .execute();
  for (const { id } of rows) await tell(ctx, id);
}

const tell = (ctx: Ctx, itemId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await lockItem(ctx, itemId);
    if (row.valid_until === null || row.told_until === row.valid_until) return; // no event: it was told meanwhile
    await ctx.db.updateTable("paper_items").set({ told_until: row.valid_until }).where("id", "=", itemId).execute();
    await emit(ctx, "paper.soon-old", aboutItem(row), { itemId, paper: row.paper, until: row.valid_until });
  });
