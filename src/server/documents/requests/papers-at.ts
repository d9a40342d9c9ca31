import type { Ctx } from "../../kernel/ctx.ts";
import { today } from "./store.ts";
import "../tables.ts";
import "./tables.ts";

type State = "present" | "absent" | "old";

/**
 * What stands of each paper of a matter: a client's paper once a person has accepted it, of several the worst one; a
 * paper of ours once it is final. What was put off as not needed is not wanted here either.
 */
export async function papersAt(ctx: Ctx, matterId: number, codes: readonly string[]): Promise<Map<string, State>> {
  if (codes.length === 0) return new Map();
  const day = await today(ctx);
  const items = await ctx.db
    .selectFrom("paper_items")
    .select(["paper", "state", "off_by", "valid_until"])
    .where("matter_id", "=", matterId)
    .where("paper", "in", codes)
    .execute();
  const made = await ctx.db
    .selectFrom("documents")
    .select("kind")
    .where("matter_id", "=", matterId)
    .where("kind", "in", codes)
    .where("status", "in", ["final", "sent", "viewed", "signed"])
    .execute();
  const found = new Map<string, State>(made.map(({ kind }) => [kind, "present"]));
  for (const [paper, own] of Map.groupBy(items, (item) => item.paper)) {
    const wanted = own.filter((item) => item.off_by === null);
    const isAbsent = wanted.some((item) => item.state !== "accepted");
    const isOld = wanted.some((item) => item.valid_until !== null && item.valid_until < day);
    if (!found.has(paper)) found.set(paper, isAbsent ? "absent" : isOld ? "old" : "present");
  }
  return found;
}
