import type { AnswerOf } from "../../../api/endpoint.ts";
import type { getClaim as endpoint } from "../../../api/inbox.ts";
import { CLAIM_MINUTES } from "../../inbox/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";

/** Who answers the client now, for pages beside the inbox. */
export async function getClaim(ctx: Ctx, clientId: number): Promise<AnswerOf<typeof endpoint>> {
  const row = await ctx.db
    .selectFrom("conversations as v")
    .innerJoin("users as u", "u.id", "v.claimed_by")
    .select(["u.id", "u.name", "v.claimed_at as at"])
    .where("v.client_id", "=", clientId)
    .where("v.claimed_at", ">", new Date(ctx.now.getTime() - CLAIM_MINUTES * 60_000))
    .executeTakeFirst();
  return { claim: row && row.at ? { id: row.id, name: row.name, at: row.at } : null };
}
