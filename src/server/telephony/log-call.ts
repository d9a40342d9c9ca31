import type { BodyOf } from "../../api/endpoint.ts";
import type { callResults, logCall as endpoint } from "../../api/telephony.ts";
import { lockClient } from "../clients/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { invalid } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { matterBrief } from "../matters/index.ts";

export type NextStep = NonNullable<BodyOf<typeof endpoint>["nextStep"]>;

export interface CallWord {
  clientId: number;
  /** Not told: the call concerns the client, and so all his open matters. */
  matterId?: number | undefined;
  direction: "out" | "in";
  result: (typeof callResults)[number];
  note: string;
  seconds?: number | undefined;
  nextStep?: NextStep | undefined;
}

/** Writes down a call that did not go through the line, and what came of it. */
export const logCall = (ctx: Ctx, call: CallWord): Promise<{ id: number }> =>
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, call.clientId);
    await checkMatter(ctx, call.clientId, call.matterId);
    const row = await ctx.db
      .insertInto("calls")
      .values({
        client_id: call.clientId,
        matter_id: call.matterId ?? null,
        user_id: ctx.actor.kind === "employee" ? ctx.actor.id : null,
        direction: call.direction,
        result: call.result,
        outcome: outcomeOf(call),
        note: call.note,
        seconds: call.seconds ?? null,
        next_step: call.nextStep?.kind ?? null,
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
        ...nextStepData(call.nextStep),
      },
    );
    return row;
  });

/** A call may be put only to a matter of its own client. */
export async function checkMatter(ctx: Ctx, clientId: number, matterId: number | undefined): Promise<void> {
  if (matterId !== undefined && (await matterBrief(ctx, matterId))?.clientId !== clientId)
    throw invalid({ matterId: "wrong" });
}

/** The tasks make a task of it in the same transaction. */
export const nextStepData = (step: NextStep | undefined) =>
  step ? { nextStep: { kind: step.kind, dueAt: step.dueAt.toISOString(), userId: step.userId ?? null } } : {};

function outcomeOf({ result, direction }: CallWord): "talked" | "missed" | "no-answer" {
  if (result !== "no-answer") return "talked";
  return direction === "in" ? "missed" : "no-answer";
}
