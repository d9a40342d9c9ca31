import { defineSlice } from "../kernel/ctx.ts";
import { adoptOpenedMatter, passOnWhenLate, sweepOverdueJob } from "./jobs.ts";
import { routes } from "./routes.ts";
import { facts, received, repeated, taken } from "./triggers.ts";
import "./tables.ts";

export const applications = defineSlice({
  name: "applications",
  routes,
  jobs: [passOnWhenLate, sweepOverdueJob, adoptOpenedMatter],
  subscribers: [{ events: ["matter.opened"], job: adoptOpenedMatter.name, when: (data) => data["source"] !== "site" }],
  triggers: [received, repeated, taken],
  facts: [facts],
});
