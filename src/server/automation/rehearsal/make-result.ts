import { sql } from "kysely";
import type { RehearsalResult } from "../../../api/automation-rehearsal.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { robotNamed } from "../catalogue.ts";
import { titleOf } from "../rule-title.ts";
import { factsAsToday, type ReadyRobot, type Script } from "./script.ts";
import { MOST_TASKS_A_DAY } from "./tally.ts";
import type { Tally, Tasks } from "./tally.ts";
import type { Window } from "./load-clients.ts";

type Result = RehearsalResult;

/** The tally as people read it: rules, messages, tasks, clashes, and the difference from what really happened. */
export async function makeResult(ctx: Ctx, script: Script, tally: Tally, window: Window): Promise<Result> {
  const really = await reallyDone(ctx, script, window);
  const names = await namesOf(
    ctx,
    [...tally.tasks.values()].flatMap((tasks) => tasks.userId ?? []),
  );
  return {
    from: window.from.toISOString(),
    to: window.to.toISOString(),
    cards: tally.cards,
    events: tally.events,
    rules: await rulesOf(ctx, script, tally),
    messages: tally.messages,
    tasks: [...tally.tasks.values()].map((tasks) => tasksOf(tasks, names)).toSorted((a, b) => b.count - a.count),
    clashes: clashesOf(script, tally, names),
    difference: {
      standElsewhere: tally.standElsewhere,
      samples: tally.elsewhere,
      stages: script.stageIds.map((stageId) => ({
        stageId,
        reallyEntered: tally.reallyEntered.get(stageId) ?? 0,
        wouldEnter: tally.entered.get(stageId) ?? 0,
      })),
      messagesReally: really.message,
      tasksReally: really.task,
    },
    factsAsToday: factsAsToday(script),
  };
}

async function rulesOf(ctx: Ctx, script: Script, tally: Tally): Promise<Result["rules"]> {
  const robots = new Map([...script.robots.values()].flat().map((robot) => [robot.ruleId, robot]));
  const rows: Result["rules"] = [];
  for (const rule of script.rules) {
    const counted = tally.rules.get(rule.id) ?? { times: 0, skipped: 0, samples: [] };
    const robot = robots.get(rule.id);
    const kind = rule.kind === "trigger" ? "move" : (robot?.effect.kind ?? "other");
    rows.push({
      ruleId: rule.id,
      kind: rule.kind,
      title: titleOf(rule),
      stageId: rule.stageId,
      effect: kind === "open" ? "other" : kind,
      times: counted.times,
      skipped: counted.skipped,
      samples: robot ? await withTexts(ctx, robot, counted.samples) : counted.samples,
    });
  }
  return rows;
}

type Samples = Result["rules"][number]["samples"];

/** What it would say, by the facts of today. */
async function withTexts(ctx: Ctx, { robot, params }: ReadyRobot, samples: Samples): Promise<Samples> {
  const settings = robot.params.safeParse(params);
  if (!robot.preview || !settings.success) return samples;
  const found: Samples = [];
  for (const sample of samples)
    found.push({ ...sample, text: await textOf(ctx, robot.preview, sample, settings.data) });
  return found;
}

type Preview = NonNullable<ReadyRobot["robot"]["preview"]>;

async function textOf(ctx: Ctx, preview: Preview, sample: Samples[number], params: unknown): Promise<string | null> {
  try {
    return await ctx.db
      .transaction()
      .setAccessMode("read only")
      .execute(async (trx) => {
        const place = await trx
          .selectFrom("stage_entries")
          .select("client_id")
          .where("matter_id", "=", sample.matterId)
          .limit(1)
          .executeTakeFirstOrThrow();
        const card = { matterId: sample.matterId, clientId: place.client_id };
        return (await preview({ ...ctx, db: trx }, { card, params })) || null;
      });
  } catch (error) {
    // A robot that would refuse has no words; that it refuses stands in the trial on a card.
    if (error instanceof HouseError) return null;
    throw error;
  }
}

function tasksOf({ userId, byDay }: Tasks, names: ReadonlyMap<number, string>): Result["tasks"][number] {
  let count = 0;
  let most: { day: string | null; count: number } = { day: null, count: 0 };
  for (const [day, number] of byDay) {
    count += number;
    if (number > most.count) most = { day, count: number };
  }
  return { userId, name: nameIn(names, userId), count, mostADay: most.count, day: most.day };
}

const nameIn = (names: ReadonlyMap<number, string>, userId: number | null): string | null =>
  userId === null ? null : (names.get(userId) ?? null);

const MOST_DAYS_SHOWN = 20;

function clashesOf(script: Script, tally: Tally, names: ReadonlyMap<number, string>): Result["clashes"] {
  const clashes: Result["clashes"] = [];
  if (tally.twoMessages.clients > 0) clashes.push({ kind: "two-messages-a-day", ...tally.twoMessages });
  for (const stage of script.stages) {
    const cards = tally.standing.get(stage.id) ?? 0;
    const isEnd = stage.isClosed || stage === script.stages.at(-1);
    if (!isEnd && cards > 0 && !tally.left.has(stage.id))
      clashes.push({ kind: "stage-nobody-leaves", stageId: stage.id, cards });
  }
  for (const rule of script.rules)
    if ((tally.rules.get(rule.id)?.times ?? 0) === 0) clashes.push({ kind: "rule-never-fires", ruleId: rule.id });
  clashes.push(...floods(tally, names));
  if (tally.round.cards > 0) clashes.push({ kind: "goes-round", ...tally.round });
  return clashes;
}

/** The worst days of all people. */
const floods = (tally: Tally, names: ReadonlyMap<number, string>) =>
  [...tally.tasks.values()]
    .flatMap(({ userId, byDay }) =>
      [...byDay].flatMap(([day, count]) =>
        count > MOST_TASKS_A_DAY
          ? [{ kind: "flooded-with-tasks" as const, userId, name: nameIn(names, userId), day, count }]
          : [],
      ),
    )
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST_DAYS_SHOWN);

async function namesOf(ctx: Ctx, userIds: readonly number[]): Promise<Map<number, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await sql<{ id: number; name: string }>`
    select id, name from users where id = any(${sql.val(userIds)}::bigint[])`.execute(ctx.db);
  return new Map(rows.rows.map((row) => [row.id, row.name]));
}

/** What robots of these stages really did in the window, by the kind of their effect. */
async function reallyDone(ctx: Ctx, script: Script, { from, to }: Window): Promise<{ message: number; task: number }> {
  const rows = await sql<{ name: string; params: Record<string, unknown>; runs: number }>`
    select name, (array_agg(spec->'params'))[1] as params, count(*)::int as runs from robot_runs
    where state = 'done' and finished_at between ${from} and ${to} and stage_id = any(${sql.val(script.stageIds)}::bigint[])
    group by rule_id, name`.execute(ctx.db);
  const done = { message: 0, task: 0 };
  for (const row of rows.rows) {
    const robot = robotNamed(row.name);
    const params = robot?.params.safeParse(row.params);
    const kind = params?.success ? robot?.effect?.(params.data).kind : undefined;
    if (kind === "message" || kind === "task") done[kind] += row.runs;
  }
  return done;
}
