import type { AnswerOf } from "../../../api/endpoint.ts";
import type { startRehearsal as endpoint } from "../../../api/automation-rehearsal.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { cards } from "../catalogue.ts";
import { editor } from "../versions/read-draft.ts";
import { lastRehearsal } from "./get-rehearsal.ts";

type Answer = AnswerOf<typeof endpoint>;

const rehearseJob = { name: "automation.rehearse" };

/** Asks for the draft to be played over the last days; one that still runs gives way to it. */
export const startRehearsal = (ctx: Ctx, pipelineId: number, days: number): Promise<Answer> =>
  // no event: its end is told.
  inTx(ctx, async (ctx) => {
    const stages = await cards().stagesOf(ctx, pipelineId);
    if (stages.length === 0) throw notFound("pipeline");
    await ctx.db
      .updateTable("rehearsals")
      .set({ state: "failed", reason: "replaced", finished_at: ctx.now })
      .where("pipeline_id", "=", pipelineId)
      .where("state", "in", ["waiting", "running"])
      .execute();
    const draft = await ctx.db
      .selectFrom("automation_drafts")
      .select("revision")
      .where("pipeline_id", "=", pipelineId)
      .executeTakeFirst();
    const made = await ctx.db
      .insertInto("rehearsals")
      .values({
        pipeline_id: pipelineId,
        revision: draft?.revision ?? null,
        days,
        state: "waiting",
        cards: await cards().count(ctx, pipelineId),
        asked_at: ctx.now,
        asked_by: editor(ctx),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    enqueue(ctx, rehearseJob, { rehearsalId: made.id });
    const rehearsal = await lastRehearsal(ctx, pipelineId);
    if (!rehearsal) throw notFound("rehearsal");
    return rehearsal;
  });
