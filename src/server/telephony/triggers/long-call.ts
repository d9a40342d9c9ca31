import { z } from "zod";
import { events } from "../../../api/events.ts";
import { defineTrigger, field, option } from "../../automation/index.ts";

export const longCall = defineTrigger({
  name: "telephony.long-call",
  title: ["Разговор дольше", "Call longer than"],
  help: [
    "Срабатывает, когда с клиентом говорили не меньше указанного: две минуты — разговор по делу.",
    "Fires when the talk with the client took at least so long: two minutes is a talk to the point.",
  ],
  group: "client",
  icon: "phone-call",
  events: ["call.logged"],
  fields: [
    field("seconds", "number", ["Секунд, не меньше", "Seconds, at least"], { isRequired: true }),
    field("direction", "select", ["Кто звонил", "Who called"], {
      options: [option("any", "Любой", "Any"), option("out", "Мы", "We"), option("in", "Клиент", "The client")],
    }),
  ],
  params: z.object({
    seconds: z.coerce.number().int().min(1).max(86_400),
    direction: z.enum(["any", "out", "in"]).default("any"),
  }),
  // A call whose length is unknown is not a long one.
  matches(_ctx, { event, params }) {
    const call = events["call.logged"].data.parse(event.data);
    return (call.seconds ?? 0) >= params.seconds && (params.direction === "any" || params.direction === call.direction);
  },
});
