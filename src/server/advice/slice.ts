import { defineSlice } from "../kernel/ctx.ts";
import { adviceFacts } from "./facts.ts";
import { rejudgeJob } from "./jobs.ts";
import { routes } from "./routes.ts";
import { recorded } from "./triggers/recorded.ts";
import "./tables.ts";

export const advice = defineSlice({
  name: "advice",
  routes,
  jobs: [rejudgeJob],
  subscribers: [
    {
      events: [
        "client.changed",
        "client.records-changed",
        "client.absence-said",
        "client.debts-changed",
        "advice.answered",
        "law.rule-changed",
      ],
      job: rejudgeJob.name,
    },
  ],
  triggers: [recorded],
  facts: [adviceFacts],
});
