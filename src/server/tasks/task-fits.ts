import type { Ctx } from "../kernel/ctx.ts";

export interface Wanted {
  /** Words of the title; empty: any. */
  words: string;
  /** Only what a robot set. */
  byRobot?: boolean;
}

/** Whether a task is one of those a trigger waits for. */
export async function taskFits(ctx: Ctx, taskId: number, wanted: Wanted): Promise<boolean> {
  if (wanted.words === "" && !wanted.byRobot) return true;
  const row = await ctx.db
    .selectFrom("tasks")
    .select(["title", "author_kind"])
    .where("id", "=", taskId)
    .executeTakeFirst();
  if (!row || (wanted.byRobot && row.author_kind !== "robot")) return false;
  return plain(row.title).includes(plain(wanted.words));
}

const plain = (text: string): string => text.toLowerCase().replaceAll("ё", "е").replace(/\s+/g, " ").trim();
