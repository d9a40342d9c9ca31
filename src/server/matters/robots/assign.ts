import { z } from "zod";
import { roles } from "../../../api/rights.ts";
import { findUser } from "../../access/index.ts";
import { defineRobot, field, option } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { assignMatter } from "../assign-matter.ts";
import { choiceKinds, pickResponsible } from "../pick-responsible.ts";
import { roleOptions } from "../role-options-data.ts";
import { openMatters } from "../store.ts";

const Params = z
  .object({
    who: z.enum(choiceKinds).default("rota"),
    userId: z.coerce.number().int().positive().optional(),
    userIds: z.array(z.coerce.number().int().positive()).max(50).default([]),
    role: z.enum(roles).optional(),
    absent: z.enum(["skip", "count"]).default("skip"),
    withOthers: z.boolean().default(false),
  })
  .refine((params) => params.who !== "user" || params.userId !== undefined, { path: ["userId"], message: "required" })
  .refine((params) => params.who !== "first" || params.userIds.length > 0, { path: ["userIds"], message: "required" });

export const assign = defineRobot({
  name: "matters.assign",
  title: ["Назначить ответственного", "Assign the responsible"],
  help: [
    "Передаёт карту сотруднику: следующему по очереди из тех, кто на смене, или юристу, у которого меньше всего дел.",
    "Gives the card to an employee: the next in turn of those on shift, or the lawyer with the fewest matters.",
  ],
  group: "employee",
  icon: "user-check",
  fields: [
    field("who", "select", ["Кому", "To whom"], {
      isRequired: true,
      options: [
        option("rota", "По очереди", "In turn"),
        option("least-loaded", "У кого меньше открытых дел", "Who has the fewest open matters"),
        option("first", "Первому свободному из списка", "The first of the list who is there"),
        option("random", "Случайно", "At random"),
        option("user", "Сотруднику", "A named employee"),
      ],
    }),
    field("userId", "user", ["Сотрудник", "Employee"], {
      help: ["Если выбран «Сотруднику»", "When “A named employee” is chosen"],
    }),
    field("userIds", "users", ["Из списка", "Of the list"], {
      help: ["По порядку списка; пусто: из всех", "In the order of the list; empty: of all"],
    }),
    field("role", "select", ["Роль", "Role"], { options: roleOptions, help: ["Пусто: любая", "Empty: any"] }),
    field("absent", "select", ["Кто не на смене", "Who is off shift"], {
      options: [option("skip", "Пропускать", "Pass over"), option("count", "Назначать тоже", "Assign too")],
    }),
    field("withOthers", "switch", ["И другие открытые дела клиента", "The client's other open matters too"]),
  ],
  params: Params,
  effect: () => ({ kind: "other", emits: ["matter.assigned"] }),
  results: [
    { name: "userId", title: "Ответственный (номер)", titleEn: "Responsible (id)", kind: "number" },
    { name: "name", title: "Ответственный", titleEn: "Responsible", kind: "text" },
  ],
  async run(ctx, { card, params }) {
    const choice = { ...params, isOnShiftOnly: params.absent === "skip" };
    const userId = await pickResponsible(ctx, choice, card.runId);
    if (userId === null) throw refused(params.absent === "skip" ? "nobody-on-shift" : "nobody-fits");
    const matterIds = params.withOthers ? await allOf(ctx, card) : [card.matterId];
    for (const matterId of matterIds) await assignMatter(ctx, { matterId, userId });
    return { userId, name: (await findUser(ctx, userId))?.name ?? "" };
  },
  async preview(ctx, { params }) {
    const user = params.who === "user" && params.userId !== undefined ? await findUser(ctx, params.userId) : null;
    return `→ ${user?.name ?? titles[params.who]}`;
  },
});

const titles: Record<(typeof choiceKinds)[number], string> = {
  rota: "следующий по очереди",
  "least-loaded": "у кого меньше открытых дел",
  first: "первый свободный из списка",
  random: "случайный сотрудник",
  user: "сотрудник",
};

/** The card itself also when it is closed already. In one order, so that two robots of one client do not lock crosswise. */
async function allOf(ctx: Ctx, card: { matterId: number; clientId: number }): Promise<number[]> {
  const open = await openMatters(ctx, card.clientId);
  return [...new Set([card.matterId, ...open])].toSorted((a, b) => a - b);
}
