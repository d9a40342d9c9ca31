import type { BodyOf } from "../../../api/endpoint.ts";
import type { setCallResult as endpoint } from "../../../api/telephony.ts";
import { lockClient } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { checkMatter, nextStepData } from "../log-call.ts";
import { callById, lockCall } from "../store.ts";

/** What came of a call of the line: added to the call that the line told of, so there is one call and one line. */
export const setCallResult = (ctx: Ctx, callId: number, word: BodyOf<typeof endpoint>): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const { client_id: clientId } = await callById(ctx, callId);
    if (clientId !== null) await lockClient(ctx, clientId);
    const call = await lockCall(ctx, callId);
    if (call.state === "requested") throw refused("call-not-begun");
    if (clientId === null && (word.matterId !== undefined || word.nextStep)) throw refused("no-client");
    if (clientId !== null) await checkMatter(ctx, clientId, word.matterId);
    const matterId = word.matterId ?? call.matter_id;
    const isSame = call.result === word.result && call.note === word.note && !word.nextStep;
    if (isSame && matterId === call.matter_id) return; // no event: the same was said before
    await ctx.db
      .updateTable("calls")
      .set({
        result: word.result,
        note: word.note,
        matter_id: matterId,
        ...(word.nextStep ? { next_step: word.nextStep.kind } : {}),
        user_id: call.user_id ?? ctx.actor.id,
      })
      .where("id", "=", callId)
      .execute();
    if (call.result === word.result && !word.nextStep) return; // no event: the note alone is mended
    await emit(
      ctx,
      "call.logged",
      { clientId, matterId, subjectId: callId },
      {
        callId,
        result: word.result,
        direction: call.direction,
        ...(call.seconds === null ? {} : { seconds: call.seconds }),
        ...(call.connection_id === null ? {} : { lineOutcome: call.outcome ?? "unknown" }),
        ...nextStepData(word.nextStep),
      },
    );
  });

/** The note as it is typed. */
export async function setCallNote(ctx: Ctx, callId: number, note: string): Promise<void> {
  await callById(ctx, callId);
  await ctx.db.updateTable("calls").set({ note }).where("id", "=", callId).execute();
}

/** The pop-up card is closed; what is unfinished stays so. */
export async function putAwayCall(ctx: Ctx, callId: number): Promise<void> {
  await callById(ctx, callId);
  await ctx.db.updateTable("calls").set({ put_away_at: ctx.now }).where("id", "=", callId).execute();
}
