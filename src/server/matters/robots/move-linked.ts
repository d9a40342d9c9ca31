import { z } from "zod";
import { defineRobot, field } from "../../automation/index.ts";
import { moveMatter } from "../move-matter.ts";
import { findStage, openMattersIn } from "../store.ts";

export const moveLinked = defineRobot({
  name: "matters.move-linked",
  title: ["Перевести связанные карты", "Move linked cards"],
  help: [
    "Переводит другие открытые карты этого клиента: платежи — в «Закрыто», когда дело завершено.",
    "Moves the client's other open cards: payments to “Settled” when the matter is finished.",
  ],
  group: "card",
  icon: "arrows-right",
  fields: [
    field("stageId", "stage", ["Стадия другой воронки", "Stage of the other pipeline"], {
      isRequired: true,
      help: ["Переводятся карты воронки этой стадии", "Cards of this stage's pipeline are moved"],
    }),
    field("lostReason", "text", ["Причина отказа", "Reason of refusal"], {
      help: ["Для стадии отказа; без неё пишется название робота", "For a refusal stage; else the robot's title"],
    }),
  ],
  params: z.object({
    stageId: z.coerce.number().int().positive(),
    lostReason: z.string().trim().max(300).optional(),
  }),
  // For circles it is all one whether a card enters the stage by opening or by being moved from outside.
  effect: ({ stageId }) => ({ kind: "open", pipelineId: null, stageId }),
  results: [{ name: "moved", title: "Переведено карт", titleEn: "Cards moved", kind: "number" }],
  async run(ctx, { card, params, title }) {
    const stage = await findStage(ctx, { id: params.stageId });
    const linked = (await openMattersIn(ctx, card.clientId, stage.pipeline_id)).filter(
      (matter) => matter.id !== card.matterId && matter.stageId !== stage.id,
    );
    for (const matter of linked)
      await moveMatter(ctx, {
        matterId: matter.id,
        stageId: stage.id,
        by: "robot",
        rule: title,
        lostReason: params.lostReason || undefined,
      });
    return { moved: linked.length };
  },
  async preview(ctx, { card, params }) {
    const stage = await findStage(ctx, { id: params.stageId });
    const linked = await openMattersIn(ctx, card.clientId, stage.pipeline_id);
    const numbers = linked.filter(({ id }) => id !== card.matterId).map(({ number }) => `№ ${number}`);
    return numbers.length > 0 ? `${numbers.join(", ")} → ${stage.name}` : "связанных карт нет";
  },
});
