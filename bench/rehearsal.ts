import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import pg from "pg";
import { lastRehearsal } from "../src/server/automation/rehearsal/get-rehearsal.ts";
import { RehearsalResult } from "../src/api/automation-rehearsal.ts";
import { rehearse } from "../src/server/automation/rehearsal/rehearse.ts";
import { startRehearsal } from "../src/server/automation/rehearsal/start-rehearsal.ts";
import { publishedRules } from "../src/server/automation/versions/read-draft.ts";
import { newCtx, systemActor, type App, type Ctx } from "../src/server/kernel/ctx.ts";
import { newFirm, openFirm } from "../test/firm.ts";
import { fill } from "./fill.ts";

const APPLICATIONS = 1;
const SMALL = 1_000;
const LARGE = 10_000;
const DAYS = 90;
const LOOK_EVERY_MS = 20;
const LOOK_DEEP_EVERY_MS = 400;
const MB = 1024 * 1024;

export interface Rehearsed {
  cards: number;
  /** Events of the past that the play went through. */
  events: number;
  wallMs: number;
  /** The most that a second, slower play held of the heap over what was held before it, each time after rubbish was thrown away. */
  heapMb: number;
  /** The most that the whole process took during the first play. */
  rssMb: number;
}
export interface Rehearsals {
  small: Rehearsed;
  large: Rehearsed;
  /** At ten times the cards: 1 is flat. */
  heapRatio: number;
  rssRatio: number;
}

/** A rehearsal of "Applications" over 90 days, at a thousand and at ten thousand cards. */
export async function measureRehearsal(server: string): Promise<Rehearsals> {
  // The first play in a process pays for compiling what it runs.
  await measureOne(server, SMALL);
  const small = await measureOne(server, SMALL);
  const large = await measureOne(server, LARGE);
  return { small, large, heapRatio: large.heapMb / small.heapMb, rssRatio: large.rssMb / small.rssMb };
}

async function measureOne(server: string, cards: number): Promise<Rehearsed> {
  const firm = await newFirm({ server });
  try {
    await fill(firm.url ?? "", cards);
    await live(firm.url ?? "");
    const { app, close } = await openFirm(firm.settings, { pool: 2 });
    try {
      await app.jobs.start(app);
      return await play(app);
    } finally {
      await close();
    }
  } finally {
    await firm.drop();
  }
}

async function play(app: App): Promise<Rehearsed> {
  const ctx = () => newCtx(app, systemActor);
  await makeDraft(ctx());
  throwAway();
  const rss = watch(() => process.memoryUsage.rss());
  const { result, wallMs } = await playOnce(ctx);
  const rssMb = rss.stop() / MB;
  const before = liveHeap();
  const heap = watch(liveHeap, LOOK_DEEP_EVERY_MS);
  await playOnce(ctx);
  return { cards: result.cards, events: result.events, wallMs, rssMb, heapMb: (heap.stop() - before) / MB };
}

async function playOnce(ctx: () => Ctx): Promise<{ result: RehearsalResult; wallMs: number }> {
  const asked = await startRehearsal(ctx(), APPLICATIONS, DAYS);
  const began = performance.now();
  await rehearse(ctx(), asked.id);
  const wallMs = performance.now() - began;
  const done = await lastRehearsal(ctx(), APPLICATIONS);
  if (done?.state !== "done" || !done.result)
    throw new Error(`the rehearsal ended ${done?.state ?? "nowhere"}: ${done?.reason ?? ""}`);
  return { result: RehearsalResult.parse(done.result), wallMs };
}

/** The shipped rules, each of which has something to do in the past that `live` gives. */
async function makeDraft(ctx: Ctx): Promise<void> {
  const rules = await publishedRules(ctx, APPLICATIONS);
  await ctx.db
    .insertInto("automation_drafts")
    .values({ pipeline_id: APPLICATIONS, rules: JSON.stringify(rules), revision: 1, changed_at: ctx.now })
    .execute();
}

/** The most that a look found until it is stopped. */
function watch(look: () => number, everyMs = LOOK_EVERY_MS): { stop(): number } {
  let most = look();
  const timer = setInterval(() => (most = Math.max(most, look())), everyMs);
  return {
    stop() {
      clearInterval(timer);
      return Math.max(most, look());
    },
  };
}

/** What the heap really holds: rubbish of a long play would look like growth. */
function liveHeap(): number {
  throwAway();
  return process.memoryUsage().heapUsed;
}

function throwAway(): void {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
}

/** Filled cards get a past: opened along the window, moved on by hand every ten days, something happens every day and a half. */
async function live(url: string): Promise<void> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  for (const statement of past) await db.query(statement);
  await db.query("vacuum analyze");
  await db.end();
}

const STAGES = "(select id, row_number() over (order by position, id) - 1 as n from stages where pipeline_id = 1)";
const LAST = "(select max(n) from stages_of)";
/** Every tenth card is older than the window. */
const OPENED = `now() - interval '${DAYS} days' + case when m.id % 10 = 0 then interval '-12 days' else m.id % 797 * interval '0.1 days' end`;
const STAYS = `stages_of as ${STAGES},
  lives as (select m.id, m.client_id, ${OPENED} as opened, m.id % 5 as quick from matters m where pipeline_id = 1),
  stays as (select l.*, s.id as stage_id, n, opened + n * interval '10 days' as entered,
      case when n < quick + 3 and n < ${LAST} and opened + (n + 1) * interval '10 days' < now() then opened + (n + 1) * interval '10 days' end as gone
    from lives l join stages_of s on n <= quick + 3 and opened + n * interval '10 days' < now())`;

const past = [
  "truncate robot_runs, events, stage_entries cascade",
  `with ${STAYS} insert into stage_entries (matter_id, client_id, stage_id, entered_at, left_at, actor_kind)
    select id, client_id, stage_id, entered, gone, 'employee' from stays order by id, n`,
  `update matters m set stage_id = e.stage_id, stage_entered_at = e.entered_at from stage_entries e where e.matter_id = m.id and e.left_at is null`,
  `with ${STAYS} insert into events (at, name, actor_kind, client_id, matter_id, subject_id, data, depth)
    select at, name, actor_kind, client_id, matter_id, matter_id, data, 0 from (
      select entered as at, case when n = 0 then 'matter.opened' else 'matter.moved' end as name, case when n = 0 then 'system' else 'employee' end as actor_kind,
        client_id, id as matter_id, case when n = 0 then jsonb_build_object('pipelineId', 1, 'stageId', stage_id, 'source', 'site')
          else jsonb_build_object('fromStageId', lag(stage_id) over (partition by id order by n), 'toStageId', stage_id, 'by', 'hand') end as data
        from stays
      union all
      select at, (array['call.logged', 'task.completed', 'message.received', 'comment.added', 'task.created', 'matter.assigned', 'message.sent', 'message.delivered'])[1 + n % 8],
        (array['employee', 'employee', 'client', 'employee', 'robot', 'employee', 'robot', 'provider'])[1 + n % 8], client_id, id,
        jsonb_build_object('taskId', id, 'openLeft', 0, 'callId', id, 'messageId', 0, 'commentId', id, 'channel', 'whatsapp', 'direction', 'out', 'result', (array['talked', 'no-answer'])[1 + n / 8 % 2])
        from lives, generate_series(1, 60) n, lateral (select opened + n * interval '36 hours' + id % 600 * interval '1 minute' as at) moment where at < now()) past
    order by at`,
];
