import { sql, type RawBuilder } from "kysely";
import type { AnswerOf } from "../../api/endpoint.ts";
import type { boardFilters, getBoardCard } from "../../api/overview.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { instantOf, keyCursor, numberOf } from "../kernel/cursor.ts";

export type BoardFilter = (typeof boardFilters)[number];
export type Card = AnswerOf<typeof getBoardCard>;

/** A card as every board query selects it: `m` is matters, `c` clients, `u` the responsible. */
export const cardColumns = sql`m.id, m.number, m.client_id, c.name as client_name, m.stage_id, m.rank, m.version, c.debt_kopecks, c.creditors, c.city, m.source,
  m.unread, m.stage_entered_at, m.next_task_id, m.next_task_title, m.next_due_at, m.responsible_id, u.name as responsible_name, m.is_open`;

export interface CardRow {
  id: number;
  number: number;
  client_id: number;
  client_name: string;
  stage_id: number;
  rank: number;
  version: number;
  debt_kopecks: number;
  creditors: number;
  city: string | null;
  source: string;
  unread: number;
  stage_entered_at: Date;
  next_task_id: number | null;
  next_task_title: string | null;
  next_due_at: Date | null;
  responsible_id: number | null;
  responsible_name: string | null;
  is_open: boolean;
}

export const toCard = (row: CardRow): Card => ({
  id: row.id,
  number: row.number,
  clientId: row.client_id,
  clientName: row.client_name,
  stageId: row.stage_id,
  rank: row.rank,
  version: row.version,
  debtKopecks: row.debt_kopecks,
  creditors: row.creditors,
  city: row.city,
  source: row.source,
  unread: row.unread,
  stageEnteredAt: row.stage_entered_at,
  nextStep:
    row.next_task_id !== null && row.next_task_title !== null
      ? { id: row.next_task_id, title: row.next_task_title, dueAt: row.next_due_at }
      : null,
  responsible:
    row.responsible_id !== null && row.responsible_name !== null
      ? { id: row.responsible_id, name: row.responsible_name }
      : null,
  isOpen: row.is_open,
});

/** The filter as a condition on `m`; each has its own index, so a long column costs no more than a short one. */
export function conditionOf(ctx: Ctx, filter: BoardFilter, responsibleId: number | undefined): RawBuilder<boolean> {
  const mine = filter === "mine" ? ctx.actor.id : responsibleId;
  const whose = mine === undefined || mine === null ? sql<boolean>`true` : sql<boolean>`m.responsible_id = ${mine}`;
  if (filter === "overdue") return sql<boolean>`${whose} and m.next_due_at < ${ctx.now}`;
  if (filter === "no-step")
    return sql<boolean>`${whose} and m.next_due_at is null and m.is_open and m.next_task_id is null`;
  if (filter === "unread") return sql<boolean>`${whose} and m.unread > 0`;
  return whose;
}

/** Overdue cards stand by their term, all others by their place in the column. */
export const orderOf = (filter: BoardFilter): RawBuilder<unknown> =>
  filter === "overdue" ? sql`m.next_due_at, m.id` : sql`m.rank, m.id`;

export const cursorOf = (filter: BoardFilter, row: CardRow): string =>
  filter === "overdue" ? `${row.next_due_at?.toISOString() ?? ""}_${row.id}` : `${row.rank}_${row.id}`;

export function afterCursor(filter: BoardFilter, cursor: string | undefined): RawBuilder<boolean> {
  const last = keyCursor(cursor);
  if (last === null) return sql<boolean>`true`;
  return filter === "overdue"
    ? sql<boolean>`(m.next_due_at, m.id) > (${instantOf(last.value)}, ${last.id})`
    : sql<boolean>`(m.rank, m.id) > (${numberOf(last.value)}, ${last.id})`;
}
