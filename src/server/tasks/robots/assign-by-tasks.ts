import { sql } from "kysely";
import { z } from "zod";
import { roles } from "../../../api/rights.ts";
import { employees } from "../../access/index.ts";
import { defineRobot, field, option } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { assignMatter, roleOptions } from "../../matters/index.ts";

export const assignByTasks = defineRobot({
  name: "tasks.assign-by-tasks",
  title: ["Назначить того, у кого меньше задач", "Assign who has the fewest tasks"],
  help: [
    "Передаёт карту тому из сотрудников, у кого сейчас меньше открытых задач: из юристов на смене.",
    "Gives the card to the employee with the fewest open tasks now: of the lawyers on shift.",
  ],
  group: "employee",
  icon: "scale",
  fields: [
    field("userIds", "users", ["Из списка", "Of the list"], { help: ["Пусто: из всех", "Empty: of all"] }),
    field("role", "select", ["Роль", "Role"], { options: roleOptions, help: ["Пусто: любая", "Empty: any"] }),
    field("absent", "select", ["Кто не на смене", "Who is off shift"], {
      options: [option("skip", "Пропускать", "Pass over"), option("count", "Назначать тоже", "Assign too")],
    }),
  ],
  params: z.object({
    userIds: z.array(z.coerce.number().int().positive()).max(50).default([]),
    role: z.enum(roles).optional(),
    absent: z.enum(["skip", "count"]).default("skip"),
  }),
  effect: () => ({ kind: "other", emits: ["matter.assigned"] }),
  results: [
    { name: "userId", title: "Ответственный (номер)", titleEn: "Responsible (id)", kind: "number" },
    { name: "name", title: "Ответственный", titleEn: "Responsible", kind: "text" },
  ],
  async run(ctx, { card, params }) {
    const people = await employees(ctx, { ids: params.userIds, role: params.role, onShift: params.absent === "skip" });
    const open = await openTasks(
      ctx,
      people.map(({ id }) => id),
    );
    const least = people.toSorted((a, b) => (open.get(a.id) ?? 0) - (open.get(b.id) ?? 0))[0];
    if (!least) throw refused(params.absent === "skip" ? "nobody-on-shift" : "nobody-fits");
    await assignMatter(ctx, { matterId: card.matterId, userId: least.id });
    return { userId: least.id, name: least.name };
  },
});

async function openTasks(ctx: Ctx, userIds: readonly number[]): Promise<Map<number | null, number>> {
  const rows = await ctx.db
    .selectFrom("tasks")
    .select(["user_id", sql<number>`count(*)::int`.as("open")])
    .where(sql<boolean>`user_id = any(${sql.val(userIds)}::bigint[])`)
    .where("state", "=", "open")
    .groupBy("user_id")
    .execute();
  return new Map(rows.map((row) => [row.user_id, row.open]));
}
