import { enterStage } from "../automation/index.ts";
import { lockClient } from "../clients/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { conflict, refused } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { readFirm } from "../kernel/settings.ts";
import { inTx } from "../kernel/tx.ts";
import { dayOf } from "../kernel/working-time.ts";
import { liveStage } from "./pipelines/live-stage.ts";
import { placeCard } from "./place-card.ts";
import { askGate, notePassed } from "./requirements/gate.ts";
import { isOpenOn, moveFault } from "./rules.ts";
import { clientOfMatter, findStage, lockMatter } from "./store.ts";
import { tellObservers } from "./tell-observers.ts";
import { undoToken } from "./undo-token.ts";
import { whoWasFirst } from "./who-was-first.ts";

export type Move = {
  matterId: number;
  by: "hand" | "trigger" | "robot";
  /** The trigger or robot by which it moves, as people see it. */
  rule?: string | undefined;
  reason?: string | undefined;
  /** The card as the mover saw it; another's change since then is a conflict that names him. */
  version?: number | undefined;
  beforeId?: number | null | undefined;
  afterId?: number | null | undefined;
  lostReason?: string | undefined;
  parkedUntil?: string | undefined;
  /** Why the card enters without what the stage's list asks for. */
  gapsReason?: string | undefined;
} & ({ stageId: number } | { stageCode: string });

export interface Moved {
  version: number;
  /** Takes the move back for a minute; only what a person did by hand can be a slip. */
  undo: string | null;
  /** How many robots the new stage set going. */
  robots: number;
}

/** Puts the card on a stage and place. Within its column it only changes place: days on stage and robots stay. */
export const moveMatter = (ctx: Ctx, move: Move): Promise<Moved> =>
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, await clientOfMatter(ctx, move.matterId));
    const matter = await lockMatter(ctx, move.matterId);
    if (move.version !== undefined && move.version !== matter.version)
      throw conflict("moved-meanwhile", await whoWasFirst(ctx, matter));
    const asked = await findStage(
      ctx,
      "stageId" in move ? { id: move.stageId } : { pipelineId: matter.pipeline_id, code: move.stageCode },
    );
    // A robot that waited since before the removal means the stage where its cards went; a person sees it is gone.
    if (asked.removed_at && move.by === "hand") throw refused("stage-removed");
    const to = await liveStage(ctx, asked.id);
    if (to.pipeline_id !== matter.pipeline_id) throw refused(asked.removed_at ? "stage-removed" : "other-pipeline");
    if (to.id === matter.stage_id) return reorder(ctx, move, matter);
    const words = { ...move, lostReason: move.lostReason ?? (move.by === "hand" ? undefined : move.rule) };
    const from = await findStage(ctx, { id: matter.stage_id });
    const fault = moveFault(from, to, words, await today(ctx));
    if (fault) throw refused(fault);
    const gaps = await askGate(ctx, { matterId: matter.id, from, to }, move);
    const version = await write(ctx, matter, to, words);
    const about = { clientId: matter.client_id, matterId: matter.id, subjectId: matter.id };
    const cause = await emit(ctx, "matter.moved", about, {
      fromStageId: matter.stage_id,
      toStageId: to.id,
      by: move.by,
      ...(move.rule ? { rule: move.rule } : {}),
      ...(move.reason ? { reason: move.reason } : {}),
    });
    const entry = { matterId: matter.id, clientId: matter.client_id, stageId: to.id };
    await notePassed({ ...ctx, cause }, entry, move, gaps);
    if (matter.observers > 0) await tellObservers(ctx, matter, to, cause);
    const isUndoable = move.by === "hand";
    const entered = await enterStage({ ...ctx, cause }, { ...entry, isUndoable });
    return { version, undo: isUndoable ? tokenFor(ctx, matter, version) : null, robots: entered.robots };
  });

type MatterRow = Awaited<ReturnType<typeof lockMatter>>;
type StageRow = Awaited<ReturnType<typeof findStage>>;

// no event: a place in a column is how one board looks, not something that happened to the matter
async function reorder(ctx: Ctx, move: Move, matter: MatterRow): Promise<Moved> {
  if (move.by === "hand") {
    const rank = await placeCard(ctx, { ...move, stageId: matter.stage_id });
    await ctx.db.updateTable("matters").set({ rank, changed_at: ctx.now }).where("id", "=", matter.id).execute();
  }
  return { version: matter.version, undo: null, robots: 0 };
}

async function write(
  ctx: Ctx,
  matter: MatterRow,
  to: StageRow,
  words: {
    beforeId?: number | null | undefined;
    afterId?: number | null | undefined;
    lostReason?: string | undefined;
    parkedUntil?: string | undefined;
  },
): Promise<number> {
  const rank = await placeCard(ctx, {
    stageId: to.id,
    matterId: matter.id,
    beforeId: words.beforeId,
    afterId: words.afterId,
  });
  const row = await ctx.db
    .updateTable("matters")
    .set({
      stage_id: to.id,
      stage_entered_at: ctx.now,
      rank,
      is_open: isOpenOn(to),
      lost_reason: to.kind === "lost" ? (words.lostReason ?? null) : null,
      parked_until: to.kind === "parked" ? (words.parkedUntil ?? null) : null,
      changed_at: ctx.now,
      version: matter.version + 1,
    })
    .where("id", "=", matter.id)
    .returning("version")
    .executeTakeFirstOrThrow();
  return row.version;
}

function tokenFor(ctx: Ctx, was: MatterRow, version: number): string {
  const former = {
    matterId: was.id,
    stageId: was.stage_id,
    rank: was.rank,
    stageEnteredAt: was.stage_entered_at.toISOString(),
    isOpen: was.is_open,
    lostReason: was.lost_reason,
    parkedUntil: was.parked_until,
    version,
  };
  return undoToken(ctx.app, former, ctx.now);
}

const today = async (ctx: Ctx): Promise<string> => dayOf(ctx.now, (await readFirm(ctx)).zone);
