import { z } from "zod";
import { callResults } from "../../api/telephony.ts";
import { defineTrigger } from "../automation/index.ts";
import { resultOptions } from "./call-results-data.ts";

const Logged = z.object({ result: z.enum(callResults) });

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
    {
      name: "results",
      title: "Итоги",
      titleEn: "Results",
      kind: "multi-select",
      isRequired: true,
      options: resultOptions,
      help: "",
      helpEn: "",
    },
  ],
  params: z.object({ results: z.array(z.enum(callResults)).min(1).max(callResults.length) }),
  matches: (_ctx, { event, params }) => params.results.includes(Logged.parse(event.data).result),
});
