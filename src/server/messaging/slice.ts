import { defineSlice } from "../kernel/ctx.ts";
import { facts } from "./facts.ts";
import { fetchFiles, liftOptOuts, processHook, readTemplates, reconcile, sendMessage, sweep } from "./jobs.ts";
import { sendTemplate, sendText } from "./robots.ts";
import { routes } from "./routes.ts";
import { deliveryFailed, messageReceived } from "./triggers.ts";
import "./tables.ts";

export const messaging = defineSlice({
  name: "messaging",
  routes,
  jobs: [sendMessage, processHook, fetchFiles, sweep, reconcile, readTemplates, liftOptOuts],
  subscribers: [{ events: ["consent.given"], job: liftOptOuts.name, when: (data) => data["purpose"] === "messages" }],
  robots: [sendTemplate, sendText],
  triggers: [messageReceived, deliveryFailed],
  facts: [facts],
});
