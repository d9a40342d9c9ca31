import type { CreditorKind } from "../../../api/creditors.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { findByName } from "./store.ts";

/** The entry of that name, or a new one that says no more than the name; inside the caller's transaction. */
export async function findOrMakeCreditor(
  ctx: Ctx,
  { name, kind }: { name: string; kind: CreditorKind },
): Promise<number> {
  const known = await findByName(ctx, name);
  if (known !== null) return known;
  const made = await ctx.db
    .insertInto("creditors")
    .values({ kind, name, phones: "[]", created_at: ctx.now, changed_at: ctx.now })
    // Two cards name a new bank at once: the second takes the first one's entry.
    .onConflict((on) => on.columns(["name_key", "namesake"]).where("merged_into", "is", null).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!made) {
    const first = await findByName(ctx, name);
    if (first === null) throw new Error("a creditor is neither there nor new");
    return first;
  }
  await emit(ctx, "creditor.changed", { subjectId: made.id }, { creditorId: made.id, how: "added" });
  return made.id;
}
