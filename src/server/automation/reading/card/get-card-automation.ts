import type { getCardAutomation as endpoint } from "../../../../api/automation-card.ts";
import type { AnswerOf } from "../../../../api/endpoint.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { notFound } from "../../../kernel/errors.ts";
import { cards } from "../../catalogue.ts";
import { stayLines } from "../run-lines.ts";
import { buttonsOf } from "./buttons.ts";
import { nextSteps } from "./next-steps.ts";
import { whySteps } from "./why-steps.ts";

/** Why the card stands where it does, what comes next, what has been done there, and the buttons it offers. */
export async function getCardAutomation(ctx: Ctx, matterId: number): Promise<AnswerOf<typeof endpoint>> {
  const place = await cards().place(ctx, matterId);
  if (!place) throw notFound("matter");
  const card = { matterId, clientId: place.clientId };
  const stay = await ctx.db
    .selectFrom("stage_entries")
    .select(["entered_at", "cause_id"])
    .where("matter_id", "=", matterId)
    .where("left_at", "is", null)
    .executeTakeFirst();
  const lines = await stayLines(ctx, matterId);
  const answer = {
    stageId: place.stageId,
    enteredAt: stay?.entered_at ?? null,
    why: stay ? await whySteps(ctx, card, stay.cause_id) : [],
    next: await nextSteps(ctx, card),
    done: lines.filter((line) => line.outcome !== "waiting"),
    buttons: await buttonsOf(ctx, place),
  };
  await cards().noteRead(ctx, place.clientId);
  return answer;
}
