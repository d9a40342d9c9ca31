import type { RehearsalResult } from "../../../api/automation-rehearsal.ts";
import { workCalendar } from "../../kernel/calendar.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError, refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { readFirm } from "../../kernel/settings.ts";
import { inTx } from "../../kernel/tx.ts";
import type { WorkCalendar } from "../../kernel/working-time.ts";
import { cards } from "../catalogue.ts";
import { readDraft } from "../versions/read-draft.ts";
import { loadClients, type Window } from "./load-clients.ts";
import { makeResult } from "./make-result.ts";
import { makeScript, type Script } from "./script.ts";
import { simulate } from "./simulate.ts";
import { Tally } from "./tally.ts";
import type { Port } from "./world.ts";

const CLIENTS_AT_ONCE = 200;
const TELL_EVERY_MS = 1000;
const DAY_MS = 86_400_000;

/** A newer rehearsal of the pipeline was asked for, and start-rehearsal.ts has ended this one. */
class Replaced extends Error {}

/**
 * Plays a rehearsal from its beginning, whatever a crash may have left of it. Nothing but its own row is written: each
 * chunk of clients is read and played in a transaction that may only read.
 */
export async function rehearse(ctx: Ctx, rehearsalId: number): Promise<void> {
  const asked = await begin(ctx, rehearsalId);
  if (!asked) return;
  try {
    const result = await play(ctx, asked);
    await finish(ctx, asked, { state: "done", reason: null, result });
  } catch (error) {
    if (error instanceof Replaced) return;
    if (error instanceof HouseError && error.retryable) throw error;
    ctx.log.error({ err: error, rehearsalId }, "a rehearsal failed");
    const reason = error instanceof HouseError ? (error.reason ?? error.code) : "unexpected";
    await finish(ctx, asked, { state: "failed", reason, result: null });
  }
}

interface Asked {
  id: number;
  pipelineId: number;
  days: number;
  askedAt: Date;
}

// no event: it only begins.
async function begin(ctx: Ctx, id: number): Promise<Asked | null> {
  const row = await ctx.db
    .updateTable("rehearsals")
    .set({ state: "running", cards_done: 0 })
    .where("id", "=", id)
    .where("state", "in", ["waiting", "running"])
    .returning(["id", "pipeline_id", "days", "asked_at"])
    .executeTakeFirst();
  return row ? { id: row.id, pipelineId: row.pipeline_id, days: row.days, askedAt: row.asked_at } : null;
}

async function play(ctx: Ctx, asked: Asked): Promise<RehearsalResult> {
  const window: Window = { from: new Date(asked.askedAt.getTime() - asked.days * DAY_MS), to: asked.askedAt };
  const script = await readScript(ctx, asked, window);
  const tally = new Tally(script);
  const progress = { cards: 0, told: performance.now() };
  for (let after = 0; ;) {
    const found = await cards().walk(ctx, {
      pipelineId: asked.pipelineId,
      afterClient: after,
      clients: CLIENTS_AT_ONCE,
    });
    const last = found.at(-1);
    if (!last) break;
    after = last.clientId;
    await playChunk(ctx, { script, tally, found, window });
    progress.cards += found.length;
    if (performance.now() - progress.told < TELL_EVERY_MS) continue;
    progress.told = performance.now();
    await tellProgress(ctx, asked.id, progress.cards);
  }
  await tellProgress(ctx, asked.id, progress.cards);
  return makeResult(ctx, script, tally, window);
}

async function readScript(ctx: Ctx, asked: Asked, window: Window): Promise<Script> {
  const pipeline = (await cards().pipelines(ctx)).find((one) => one.id === asked.pipelineId);
  if (!pipeline) throw refused("no-pipeline");
  const stages = pipeline.stages.map((stage) => ({ ...stage, isClosed: stage.isClosed === true }));
  const { revision, rules } = await readDraft(ctx, asked.pipelineId);
  const firm = await readFirm(ctx);
  await ctx.db
    .updateTable("rehearsals")
    .set({ revision: revision > 0 ? revision : null })
    .where("id", "=", asked.id)
    .execute();
  return makeScript({ id: pipeline.id, stages }, rules, { ...firm, calendar: await calendarOver(ctx, window) });
}

/** The calendar is kept around one day; a window of a year reaches further. */
async function calendarOver(ctx: Ctx, { from, to }: Window): Promise<WorkCalendar> {
  const early = await workCalendar({ ...ctx, now: from });
  const late = await workCalendar({ ...ctx, now: to });
  return { ...late, days: new Map([...early.days, ...late.days]) };
}

type Found = Awaited<ReturnType<ReturnType<typeof cards>["walk"]>>;

function playChunk(
  ctx: Ctx,
  { script, tally, found, window }: { script: Script; tally: Tally; found: Found; window: Window },
): Promise<void> {
  return ctx.db
    .transaction()
    .setAccessMode("read only")
    .execute(async (trx) => {
      const reading: Ctx = { ...ctx, db: trx };
      const port: Port = {
        matches: ({ trigger, params }, event, card) =>
          trigger.matches({ ...reading, now: event.at }, { event, card, params }),
      };
      const chunk = await loadClients(reading, script, found, window);
      for (const [stageId, count] of chunk.entered)
        tally.reallyEntered.set(stageId, (tally.reallyEntered.get(stageId) ?? 0) + count);
      for (const client of chunk.clients) {
        await simulate({ script, client, window, port, tell: (card, at, what) => tally.take(card, at, what) });
        tally.close(client);
      }
    });
}

// no event: progress is looked at, not told.
async function tellProgress(ctx: Ctx, id: number, cardsDone: number): Promise<void> {
  const told = await ctx.db
    .updateTable("rehearsals")
    .set((eb) => ({ cards_done: cardsDone, cards: eb.fn<number>("greatest", ["cards", eb.val(cardsDone)]) }))
    .where("id", "=", id)
    .where("state", "=", "running")
    .returning("id")
    .executeTakeFirst();
  if (!told) throw new Replaced();
}

const finish = (
  ctx: Ctx,
  { id, pipelineId }: Asked,
  end: { state: "done" | "failed"; reason: string | null; result: RehearsalResult | null },
): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const ended = await ctx.db
      .updateTable("rehearsals")
      .set({ ...end, result: end.result && JSON.stringify(end.result), finished_at: ctx.app.clock.now() })
      .where("id", "=", id)
      .where("state", "=", "running")
      .returning("id")
      .executeTakeFirst();
    if (ended) await emit(ctx, "automation.rehearsed", { subjectId: id }, { pipelineId, rehearsalId: id });
  });
