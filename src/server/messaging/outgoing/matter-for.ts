import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { latestOpenMatter, matterBrief } from "../../matters/index.ts";

/** The matter a message speaks of: the one told, if it is the client's own; else his latest open one. */
export async function matterFor(ctx: Ctx, clientId: number, told: number | undefined): Promise<number | null> {
  if (told === undefined) return latestOpenMatter(ctx, clientId);
  if ((await matterBrief(ctx, told))?.clientId !== clientId) throw invalid({ matterId: "wrong" });
  return told;
}
