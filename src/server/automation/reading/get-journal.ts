import type { z } from "zod";
import type { AnswerOf } from "../../../api/endpoint.ts";
import type { getJournal as getJournalEndpoint } from "../../../api/automation-journal.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { idCursor } from "../../kernel/cursor.ts";
import { cards } from "../catalogue.ts";
import { firingLines } from "./firing-lines.ts";
import { monthStart } from "./month.ts";
import { runLines } from "./run-lines.ts";

type Query = z.output<typeof getJournalEndpoint.query>;

const PAGE = 50;

/** What ran or fired, newest first; `after` is the last line's id. */
export async function getJournal(ctx: Ctx, query: Query): Promise<AnswerOf<typeof getJournalEndpoint>> {
  const { pipelineId } = query;
  const stageIds = pipelineId === undefined ? undefined : await cards().stagesOf(ctx, pipelineId);
  const filter = { ...query, stageIds, before: idCursor(query.after), limit: PAGE + 1 };
  const lines = query.kind === "robot" ? await runLines(ctx, filter) : await firingLines(ctx, filter);
  const items = lines.slice(0, PAGE);
  const last = lines.length > PAGE ? items.at(-1) : undefined;
  return {
    items: items.map((item) => item.line),
    next: last ? String(last.id) : null,
    failedMonth: await failedThisMonth(ctx),
  };
}

async function failedThisMonth(ctx: Ctx): Promise<number> {
  const since = await monthStart(ctx);
  const row = await ctx.db
    .selectFrom("robot_runs")
    .select((eb) => eb.fn.countAll<number>().as("failed"))
    .where("state", "=", "failed")
    .where("finished_at", ">=", since)
    .executeTakeFirstOrThrow();
  return row.failed;
}
