import { sql } from "kysely";
import type { AnswerOf } from "../../../api/endpoint.ts";
import type { getRehearsal as endpoint } from "../../../api/automation-rehearsal.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { cards } from "../catalogue.ts";

type Answer = AnswerOf<typeof endpoint>;

/** The last report; whoever reads clients' words in it has read their cards. */
export async function getRehearsal(ctx: Ctx, pipelineId: number): Promise<Answer> {
  if ((await cards().stagesOf(ctx, pipelineId)).length === 0) throw notFound("pipeline");
  const rehearsal = await lastRehearsal(ctx, pipelineId);
  for (const clientId of toldOf(rehearsal)) await cards().noteRead(ctx, clientId);
  return { rehearsal };
}

/** Clients whose own words stand in the samples: reading those is reading their cards. */
function toldOf(rehearsal: Answer["rehearsal"]): Set<number> {
  const samples = rehearsal?.result?.rules.flatMap((rule) => rule.samples) ?? [];
  return new Set(samples.filter((sample) => sample.text !== null).map((sample) => sample.clientId));
}

/** The latest rehearsal of the pipeline, with whether the draft has changed since. */
export async function lastRehearsal(ctx: Ctx, pipelineId: number): Promise<Answer["rehearsal"]> {
  const row = await ctx.db
    .selectFrom("rehearsals")
    .selectAll()
    .select(sql<string | null>`(select users.name from users where users.id = rehearsals.asked_by)`.as("asked_by_name"))
    .select(
      sql<number | null>`(select revision from automation_drafts where pipeline_id = rehearsals.pipeline_id)`.as(
        "present",
      ),
    )
    .where("pipeline_id", "=", pipelineId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    pipelineId: row.pipeline_id,
    days: row.days,
    state: row.state,
    cardsDone: row.cards_done,
    cards: row.cards,
    reason: row.reason,
    askedAt: row.asked_at,
    askedBy: row.asked_by_name,
    finishedAt: row.finished_at,
    isStale: row.present !== row.revision,
    result: row.result,
  };
}
