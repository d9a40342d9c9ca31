import { defineSlice } from "../kernel/ctx.ts";
import { matterFacts } from "./facts.ts";
import { foldTallyJob } from "./jobs.ts";
import { assign, moveStage } from "./robots.ts";
import { routes } from "./routes.ts";
import { assigned } from "./triggers.ts";
import "./tables.ts";

export const matters = defineSlice({
  name: "matters",
  routes,
  jobs: [foldTallyJob],
  robots: [moveStage, assign],
  triggers: [assigned],
  facts: [matterFacts],
});
