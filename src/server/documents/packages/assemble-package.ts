import type { Ctx } from "../../kernel/ctx.ts";
import { conflict, refused } from "../../kernel/errors.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { buildPackageJob } from "../job-names.ts";
import { loadPackage } from "./load-package.ts";
import { aboutPackage, lockPackage } from "./store.ts";

interface Order {
  packageId: number;
  /** Assembled for a look or on a person's word, though the check names what is missing. */
  withGaps: boolean;
  onceKey?: string | undefined;
}

/** Orders the next revision; a job makes it. Throws Refused "package-incomplete", Conflict "being-assembled". */
export async function assemblePackage(ctx: Ctx, order: Order): Promise<{ revisionId: number }> {
  const { problems, day } = await loadPackage(ctx, order.packageId);
  const gaps = problems.filter(({ weight }) => weight === "stop").length;
  if (gaps > 0 && !order.withGaps) throw refused("package-incomplete", { gaps });
  return inTx(ctx, async (ctx) => {
    const row = await lockPackage(ctx, order.packageId);
    const before = await ctx.db
      .selectFrom("package_revisions")
      .select(["id", "number", "state", "once_key"])
      .where("package_id", "=", row.id)
      .orderBy("number", "desc")
      .execute();
    const same = before.find(({ once_key }) => once_key !== null && once_key === order.onceKey);
    if (same) return { revisionId: same.id }; // no event: it was ordered before
    if (before.some(({ state }) => state === "making")) throw conflict("being-assembled");
    const { id: revisionId } = await ctx.db
      .insertInto("package_revisions")
      .values({
        package_id: row.id,
        number: (before[0]?.number ?? 0) + 1,
        state: "making",
        filing_on: day,
        gaps,
        reason: null,
        pdf_key: null,
        pdf_size: null,
        pdf_sha256: null,
        pdf_pages: null,
        zip_key: null,
        zip_size: null,
        zip_sha256: null,
        facts_sha256: null,
        once_key: order.onceKey ?? null,
        by_kind: ctx.actor.kind,
        by_id: ctx.actor.id,
        at: ctx.now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await emit(ctx, "package.changed", aboutPackage(row), { packageId: row.id, what: "assembling" });
    enqueue(ctx, buildPackageJob, { revisionId });
    return { revisionId };
  });
}
