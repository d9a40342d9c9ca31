import { z } from "zod";
import { events } from "../../../api/events.ts";
import { defineTrigger } from "../../automation/index.ts";

export const incomingCall = defineTrigger({
  name: "telephony.incoming-call",
  title: ["Входящий звонок", "Incoming call"],
  help: ["Срабатывает, когда клиент позвонил сам и ему ответили.", "Fires when the client called and was answered."],
  group: "client",
  icon: "phone-incoming",
  events: ["call.ended", "call.logged"],
  fields: [],
  params: z.object({}),
  matches(_ctx, { event }) {
    if (event.name === "call.ended") {
      const call = events["call.ended"].data.parse(event.data);
      return call.direction === "in" && call.outcome === "talked";
    }
    const call = events["call.logged"].data.parse(event.data);
    // Of a call that the line told of, its end was answered already.
    return call.lineOutcome === undefined && call.direction === "in" && call.result !== "no-answer";
  },
});

export const missedCall = defineTrigger({
  name: "telephony.missed-call",
  title: ["Пропущенный звонок", "Missed call"],
  help: ["Срабатывает, когда клиент звонил, а ему не ответили.", "Fires when the client called and nobody answered."],
  group: "client",
  icon: "phone-off",
  events: ["call.missed", "call.logged"],
  fields: [],
  params: z.object({}),
  matches(_ctx, { event }) {
    if (event.name === "call.missed") return true;
    const call = events["call.logged"].data.parse(event.data);
    return call.lineOutcome === undefined && call.direction === "in" && call.result === "no-answer";
  },
});
