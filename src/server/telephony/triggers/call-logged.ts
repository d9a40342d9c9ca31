import { z } from "zod";
import { events } from "../../../api/events.ts";
import { callResults } from "../../../api/telephony.ts";
import { defineTrigger, field, option } from "../../automation/index.ts";
import type { StoredEvent } from "../../kernel/event-log.ts";
import { resultOptions } from "../call-results-data.ts";
import { resultOfOutcome } from "../rules.ts";

type CallResult = (typeof callResults)[number];

export const callLogged = defineTrigger({
  name: "telephony.call-logged",
  title: ["Записан звонок", "Call logged"],
  help: [
    "Срабатывает, когда у звонка есть один из итогов: «Поговорили» указал оператор, «Не ответил» — он же или линия.",
    "Fires when a call has one of the results: “Talked” by the operator, “No answer” by him or by the line.",
  ],
  group: "client",
  icon: "phone",
  events: ["call.ended", "call.logged"],
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
    const call = resultOf(event);
    if (!call) return false;
    return params.results.includes(call.result) && (params.direction === "any" || params.direction === call.direction);
  },
});

/** That nobody answered the line knows by itself, and then the operator's same word is no second one. */
function resultOf({ name, data }: StoredEvent): { result: CallResult; direction?: "in" | "out" | undefined } | null {
  if (name === "call.ended") {
    const { outcome, direction } = events["call.ended"].data.parse(data);
    const result = resultOfOutcome(outcome);
    return result && { result, direction };
  }
  const call = events["call.logged"].data.parse(data);
  const isTold = call.lineOutcome !== undefined && resultOfOutcome(call.lineOutcome) === call.result;
  return isTold ? null : call;
}
