import type { Ctx } from "../../kernel/ctx.ts";
import type { ListedLeg } from "../adapters/port.ts";
import { momentOf, recordFact } from "../calls/record-fact.ts";
import { zoneOfConnection, type PhoneConnection } from "../store.ts";

/** A row of the partner's list is one more thing told of its call. True when only the list told us of the call. */
export async function recordListed(ctx: Ctx, connection: PhoneConnection, leg: ListedLeg): Promise<boolean> {
  const known = await ctx.db
    .selectFrom("calls")
    .select("state")
    .where("connection_id", "=", connection.id)
    .where("partner_call_id", "=", leg.partnerCallId)
    .executeTakeFirst();
  const startedAt = momentOf(leg.startedAt, zoneOfConnection(connection));
  await recordFact(ctx, connection, {
    event: "statistics",
    partnerCallId: leg.partnerCallId,
    identity: ["statistics", leg.partnerCallId, leg.fact.extension ?? "", leg.startedAt, leg.legId].join("|"),
    startedAt: leg.startedAt,
    fact: leg.fact,
    // The list says nothing of when we heard: the call's own moment, so that it never looks later than a hook.
    heardAt: startedAt === null ? ctx.now : new Date(startedAt),
  });
  return known === undefined;
}
