import { sql } from "kysely";
import type { Condition, Timing } from "../../../api/automation-timing.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { enqueueDues, enqueueEntry } from "../queue.ts";
import { titleOf } from "../rule-title.ts";
import { MAX_AUTOMATIC_STAYS_AN_HOUR, type Moment } from "../rules.ts";
import type { RunSpec } from "../tables.ts";
import { dateField, dueTimes } from "./due-times.ts";
import { inTreeOrder } from "./rules.ts";

interface Entering {
  matterId: number;
  clientId: number;
  stageId: number;
  /** A person may take the move back: robots that reach the client wait for the end of that chance. */
  isUndoable: boolean;
  /** The card was put there by the removal of its stage: no robot of the new one starts. */
  isQuiet?: boolean;
}

interface StageRobot {
  ruleId: number;
  name: string;
  title: string;
  params: Record<string, unknown>;
  timing: Timing;
  condition: Condition | null;
  position: number;
  changedAt: Date;
  parentId: number | null;
  arm: "then" | "else" | null;
}

/**
 * Begins the card's stay on a stage inside the mover's transaction: ends the open stay, cancels what waited by it, and
 * plans the robots of the new one. One statement where the stage has no robots.
 */
export async function enterStage(ctx: Ctx, input: Entering): Promise<{ entryId: number; robots: number }> {
  if (!ctx.tx) throw new Error("a card enters a stage inside the transaction of its move");
  const { entryId, recent, robots } = await openStay(ctx, input);
  if (recent >= MAX_AUTOMATIC_STAYS_AN_HOUR) throw refused("too-often", { matterId: input.matterId });
  if (robots.length === 0) return { entryId, robots: 0 };
  const rows = await planRuns(ctx, input, entryId, inTreeOrder(robots));
  await ctx.db.insertInto("robot_runs").values(rows).execute();
  enqueueDues(
    ctx,
    entryId,
    rows.map((row) => (row.state === "waiting" ? row.due_at : null)),
  );
  return { entryId, robots: rows.length };
}

interface StayRow {
  entry_id: number;
  former_id: number | null;
  goes_on: boolean | null;
  recent: number;
  rule_id: number | null;
  name: string;
  title: string;
  params: Record<string, unknown>;
  timing: Timing;
  condition: Condition | null;
  position: number;
  changed_at: Date;
  parent_id: number | null;
  arm: "then" | "else" | null;
}

/**
 * The new stay reads `former`, so the database ends that one first and the one-open-stay key holds. Robots in the ways of
 * a branch that ends with the stay end with it: nobody will ask its question.
 */
async function openStay(ctx: Ctx, { matterId, clientId, stageId, isQuiet = false }: Entering) {
  const result = await sql<StayRow>`
    with recursive former as (
      update stage_entries set left_at = ${ctx.now}::timestamptz where matter_id = ${matterId}::bigint and left_at is null returning id
    ), ending as (
      select rule_id, (spec->'timing'->>'cancelOnLeave')::boolean as ends from robot_runs
      where entry_id = (select id from former) and state = 'waiting'
    ), unasked as (
      select rule_id from ending where ends
      union
      select run.rule_id from robot_runs run join unasked on run.parent_id = unasked.rule_id where run.entry_id = (select id from former)
    ), cancelled as (
      update robot_runs set state = 'cancelled', reason = 'left-stage', finished_at = ${ctx.now}::timestamptz
      where entry_id = (select id from former) and state = 'waiting' and rule_id in (select rule_id from unasked)
    ), entry as (
      insert into stage_entries (matter_id, client_id, stage_id, entered_at, cause_id, depth, former_id, actor_kind)
      select ${matterId}::bigint, ${clientId}::bigint, ${stageId}::bigint, ${ctx.now}::timestamptz, ${ctx.cause?.eventId ?? null}::bigint,
        ${ctx.cause?.depth ?? 0}::smallint, (select max(id) from former), ${ctx.actor.kind}::text
      returning id
    )
    select entry.id as entry_id, (select id from former) as former_id, (select bool_or(not ends) from ending) as goes_on, ${ctx.actor.kind === "robot" ? recentStays(ctx, matterId) : sql`0`} as recent,
      rule.id as rule_id, rule.name, rule.title, rule.params, rule.timing, rule.condition, rule.position, rule.changed_at, rule.parent_id, rule.arm
    from entry left join automation_rules rule on rule.stage_id = ${stageId}::bigint and rule.kind = 'robot' and rule.is_on and rule.removed_at is null and not ${isQuiet}::boolean
    order by rule.position, rule.id`.execute(ctx.db);
  const first = result.rows[0];
  if (!first) throw new Error("the stay was not opened");
  // What stays on may have been held by what has just been cancelled.
  if (first.former_id !== null && first.goes_on === true) enqueueEntry(ctx, first.former_id);
  return { entryId: first.entry_id, recent: first.recent, robots: result.rows.flatMap(toRobot) };
}

/** Stays that automation began in the last hour, this one not among them: a statement does not see its own rows. */
const recentStays = (ctx: Ctx, matterId: number) => sql<number>`(
  select count(*)::int from (select entered_at, actor_kind from stage_entries where matter_id = ${matterId}::bigint order by id desc limit 200) stay
  where stay.actor_kind = 'robot' and stay.entered_at > ${new Date(ctx.now.getTime() - 3_600_000)}::timestamptz)`;

const toRobot = (row: StayRow): StageRobot[] =>
  row.rule_id === null
    ? []
    : [
        {
          ruleId: row.rule_id,
          name: row.name,
          title: row.title,
          params: row.params,
          timing: row.timing,
          condition: row.condition,
          position: row.position,
          changedAt: row.changed_at,
          parentId: row.parent_id,
          arm: row.arm,
        },
      ];

/** All robots of the stage, arms included; those of a branch that is left out at once are left out with it. */
async function planRuns(
  ctx: Ctx,
  input: Entering,
  entryId: number,
  robots: readonly (StageRobot & { chain: number })[],
) {
  const moments = await dueTimes(ctx, input, robots, input.isUndoable);
  const leftOut = new Set<number>();
  return robots.map((robot, i) => {
    const own: Moment = moments[i] ?? { kind: "at", at: ctx.now };
    const isBranchOut = robot.parentId !== null && leftOut.has(robot.parentId);
    const reason = isBranchOut ? "other-branch" : own.kind === "skip" ? own.reason : null;
    if (reason !== null) leftOut.add(robot.ruleId);
    return {
      ...runRow(ctx, input, entryId, robot),
      position: i + 1,
      ...planned(ctx, own, reason),
    };
  });
}

const planned = (ctx: Ctx, own: Moment, reason: string | null) => ({
  state: reason === null ? ("waiting" as const) : ("skipped" as const),
  reason,
  due_at: own.kind === "at" ? own.at : null,
  finished_at: reason === null ? null : ctx.now,
});

function runRow(ctx: Ctx, input: Entering, entryId: number, robot: StageRobot & { chain: number }) {
  const spec: RunSpec = {
    params: robot.params,
    timing: robot.timing,
    condition: robot.condition,
    changedAt: robot.changedAt.toISOString(),
    ...(robot.chain === 0 ? {} : { chain: robot.chain }),
  };
  return {
    entry_id: entryId,
    rule_id: robot.ruleId,
    matter_id: input.matterId,
    client_id: input.clientId,
    stage_id: input.stageId,
    name: robot.name,
    title: titleOf({ ...robot, kind: "robot" }),
    spec: JSON.stringify(spec),
    parent_id: robot.parentId,
    arm: robot.arm,
    date_field: dateField(robot.timing),
    created_at: ctx.now,
  };
}
