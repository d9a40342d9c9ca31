import type { callResults } from "../../api/telephony.ts";
import { lockClient } from "../clients/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { invalid } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { matterBrief } from "../matters/index.ts";

export interface CallWord {
  clientId: number;
  /** Not told: the call concerns the client, and so all his open matters. */
  matterId?: number | undefined;
  direction: "out" | "in";
  result: (typeof callResults)[number];
  note: string;
  seconds?: number | undefined;
}

/** Writes down a call and what came of it. */
export const logCall = (ctx: Ctx, call: CallWord): Promise<{ id: number }> =>
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, call.clientId);
    if (call.matterId !== undefined && (await matterBrief(ctx, call.matterId))?.clientId !== call.clientId)
      throw invalid({ matterId: "wrong" });
    const row = await ctx.db
      .insertInto("calls")
      .values({
        client_id: call.clientId,
        matter_id: call.matterId ?? null,
        user_id: ctx.actor.kind === "employee" ? ctx.actor.id : null,
        direction: call.direction,
        result: call.result,
        note: call.note,
        seconds: call.seconds ?? null,
        at: ctx.now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await emit(
      ctx,
      "call.logged",
      { clientId: call.clientId, matterId: call.matterId ?? null, subjectId: row.id },
      {
        callId: row.id,
        result: call.result,
        direction: call.direction,
        ...(call.seconds === undefined ? {} : { seconds: call.seconds }),
      },
    );
    return row;
  });
