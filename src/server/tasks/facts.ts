import { sql } from "kysely";
import { defineFacts } from "../automation/index.ts";

export const taskFacts = defineFacts({
  prefix: "task",
  facts: [
    { name: "task.open-count", title: "Открытых задач", titleEn: "Open tasks", kind: "number", options: [] },
    { name: "task.overdue-count", title: "Просроченных задач", titleEn: "Overdue tasks", kind: "number", options: [] },
  ],
  async load(ctx, card) {
    const row = await ctx.db
      .selectFrom("tasks")
      .select([
        sql<number>`count(*)::int`.as("open"),
        sql<number>`(count(*) filter (where due_at < ${ctx.now}))::int`.as("overdue"),
      ])
      .where("matter_id", "=", card.matterId)
      .where("state", "=", "open")
      .executeTakeFirstOrThrow();
    return { "task.open-count": row.open, "task.overdue-count": row.overdue };
  },
});
