import type { z } from "zod";
import type { TimelineItem } from "../../api/overview.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { lettersByIds } from "../mail/index.ts";

type Item = z.input<typeof TimelineItem>;
type Filled<K extends "task" | "call" | "comment" | "letter"> = Map<number, NonNullable<Item[K]>>;

export async function tasksOf(ctx: Ctx, ids: number[]): Promise<Filled<"task">> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("tasks")
    .select(["id", "title", "state", "due_at as dueAt", "result"])
    .where("id", "in", ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export async function callsOf(ctx: Ctx, ids: number[]): Promise<Filled<"call">> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("calls as c")
    .leftJoin("users as u", "u.id", "c.user_id")
    .leftJoin("recording_searches as s", "s.call_id", "c.id")
    .select(["c.id", "c.direction", "c.result", "c.note", "c.outcome", "u.name as userName", "c.seconds"])
    .select(["c.connection_id", "c.waiting_seconds", "c.is_lost_busy", "s.state as searched"])
    .where("c.id", "in", ids)
    .execute();
  const sounds = await soundsOf(ctx, ids);
  return new Map(
    rows.map(({ connection_id, seconds, waiting_seconds, is_lost_busy, searched, outcome, ...row }) => {
      const recordings = sounds.filter((one) => one.callId === row.id);
      const call: NonNullable<Item["call"]> = {
        ...row,
        outcome: connection_id === null ? null : outcome,
        talkSeconds: seconds,
        waitingSeconds: waiting_seconds,
        isLostBusy: is_lost_busy,
        recording: recordingOf(recordings, searched),
        recordings: recordings.map(({ id, state, seconds }) => ({ id, state, seconds })),
      };
      return [row.id, call];
    }),
  );
}

type Sound = { id: number; callId: number; seconds: number | null; state: "kept" | "removed" };

async function soundsOf(ctx: Ctx, callIds: number[]): Promise<Sound[]> {
  const rows = await ctx.db
    .selectFrom("recordings")
    .select(["id", "call_id", "seconds", "removed_at"])
    .where("call_id", "in", callIds)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    callId: row.call_id,
    seconds: row.seconds,
    state: row.removed_at === null ? "kept" : "removed",
  }));
}

/** One kept part is worth listening to; with none the search tells, unless its term is over. */
function recordingOf(sounds: Sound[], searched: "waiting" | "kept" | "missing" | null) {
  if (sounds.some((one) => one.state === "kept")) return "kept";
  return sounds.length > 0 ? "removed" : searched;
}

export async function commentsOf(ctx: Ctx, ids: number[]): Promise<Filled<"comment">> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.selectFrom("comments").select(["id", "body"]).where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Without the right to letters, and of others' personal mailboxes, the line stays without words. */
export async function lettersOf(ctx: Ctx, ids: number[]): Promise<Filled<"letter">> {
  if (ids.length === 0 || !ctx.app.mayDo(ctx.actor, "letters.read")) return new Map();
  return new Map((await lettersByIds(ctx, ids)).map((letter) => [letter.id, letter]));
}
