import type { Ctx } from "../../kernel/ctx.ts";
import { conflict, notFound } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { lockClient } from "../store.ts";
import { pushAside } from "./push-aside.ts";
import { userOf } from "./source.ts";
import { wordsAbout } from "./store.ts";
import { takeIntoForce } from "./take-into-force.ts";

/** A person ends a dispute: one word is taken, what disagrees with it is refused and stays in the history. */
export const decideFact = (
  ctx: Ctx,
  { clientId, field, claimId }: { clientId: number; field: string; claimId: number },
): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const client = await lockClient(ctx, clientId);
    const words = (await wordsAbout(ctx, clientId, [field])).get(field) ?? [];
    const taken = words.find((word) => word.id === claimId);
    if (!taken) throw notFound("claim");
    const isOpen = words.some((word) => word.state === "disputed");
    if (!isOpen || (taken.state !== "disputed" && taken.state !== "holds")) throw conflict("claim-settled");
    if (taken.state === "disputed") await pushAside(ctx, clientId, field, taken.value);
    const decided = { decided_by: userOf(ctx), decided_at: ctx.now };
    await ctx.db.updateTable("fact_claims").set(decided).where("id", "=", claimId).execute();
    await ctx.db
      .updateTable("fact_claims")
      .set({ ...decided, state: "refused" })
      .where("client_id", "=", clientId)
      .where("field", "=", field)
      .where("state", "=", "disputed")
      .execute();
    if (taken.state === "disputed") await takeIntoForce(ctx, client, new Map([[field, taken.value]]));
    await emit(ctx, "client.fact-decided", { clientId, subjectId: claimId }, { field, claimId });
  });
