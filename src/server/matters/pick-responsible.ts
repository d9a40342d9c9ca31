import { sql } from "kysely";
import { employees, pickByRota } from "../access/index.ts";
import type { Role } from "../../api/rights.ts";
import type { Ctx } from "../kernel/ctx.ts";

export const choiceKinds = ["rota", "least-loaded", "first", "random", "user"] as const;

export interface Choice {
  who: (typeof choiceKinds)[number];
  userId?: number | undefined;
  /** Only among these. */
  userIds: readonly number[];
  /** Only of this role. */
  role?: Role | undefined;
  isOnShiftOnly: boolean;
}

/** Who shall answer for a card, by the rule of the run; null when nobody fits. */
export async function pickResponsible(ctx: Ctx, choice: Choice, runId: number): Promise<number | null> {
  if (choice.who === "user") return choice.userId ?? null;
  // The firm's own rota gives applications: a robot without a choice of its own takes its turn in the same queue.
  if (choice.who === "rota" && choice.userIds.length === 0 && !choice.role && choice.isOnShiftOnly)
    return (await pickByRota(ctx, {}))?.id ?? null;
  const people = await employees(ctx, { ids: choice.userIds, role: choice.role, onShift: choice.isOnShiftOnly });
  const ids = people.map(({ id }) => id);
  switch (choice.who) {
    case "first":
      return ids[0] ?? null;
    case "random":
      return ids[Math.floor(Math.random() * ids.length)] ?? null;
    case "least-loaded":
      return leastLoaded(ctx, ids);
    case "rota":
      return nextAfter(ids, await lastPick(ctx, runId));
  }
}

/** Of equals the one who comes first. */
async function leastLoaded(ctx: Ctx, ids: readonly number[]): Promise<number | null> {
  const rows = await ctx.db
    .selectFrom("matters")
    .select(["responsible_id as id", sql<number>`count(*)::int`.as("cards")])
    .where(sql<boolean>`responsible_id = any(${sql.val(ids)}::bigint[])`)
    .where("is_open", "=", true)
    .groupBy("responsible_id")
    .execute();
  const cards = new Map(rows.map((row) => [row.id, row.cards]));
  const load = (id: number): number => cards.get(id) ?? 0;
  return ids.toSorted((a, b) => load(a) - load(b))[0] ?? null;
}

/** Whom the same rule chose the last time. */
async function lastPick(ctx: Ctx, runId: number): Promise<number | null> {
  const row = await ctx.db
    .selectFrom("robot_runs as present")
    .innerJoin("robot_runs as former", "former.rule_id", "present.rule_id")
    .select("former.result")
    .where("present.id", "=", runId)
    .where("former.state", "=", "done")
    .orderBy("former.id", "desc")
    .limit(1)
    .executeTakeFirst();
  const userId = row?.result?.["userId"];
  return typeof userId === "number" ? userId : null;
}

const nextAfter = (ids: readonly number[], last: number | null): number | null =>
  ids[(last === null ? 0 : ids.indexOf(last) + 1) % ids.length] ?? null;
