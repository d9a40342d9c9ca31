import type { z } from "zod";
import type { TimelineItem } from "../../api/overview.ts";
import type { Ctx } from "../kernel/ctx.ts";

type Item = z.input<typeof TimelineItem>;
type Filled<K extends "task" | "call" | "comment"> = Map<number, NonNullable<Item[K]>>;

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
    .selectFrom("calls")
    .select(["id", "direction", "result", "note"])
    .where("id", "in", ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export async function commentsOf(ctx: Ctx, ids: number[]): Promise<Filled<"comment">> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.selectFrom("comments").select(["id", "body"]).where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}
