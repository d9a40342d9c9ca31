import { defineSlice } from "../kernel/ctx.ts";
import { callFacts } from "./facts.ts";
import * as jobs from "./jobs.ts";
import { routes } from "./routes.ts";
import { callLogged } from "./triggers/call-logged.ts";
import { incomingCall, missedCall } from "./triggers/incoming.ts";
import { longCall } from "./triggers/long-call.ts";
import "./tables.ts";

export const telephony = defineSlice({
  name: "telephony",
  routes,
  jobs: [
    jobs.process,
    jobs.place,
    jobs.lookUp,
    jobs.fetch,
    jobs.readPage,
    jobs.sweep,
    jobs.hourly,
    jobs.daily,
    jobs.keep,
  ],
  triggers: [callLogged, incomingCall, missedCall, longCall],
  facts: [callFacts],
});
