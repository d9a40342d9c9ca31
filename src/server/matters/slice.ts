import { defineSlice } from "../kernel/ctx.ts";
import { matterFacts } from "./facts.ts";
import { foldTallyJob } from "./jobs.ts";
import { clearStageJob } from "./pipelines/clear-stage.ts";
import { routes as pipelineRoutes } from "./pipelines/routes.ts";
import { assign } from "./robots/assign.ts";
import { changeFields } from "./robots/change-fields.ts";
import { changeObservers } from "./robots/change-observers.ts";
import { moveLinked } from "./robots/move-linked.ts";
import { moveStage } from "./robots/move-stage.ts";
import { openInPipeline } from "./robots/open-in-pipeline.ts";
import { routes } from "./routes.ts";
import { assigned } from "./triggers/assigned.ts";
import { fieldChanged } from "./triggers/field-changed.ts";
import { idle } from "./triggers/idle.ts";
import { linkedStage } from "./triggers/linked-stage.ts";
import "./tables.ts";

export const matters = defineSlice({
  name: "matters",
  routes: (http, app) => {
    routes(http, app);
    pipelineRoutes(http, app);
  },
  jobs: [foldTallyJob, clearStageJob],
  robots: [moveStage, assign, changeFields, changeObservers, openInPipeline, moveLinked],
  triggers: [assigned, fieldChanged, idle, linkedStage],
  facts: [matterFacts],
});
