import type { z } from "zod";
import type { Call, Word } from "../../../api/inbox.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { lettersByIds } from "../../mail/index.ts";
import { readMessages } from "../../messaging/index.ts";
import type { Place, StreamKind } from "./place.ts";

type WordView = z.input<typeof Word>;

/** The words at their places, whole: one lookup by ids a kind. What was removed meanwhile is left out. */
export async function wordsOf(ctx: Ctx, places: readonly Place[]): Promise<WordView[]> {
  const idsOf = (kind: StreamKind) => places.filter((place) => place.kind === kind).map(({ id }) => id);
  const messages = byId(await readMessages(ctx, idsOf("message")));
  const letters = byId(await lettersByIds(ctx, idsOf("letter")));
  const calls = byId(await callsOf(ctx, idsOf("call")));
  const notes = byId(await notesOf(ctx, idsOf("note")));
  return places.flatMap(({ kind, id, at }) => {
    const word = {
      key: `${kind}-${id}`,
      at,
      message: kind === "message" ? (messages.get(id) ?? null) : null,
      letter: kind === "letter" ? (letters.get(id) ?? null) : null,
      call: kind === "call" ? (calls.get(id) ?? null) : null,
      note: kind === "note" ? (notes.get(id) ?? null) : null,
    };
    return (word.message ?? word.letter ?? word.call ?? word.note) ? [word] : [];
  });
}

const byId = <T extends { id: number }>(rows: readonly T[]): Map<number, T> =>
  new Map(rows.map((row) => [row.id, row]));

type CallView = z.input<typeof Call>;

async function callsOf(ctx: Ctx, ids: number[]): Promise<CallView[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .selectFrom("calls as c")
    .leftJoin("users as u", "u.id", "c.user_id")
    .leftJoin("recording_searches as s", "s.call_id", "c.id")
    .select(["c.id", "c.direction", "c.result", "c.outcome", "c.state", "c.seconds", "c.note", "u.name as person"])
    .select("s.state as search")
    .where("c.id", "in", ids)
    .execute();
  const sounds = await ctx.db
    .selectFrom("recordings")
    .select(["id", "call_id", "seconds", "removed_at"])
    .where("call_id", "in", ids)
    .orderBy("id")
    .execute();
  return rows.map(({ result, outcome, state, search, ...call }) => {
    const recordings = sounds
      .filter((sound) => sound.call_id === call.id)
      .map(({ id, seconds, removed_at }) => ({ id, seconds, state: removed_at ? "removed" : "kept" }));
    const isKept = recordings.some((one) => one.state === "kept");
    return {
      ...call,
      result: result ?? outcome ?? state,
      recording: isKept ? "kept" : recordings.length > 0 ? "removed" : search === "kept" ? null : search,
      recordings,
    };
  });
}

async function notesOf(ctx: Ctx, ids: number[]) {
  if (ids.length === 0) return [];
  return ctx.db
    .selectFrom("comments")
    .leftJoin("users", "users.id", "comments.user_id")
    .select(["comments.id", "comments.body", "users.name as author"])
    .where("comments.id", "in", ids)
    .execute();
}
