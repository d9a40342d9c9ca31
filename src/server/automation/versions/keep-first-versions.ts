import type { Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import { cards } from "../catalogue.ts";
import { keepVersion } from "./publish-draft.ts";
import { publishedRules } from "./read-draft.ts";
import { diffRules } from "./rules.ts";

/** Keeps what a base was shipped with as version 1 of each pipeline, so that one can always return to it. */
export const keepFirstVersions = (ctx: Ctx): Promise<void> =>
  // no event: nothing changes in what acts.
  inTx(ctx, async (ctx) => {
    for (const pipeline of await cards().pipelines(ctx)) {
      const known = await ctx.db
        .selectFrom("automation_versions")
        .select("id")
        .where("pipeline_id", "=", pipeline.id)
        .limit(1)
        .executeTakeFirst();
      const rules = await publishedRules(ctx, pipeline.id);
      if (!known && rules.length > 0)
        await keepVersion(ctx, pipeline.id, { rules, changes: diffRules([], rules), note: "" });
    }
  });
