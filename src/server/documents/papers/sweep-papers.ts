import type { Ctx } from "../../kernel/ctx.ts";
import { enqueue } from "../../kernel/events.ts";
import { officeAvailable } from "../../kernel/office.ts";
import { inTx } from "../../kernel/tx.ts";
import { makePdfJob, stampFinalJob } from "../job-names.ts";

const PATIENCE_MS = 3_600_000;
const MOST = 200;

/** Orders again what was left unfinished: stampings, PDFs, and PDFs that waited for an office program to be there. */
export const sweepPapers = (ctx: Ctx): Promise<void> =>
  // no event: nothing of a paper changes until the work is done
  inTx(ctx, async (ctx) => {
    const since = new Date(ctx.now.getTime() - PATIENCE_MS);
    const unstamped = await ctx.db
      .selectFrom("documents")
      .select("id")
      .where("finalised_at", "<", since)
      .where("is_stamped", "=", false)
      .where("status", "!=", "cancelled")
      .orderBy("id")
      .limit(MOST)
      .execute();
    for (const { id } of unstamped) enqueue(ctx, stampFinalJob, { documentId: id });
    const states = officeAvailable(ctx.app) ? (["waiting", "absent"] as const) : (["waiting"] as const);
    const unprinted = await ctx.db
      .selectFrom("documents")
      .select("id")
      .where("pdf_state", "in", states)
      .where("changed_at", "<", since)
      .where("status", "!=", "cancelled")
      .orderBy("id", "desc")
      .limit(MOST)
      .execute();
    for (const { id } of unprinted) enqueue(ctx, makePdfJob, { documentId: id });
  });
