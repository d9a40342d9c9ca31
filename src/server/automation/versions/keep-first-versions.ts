import type { Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import { cards } from "../catalogue.ts";
import { keepFormerState } from "./publish-draft.ts";
import { publishedRules } from "./read-draft.ts";

/** Keeps what a base was shipped with as version 1 of each pipeline, so that one can always return to it. */
export const keepFirstVersions = (ctx: Ctx): Promise<void> =>
  // no event: nothing changes in what acts.
  inTx(ctx, async (ctx) => {
    for (const { id } of await cards().pipelines(ctx)) await keepFormerState(ctx, id, await publishedRules(ctx, id));
  });
