import type { z } from "zod";
import type { JournalLine } from "../../../api/automation-journal.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { mayRepeat } from "../runs/may-repeat.ts";
import type { RunState } from "../tables.ts";
import { isDeedOf, isOneOf, namesOf, personBehind, type Names } from "./names.ts";

export type Line = z.input<typeof JournalLine>;

export interface LineFilter {
  outcome?: string | undefined;
  reason?: string | undefined;
  ruleId?: number | undefined;
  matterId?: number | undefined;
  clientId?: number | undefined;
  stageId?: number | undefined;
  /** Of any of these stages; undefined for all there are. */
  stageIds?: readonly number[] | undefined;
  /** The employee who made the event that the line answers. */
  userId?: number | undefined;
  before: number | null;
  limit: number;
}

/** Runs of robots, newest first, each with what brought its card to the stage. */
export async function runLines(ctx: Ctx, filter: LineFilter): Promise<{ id: number; line: Line }[]> {
  let query = runsWithCause(ctx).orderBy("run.id", "desc").limit(filter.limit);
  if (filter.before !== null) query = query.where("run.id", "<", filter.before);
  if (filter.outcome !== undefined) query = query.where("run.state", "=", asState(filter.outcome));
  if (filter.ruleId !== undefined) query = query.where("run.rule_id", "=", filter.ruleId);
  if (filter.reason !== undefined) query = query.where("run.reason", "=", filter.reason);
  if (filter.matterId !== undefined) query = query.where("run.matter_id", "=", filter.matterId);
  if (filter.clientId !== undefined) query = query.where("run.client_id", "=", filter.clientId);
  if (filter.stageId !== undefined) query = query.where("run.stage_id", "=", filter.stageId);
  if (filter.stageIds !== undefined) query = query.where(isOneOf("run.stage_id", filter.stageIds));
  if (filter.userId !== undefined) query = query.where(isDeedOf("cause", filter.userId));
  return toLines(ctx, await query.execute());
}

/** Runs of the card's present stay, and those of former stays that still wait, as they follow on each other. */
export async function stayLines(ctx: Ctx, matterId: number): Promise<Line[]> {
  const rows = await runsWithCause(ctx)
    .where("run.matter_id", "=", matterId)
    .where((eb) => eb.or([eb("stay.left_at", "is", null), eb("run.state", "=", "waiting")]))
    .orderBy("run.entry_id")
    .orderBy("run.position")
    .orderBy("run.id")
    .execute();
  return (await toLines(ctx, rows)).map(({ line }) => line);
}

const runsWithCause = (ctx: Ctx) =>
  ctx.db
    .selectFrom("robot_runs as run")
    .innerJoin("stage_entries as stay", "stay.id", "run.entry_id")
    .leftJoin("events as cause", "cause.id", "stay.cause_id")
    .select([
      "run.id",
      "run.rule_id",
      "run.name",
      "run.title",
      "run.stage_id",
      "run.matter_id",
      "run.state",
      "run.reason",
      "run.attempts",
      "run.due_at",
      "run.finished_at",
      "run.created_at",
      "run.result",
      "run.judged",
      "run.tries",
      "run.round",
    ])
    .select([
      "stay.left_at",
      "run.spec",
      "cause.id as cause_id",
      "cause.name as cause_name",
      personBehind("cause").as("person_name"),
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof runsWithCause>["execute"]>>[number];

async function toLines(ctx: Ctx, rows: readonly Row[]): Promise<{ id: number; line: Line }[]> {
  const names = await namesOf(
    ctx,
    rows.map((row) => row.matter_id),
  );
  return rows.map((row) => ({ id: row.id, line: toLine(row, names) }));
}

const toLine = (row: Row, names: Names): Line => ({
  key: `robot:${row.id}`,
  kind: "robot",
  runId: row.id,
  ruleId: row.rule_id,
  name: row.name,
  title: row.title,
  stageId: row.stage_id,
  ...names(row.matter_id),
  judged: row.judged,
  tries: (row.tries ?? []).map((one) => ({ at: new Date(one.at), reason: one.reason })),
  round: row.round,
  outcome: row.state,
  reason: row.reason,
  attempts: row.attempts,
  dueAt: row.due_at,
  at: row.finished_at ?? row.created_at,
  cause:
    row.cause_id !== null && row.cause_name !== null
      ? { eventId: row.cause_id, name: row.cause_name, actor: row.person_name }
      : null,
  result: row.result,
  canRepeat: mayRepeat(row),
});

// A word that is no state finds nothing, as it should.
const asState = (outcome: string): RunState => outcome as RunState;
