import { z } from "zod";
import { events } from "../../../api/events.ts";
import { defineTrigger, field, option } from "../../automation/index.ts";
import type { StoredEvent } from "../../kernel/event-log.ts";

export const longCall = defineTrigger({
  name: "telephony.long-call",
  title: ["Разговор дольше", "Call longer than"],
  help: [
    "Срабатывает, когда с клиентом говорили не меньше указанного: две минуты — разговор по делу.",
    "Fires when the talk with the client took at least so long: two minutes is a talk to the point.",
  ],
  group: "client",
  icon: "phone-call",
  events: ["call.ended", "call.logged"],
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
    const call = callOf(event);
    if (!call || (call.seconds ?? 0) < params.seconds) return false;
    return params.direction === "any" || params.direction === call.direction;
  },
});

/** Null for the result of a call that the line told of: its end was answered already. */
function callOf({
  name,
  data,
}: StoredEvent): { seconds?: number | undefined; direction?: "in" | "out" | undefined } | null {
  if (name === "call.ended") return events["call.ended"].data.parse(data);
  const call = events["call.logged"].data.parse(data);
  return call.lineOutcome === undefined ? call : null;
}
