// The door: what higher floors may call.
export { makeAutomation } from "./slice.ts";
export { defineFacts, defineRobot, defineTrigger } from "./define.ts";
export { cardPlace } from "./card-place.ts";
export { judgeConditions } from "./conditions/judge-conditions.ts";
export { factsByMatter } from "./facts-by-matter.ts";
export { field, option } from "./fields.ts";
export { isNotTold } from "./triggers/is-not-told.ts";
export type { Card, CardPort, Effect, FactSource, FactValue, Field, Robot, Trigger } from "./define.ts";
export { factsOf, knownFacts, factText, fillForCard, fillText } from "./facts.ts";
/** For the bench of a bulk change. @public */
export { recomputeRuns } from "./runs/recompute-runs.ts";
export { enterStage } from "./runs/enter-stage.ts";
export { undoEntry } from "./runs/undo-entry.ts";
export { installRule, type NewRule } from "./editing/install-rule.ts";
/** For the removal of stages and pipelines. */
export { retireStages, rulesOfStages, usesOfStages } from "./versions/retire-stages.ts";
export { keepFirstVersions } from "./versions/keep-first-versions.ts";
export { setCardVariable } from "./values/set-card-variable.ts";
export { valueFromText } from "./values/value-from-text.ts";
export { addValue } from "./values/add-value.ts";
export { pressTrigger } from "./triggers/press-trigger.ts";
