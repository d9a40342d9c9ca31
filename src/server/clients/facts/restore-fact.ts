import type { Ctx } from "../../kernel/ctx.ts";
import { conflict, notFound } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { lockClient } from "../store.ts";
import { stateFacts } from "./state-facts.ts";
import { wordsAbout } from "./store.ts";

/** A former or refused word back into force, by the hand of whoever restores it. */
export const restoreFact = (
  ctx: Ctx,
  { clientId, field, claimId }: { clientId: number; field: string; claimId: number },
): Promise<void> =>
  // no event: stateFacts says "client.changed"
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, clientId);
    const words = (await wordsAbout(ctx, clientId, [field])).get(field) ?? [];
    const former = words.find((word) => word.id === claimId);
    if (!former) throw notFound("claim");
    const outcomes = await stateFacts(ctx, clientId, { [field]: former.value }, { kind: "hand", restoredId: claimId });
    // A dispute is decided, and what holds needs no restoring.
    if (outcomes[field] !== "holds") throw conflict("claim-holds");
  });
