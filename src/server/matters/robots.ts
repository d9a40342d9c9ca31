import { z } from "zod";
import { pickByRota } from "../access/index.ts";
import { defineRobot } from "../automation/index.ts";
import { refused } from "../kernel/errors.ts";
import { readFirm } from "../kernel/settings.ts";
import { addDays, dayOf } from "../kernel/working-time.ts";
import { assignMatter } from "./assign-matter.ts";
import { moveMatter } from "./move-matter.ts";
import { findStage } from "./store.ts";

export const moveStage = defineRobot({
  name: "matters.move-stage",
  title: ["Перевести на стадию", "Move to a stage"],
  help: [
    "Переводит карту на другую стадию: через 14 дней без ответа — в «Отложено».",
    "Moves the card to another stage: after 14 days without an answer to “Put off”.",
  ],
  group: "card",
  icon: "arrow-right",
  fields: [
    {
      name: "stageId",
      title: "Стадия",
      titleEn: "Stage",
      kind: "stage",
      isRequired: true,
      options: [],
      help: "",
      helpEn: "",
    },
    {
      name: "lostReason",
      title: "Причина отказа",
      titleEn: "Reason of refusal",
      kind: "text",
      isRequired: false,
      options: [],
      help: "Для стадии отказа; без неё пишется название робота",
      helpEn: "For the refusal stage; without it the robot's title is written",
    },
    {
      name: "parkedDays",
      title: "Отложить на дней",
      titleEn: "Put off for days",
      kind: "number",
      isRequired: false,
      options: [],
      help: "Для стадии «Отложено»",
      helpEn: "For the stage “Put off”",
    },
  ],
  params: z.object({
    stageId: z.coerce.number().int().positive(),
    lostReason: z.string().trim().max(300).optional(),
    parkedDays: z.coerce.number().int().min(1).max(3650).optional(),
  }),
  async run(ctx, { card, params, title }) {
    const today = dayOf(ctx.now, (await readFirm(ctx)).zone);
    await moveMatter(ctx, {
      matterId: card.matterId,
      stageId: params.stageId,
      by: "robot",
      rule: title,
      lostReason: params.lostReason || undefined,
      parkedUntil: params.parkedDays ? addDays(today, params.parkedDays) : undefined,
    });
    return { stageId: params.stageId };
  },
  preview: async (ctx, { params }) => `→ ${(await findStage(ctx, { id: params.stageId })).name}`,
});

export const assign = defineRobot({
  name: "matters.assign",
  title: ["Назначить ответственного", "Assign the responsible"],
  help: [
    "Передаёт карту сотруднику: следующему по очереди из тех, кто на смене.",
    "Gives the card to an employee: the next in turn of those on shift.",
  ],
  group: "employee",
  icon: "user-check",
  fields: [
    {
      name: "who",
      title: "Кому",
      titleEn: "To whom",
      kind: "select",
      isRequired: true,
      help: "",
      helpEn: "",
      options: [
        { value: "rota", title: "По очереди на смене", titleEn: "In turn, on shift" },
        { value: "user", title: "Сотруднику", titleEn: "A named employee" },
      ],
    },
    {
      name: "userId",
      title: "Сотрудник",
      titleEn: "Employee",
      kind: "user",
      isRequired: false,
      options: [],
      help: "Если выбран «Сотруднику»",
      helpEn: "When “A named employee” is chosen",
    },
  ],
  params: z
    .object({ who: z.enum(["rota", "user"]).default("rota"), userId: z.coerce.number().int().positive().optional() })
    .refine((params) => params.who !== "user" || params.userId !== undefined, {
      path: ["userId"],
      message: "required",
    }),
  async run(ctx, { card, params }) {
    const userId = params.who === "user" ? (params.userId ?? null) : ((await pickByRota(ctx, {}))?.id ?? null);
    if (userId === null) throw refused("nobody-on-shift");
    await assignMatter(ctx, { matterId: card.matterId, userId });
    return { userId };
  },
});
