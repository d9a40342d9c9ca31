import { z } from "zod";
import { events } from "../../../api/events.ts";
import { routes as ways } from "../../../api/advice.ts";
import { defineTrigger, field } from "../../automation/index.ts";
import { routeOptions } from "../route-titles-data.ts";

/** A choice with red flags is one only when the head has agreed. */
export const recorded = defineTrigger({
  name: "advice.recorded",
  title: ["Выбран путь", "Way chosen"],
  help: [
    "Срабатывает, когда юрист выбрал законный путь, а при красных флагах — когда согласился руководитель: суд по праву.",
    "Fires when the lawyer chose a lawful way, and with red flags when the head agreed: court by right.",
  ],
  group: "card",
  icon: "route",
  events: ["advice.recorded", "advice.agreed"],
  fields: [
    field("route", "select", ["Путь", "Way"], {
      options: routeOptions,
      help: ["Пусто: любой путь", "Empty: any way"],
    }),
  ],
  params: z.object({ route: z.enum(ways).optional() }),
  matches(_ctx, { event, card, params }) {
    if (event.matterId !== card.matterId) return false;
    const isWaiting = event.name === "advice.recorded" && events["advice.recorded"].data.parse(event.data).needsHead;
    return !isWaiting && (params.route === undefined || params.route === event.data["route"]);
  },
});
