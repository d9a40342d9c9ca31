import { sql } from "kysely";
import { workCalendar } from "../../kernel/calendar.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import type { FactValue } from "../define.ts";
import { factsOfMany } from "../facts.ts";
import { enqueueEntry } from "../queue.ts";
import { dayIn, momentOf, needsCalendar, type Moment, type MomentInput, type Reach } from "../rules.ts";
import { dateField, isClientFacing, reachOf } from "./due-times.ts";
import { leaveArms } from "./leave-arms.ts";

/** Which waiting runs: given ones, those of a card or client that count from dates of these sources, or all that keep hours. */
export type Recomputed =
  | { runIds: readonly number[] }
  | { prefixes: readonly string[]; matterId?: number | null; clientId?: number | null }
  | { keepHours: true; clientFacing: readonly string[] };

const AT_ONCE = 1000;

/**
 * Plans waiting runs anew by the dates, hours and calendar of now, many in a few statements. Runs that are due already,
 * wait for an event or for another try are left as they are. Returns how many changed.
 */
export async function recomputeRuns(ctx: Ctx, which: Recomputed): Promise<number> {
  if ("runIds" in which && which.runIds.length === 0) return 0;
  let changed = 0;
  for (let after = 0; ;) {
    // no event: nothing happens but that moments move; the card shows them.
    const done = await inTx(ctx, (ctx) => recomputeSome(ctx, which, after));
    changed += done.changed;
    if (done.last === null) return changed;
    after = done.last;
  }
}

async function recomputeSome(
  ctx: Ctx,
  which: Recomputed,
  after: number,
): Promise<{ changed: number; last: number | null }> {
  const runs = await runsToPlan(ctx, which, after);
  const planned = await inputsFor(ctx, runs);
  const moments = rememberedMoments();
  const moved: { run: Run; at: Date | null }[] = [];
  const skipped: { run: Run; reason: string }[] = [];
  for (const [i, run] of runs.entries()) {
    const input = planned[i];
    if (!input) continue;
    // What stands already is left to stand: only a moment that changes may have become too late.
    const lenient = moments(notTooLate(input));
    if (isSettled(ctx, run, lenient)) continue;
    const moment = "keepHours" in which ? lenient : moments(input);
    if (moment.kind === "skip") skipped.push({ run, reason: moment.reason });
    else moved.push({ run, at: moment.kind === "at" ? moment.at : null });
  }
  await move(ctx, moved);
  for (const { run, reason } of skipped) await skip(ctx, run, reason);
  return { changed: moved.length + skipped.length, last: runs.length < AT_ONCE ? null : (runs.at(-1)?.id ?? null) };
}

/** A bulk change gives many cards one date: their moment is computed once. */
function rememberedMoments(): (input: MomentInput) => Moment {
  const known = new Map<string, Moment>();
  return (input) => {
    // From the second round on the moment is counted from the round before.
    const isByDate = input.timing.delay.kind === "date" && input.date && (input.round ?? 1) === 1;
    const key = JSON.stringify([
      input.timing,
      input.date,
      isByDate ? null : input.from,
      input.round,
      input.isReached,
      input.reach,
    ]);
    const moment = known.get(key) ?? momentOf(input);
    known.set(key, moment);
    return moment;
  };
}

/** Nothing differs; or it was due already and still would be. */
function isSettled(ctx: Ctx, run: Run, moment: Moment): boolean {
  const was = run.due_at;
  if (was !== null && was <= ctx.now) return moment.kind !== "at" || moment.at <= ctx.now;
  return moment.kind === "unknown" ? was === null : moment.kind === "at" && was?.getTime() === moment.at.getTime();
}

