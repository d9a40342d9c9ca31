// The door: what higher floors may call.
export { makeAutomation } from "./slice.ts";
export { defineFacts, defineRobot, defineTrigger } from "./define.ts";
export type { Card, CardPort, FactSource, FactValue, Field, Robot, Trigger } from "./define.ts";
export { allFacts } from "./catalogue.ts";
export { factsOf, factText, fillText } from "./facts.ts";
export { enterStage } from "./runs/enter-stage.ts";
export { undoEntry } from "./runs/undo-entry.ts";
/** For the card's "stop robots". @public */
export { stopRobots } from "./runs/stop-robots.ts";
export { addRule, type NewRule } from "./editing/add-rule.ts";
