import { z } from "zod";
import { defineRobot } from "../../automation/index.ts";
import { readFirm } from "../../kernel/settings.ts";
import { addDays, dayOf } from "../../kernel/working-time.ts";
import { moveMatter } from "../move-matter.ts";
import { findStage } from "../store.ts";

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
  effect: ({ stageId }) => ({ kind: "move", stageId }),
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
