import type { Ctx } from "../../kernel/ctx.ts";
import type { FiringOutcome } from "../triggers/rules.ts";
import { isDeedOf, isOneOf, namesOf, personBehind, type Names } from "./names.ts";
import type { Line, LineFilter } from "./run-lines.ts";

/** Matches of triggers, newest first, each with the event that it answered. */
export async function firingLines(ctx: Ctx, filter: LineFilter): Promise<{ id: number; line: Line }[]> {
  let query = firingsWithEvent(ctx).orderBy("firing.id", "desc").limit(filter.limit);
  if (filter.before !== null) query = query.where("firing.id", "<", filter.before);
  if (filter.outcome !== undefined) query = query.where("firing.outcome", "=", asOutcome(filter.outcome));
  if (filter.ruleId !== undefined) query = query.where("firing.rule_id", "=", filter.ruleId);
  if (filter.reason !== undefined) query = query.where("firing.reason", "=", filter.reason);
  if (filter.matterId !== undefined) query = query.where("firing.matter_id", "=", filter.matterId);
  if (filter.clientId !== undefined) query = query.where("firing.client_id", "=", filter.clientId);
  if (filter.stageId !== undefined) query = query.where("firing.stage_id", "=", filter.stageId);
  if (filter.stageIds !== undefined) query = query.where(isOneOf("firing.stage_id", filter.stageIds));
  if (filter.userId !== undefined) query = query.where(isDeedOf("event", filter.userId));
  const rows = await query.execute();
  const names = await namesOf(
    ctx,
    rows.map((row) => row.matter_id),
  );
  return rows.map((row) => ({ id: row.id, line: toLine(row, names) }));
}

const firingsWithEvent = (ctx: Ctx) =>
  ctx.db
    .selectFrom("trigger_firings as firing")
    .innerJoin("events as event", "event.id", "firing.event_id")
    .select([
      "firing.id",
      "firing.rule_id",
      "firing.name",
      "firing.title",
      "firing.stage_id",
      "firing.matter_id",
      "firing.outcome",
      "firing.reason",
      "firing.at",
    ])
    .select(["event.id as event_id", "event.name as event_name", personBehind("event").as("person_name")]);

type Row = Awaited<ReturnType<ReturnType<typeof firingsWithEvent>["execute"]>>[number];

const toLine = (row: Row, names: Names): Line => ({
  key: `trigger:${row.id}`,
  kind: "trigger",
  runId: null,
  ruleId: row.rule_id,
  name: row.name,
  title: row.title,
  stageId: row.stage_id,
  ...names(row.matter_id),
  judged: null,
  tries: [],
  round: 1,
  outcome: row.outcome,
  reason: row.reason,
  attempts: 1,
  dueAt: null,
  at: row.at,
  cause: { eventId: row.event_id, name: row.event_name, actor: row.person_name },
  result: null,
  canRepeat: false,
});

// A word that is no outcome finds nothing, as it should.
const asOutcome = (outcome: string): FiringOutcome => outcome as FiringOutcome;
