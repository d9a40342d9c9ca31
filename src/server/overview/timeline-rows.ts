import { sql } from "kysely";
import type { z } from "zod";
import type { TimelineItem } from "../../api/overview.ts";
import type { Ctx } from "../kernel/ctx.ts";

type Item = z.input<typeof TimelineItem>;
type Filled<K extends "message" | "task" | "call" | "comment"> = Map<number, NonNullable<Item[K]>>;

/** Messages by id, with their present delivery state and, when they failed, the reason in words. */
export async function messagesOf(ctx: Ctx, ids: number[]): Promise<Filled<"message">> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("messages as m")
    .leftJoin("message_templates as t", "t.id", "m.template_id")
    .innerJoin("connections as c", "c.id", "m.connection_id")
    .leftJoin("provider_errors as e", (join) =>
      join.onRef("e.code", "=", "m.error_code").onRef("e.kind", "=", "c.kind"),
    )
    .select([
      "m.id",
      "c.channel",
      "m.direction",
      "m.kind",
      "m.body",
      "t.name as templateName",
      "m.state",
      "m.error_code as errorCode",
      "m.not_before as notBefore",
    ])
    .select(["m.sent_at as sentAt", "m.delivered_at as deliveredAt", "m.read_at as readAt", "e.text_en as errorTextEn"])
    .select(sql<string | null>`coalesce(e.text, m.error_text)`.as("errorText"))
    .select(
      sql<boolean>`m.direction = 'out' and (m.state = 'unknown' or m.state = 'failed' and coalesce(m.error_class, 'retryable') = 'retryable')`.as(
        "canResend",
      ),
    )
    .where("m.id", "in", ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

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
