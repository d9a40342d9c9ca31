import { z } from "zod";
import { events } from "../../../api/events.ts";
import { defineTrigger, field } from "../../automation/index.ts";
import type { StoredEvent } from "../../kernel/event-log.ts";

export const linkedStage = defineTrigger({
  name: "matters.linked-stage",
  title: ["Другая карта клиента пришла на стадию", "The client's other card entered a stage"],
  help: [
    "Срабатывает, когда другая карта того же клиента пришла на стадию: дело в суде принято.",
    "Fires when another card of the same client entered a stage: the court accepted the case.",
  ],
  group: "card",
  icon: "link",
  events: ["matter.moved", "matter.opened"],
  concerns: "client",
  fields: [field("stageId", "stage", ["Стадия другой карты", "Stage of the other card"], { isRequired: true })],
  params: z.object({ stageId: z.coerce.number().int().positive() }),
  answersStages: ({ stageId }) => [stageId],
  matches: (_ctx, { event, card, params }) =>
    event.clientId === card.clientId && event.matterId !== card.matterId && entered(event) === params.stageId,
});

const entered = (event: StoredEvent): number =>
  event.name === "matter.moved"
    ? events["matter.moved"].data.parse(event.data).toStageId
    : events["matter.opened"].data.parse(event.data).stageId;
