import type { Ctx } from "../kernel/ctx.ts";
import { sourceOfActor } from "./facts/source.ts";
import { stateFacts, type StatedFacts } from "./facts/state-facts.ts";

/**
 * Changes facts of the card by the word of whoever acts: a person, or a rule by which a person decided beforehand. What
 * is already so is no change and no event. What a document, an import or a partner says goes by stateFacts.
 */
export async function updateClient(ctx: Ctx, id: number, facts: StatedFacts): Promise<void> {
  await stateFacts(ctx, id, facts, { ...sourceOfActor(ctx), decides: true });
}
