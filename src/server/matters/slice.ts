import { defineSlice } from "../kernel/ctx.ts";
import { matterFacts } from "./facts.ts";
import { foldTallyJob, sweepStaleJob } from "./jobs.ts";
import { clearStageJob } from "./pipelines/clear-stage.ts";
import { routes as pipelineRoutes } from "./pipelines/routes.ts";
import { assign } from "./robots/assign.ts";
import { changeFields } from "./robots/change-fields.ts";
import { changeObservers } from "./robots/change-observers.ts";
import { moveLinked } from "./robots/move-linked.ts";
import { moveStage } from "./robots/move-stage.ts";
import { openInPipeline } from "./robots/open-in-pipeline.ts";
import { takePapers, type PapersAt } from "./requirements/papers.ts";
import { routes as requirementRoutes } from "./requirements/routes.ts";
import { routes } from "./routes.ts";
import { assigned } from "./triggers/assigned.ts";
import { fieldChanged } from "./triggers/field-changed.ts";
import { idle } from "./triggers/idle.ts";
import { linkedStage } from "./triggers/linked-stage.ts";
import "./tables.ts";

/** Papers stand above matters; whoever puts the program together says how to ask what is there of them. */
export function makeMatters(ports: { papersAt: PapersAt }) {
  takePapers(ports.papersAt);
  return matters;
}

export const matters = defineSlice({
  name: "matters",
  routes: (http, app) => {
    routes(http, app);
    pipelineRoutes(http, app);
    requirementRoutes(http, app);
  },
  jobs: [foldTallyJob, clearStageJob, sweepStaleJob],
  robots: [moveStage, assign, changeFields, changeObservers, openInPipeline, moveLinked],
  triggers: [assigned, fieldChanged, idle, linkedStage],
  facts: [matterFacts],
});