/** Keyset by id: a page costs the same however many there are. */
function runsToPlan(ctx: Ctx, which: Recomputed, after: number) {
  let query = ctx.db
    .selectFrom("robot_runs as run")
    .innerJoin("stage_entries as stay", "stay.id", "run.entry_id")
    .select(["run.id", "run.entry_id", "run.rule_id", "run.matter_id", "run.client_id", "run.name", "run.spec"])
    .select(["run.round", "run.due_at", "run.parent_id", "stay.entered_at", "stay.actor_kind"])
    .where("run.state", "=", "waiting")
    .where("run.attempts", "=", 0)
    .where("run.awaits", "is", null)
    .where("run.id", ">", after)
    .orderBy("run.id")
    .limit(AT_ONCE)
    // What runs at this moment is looked at by its own run.
    .forUpdate("run")
    .skipLocked();
  if ("runIds" in which) query = query.where("run.id", "=", sql<number>`any(${sql.val([...which.runIds])}::bigint[])`);
  else if ("prefixes" in which) {
    query = query
      .where("run.date_field", "is not", null)
      .where((eb) => eb.or(which.prefixes.map((prefix) => eb("run.date_field", "like", `${prefix}.%`))));
    if (which.matterId) query = query.where("run.matter_id", "=", which.matterId);
    else if (which.clientId) query = query.where("run.client_id", "=", which.clientId);
  } else {
    query = query.where((eb) =>
      eb.or([
        eb("run.date_field", "is not", null),
        sql<boolean>`run.spec->'timing'->>'workingTime' <> 'any'`,
        sql<boolean>`run.spec->'timing'->'delay'->>'kind' = 'monthly'`,
        sql<boolean>`run.spec->'timing'->'delay'->>'unit' like 'working-%'`,
        sql<boolean>`run.spec->'timing'->'repeat'->>'unit' like 'working-%'`,
        eb("run.name", "=", sql<string>`any(${sql.val([...which.clientFacing])}::text[])`),
      ]),
    );
  }
  return query.execute();
}

type Run = Awaited<ReturnType<typeof runsToPlan>>[number];

function notTooLate(input: MomentInput): MomentInput {
  const { delay } = input.timing;
  return delay.kind === "date"
    ? { ...input, timing: { ...input.timing, delay: { ...delay, ifPast: "at-once" } } }
    : input;
}

async function inputsFor(ctx: Ctx, runs: readonly Run[]): Promise<MomentInput[]> {
  const calendar = runs.some((run) => needsCalendar(run.spec.timing)) ? await workCalendar(ctx) : null;
  const facts = await datesFor(ctx, runs);
  const reaches = new Map<string, Reach>();
  for (const run of runs) {
    const key = reachKey(run);
    if (isClientFacing(run.name) && !reaches.has(key))
      reaches.set(key, await reachOf(ctx, run.client_id, run.actor_kind === "employee" ? run.entered_at : null));
  }
  return runs.map(({ spec, ...run }) => ({
    timing: spec.timing,
    from: spec.from === undefined ? run.entered_at : new Date(spec.from),
    isReached: spec.from !== undefined,
    round: run.round,
    now: ctx.now,
    calendar,
    date: dayIn(facts.get(run.matter_id)?.[dateField(spec.timing) ?? ""]),
    reach: isClientFacing(run.name) ? (reaches.get(reachKey(run)) ?? null) : null,
  }));
}

const reachKey = (run: { client_id: number; entered_at: Date }): string =>
  `${run.client_id} ${run.entered_at.getTime()}`;

async function datesFor(ctx: Ctx, runs: readonly Run[]): Promise<Map<number, Record<string, FactValue>>> {
  const dated = runs.filter((run) => dateField(run.spec.timing) !== null);
  const cards = new Map(dated.map((run) => [run.matter_id, { matterId: run.matter_id, clientId: run.client_id }]));
  const fields = new Set(dated.flatMap((run) => dateField(run.spec.timing) ?? []));
  return cards.size === 0 ? new Map() : factsOfMany(ctx, [...cards.values()], fields);
}

async function move(ctx: Ctx, moved: readonly { run: Run; at: Date | null }[]): Promise<void> {
  if (moved.length === 0) return;
  await sql`
    update robot_runs run set due_at = planned.due_at
    from unnest(${sql.val(moved.map(({ run }) => run.id))}::bigint[], ${sql.val(moved.map(({ at }) => at?.toISOString() ?? null))}::timestamptz[]) planned (id, due_at)
    where run.id = planned.id`.execute(ctx.db);
  for (const { run, at } of moved) if (at) enqueueEntry(ctx, run.entry_id, at);
}

async function skip(ctx: Ctx, run: Run, reason: string): Promise<void> {
  await ctx.db
    .updateTable("robot_runs")
    .set({ state: "skipped", reason, finished_at: ctx.now })
    .where("id", "=", run.id)
    .execute();
  await leaveArms(ctx, run, null);
  enqueueEntry(ctx, run.entry_id);
}
