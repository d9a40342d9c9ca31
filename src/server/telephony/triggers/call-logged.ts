import { z } from "zod";
import { events } from "../../../api/events.ts";
import { callResults } from "../../../api/telephony.ts";
import { defineTrigger, field, option } from "../../automation/index.ts";
import { resultOptions } from "../call-results-data.ts";

export const callLogged = defineTrigger({
  name: "telephony.call-logged",
  title: ["Записан звонок", "Call logged"],
  help: [
    "Срабатывает, когда оператор записал звонок с одним из итогов: «Поговорили».",
    "Fires when the operator logged a call with one of the results: “Talked”.",
  ],
  group: "client",
  icon: "phone",
  events: ["call.logged"],
  fields: [
    field("results", "multi-select", ["Итоги", "Results"], { isRequired: true, options: resultOptions }),
    field("direction", "select", ["Кто звонил", "Who called"], {
      options: [option("any", "Любой", "Any"), option("out", "Мы", "We"), option("in", "Клиент", "The client")],
    }),
  ],
  params: z.object({
    results: z.array(z.enum(callResults)).min(1).max(callResults.length),
    direction: z.enum(["any", "out", "in"]).default("any"),
  }),
  matches(_ctx, { event, params }) {
    const call = events["call.logged"].data.parse(event.data);
    return params.results.includes(call.result) && (params.direction === "any" || params.direction === call.direction);
  },
});
