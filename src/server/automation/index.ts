// The door: what higher floors may call.
export { makeAutomation } from "./slice.ts";
export { defineFacts, defineRobot, defineTrigger } from "./define.ts";
export type {
  AutomationParts,
  Card,
  CardPort,
  FactSource,
  FactValue,
  Field,
  HappenedEvent,
  Robot,
  RobotInput,
  Trigger,
  Words,
} from "./define.ts";
export { allFacts } from "./catalogue.ts";
export { factsOf, factText, fillText } from "./facts.ts";
export { enterStage } from "./runs/enter-stage.ts";
export { undoEntry } from "./runs/undo-entry.ts";
export { stopRobots } from "./runs/stop-robots.ts";
export { addRule, type NewRule } from "./editing/add-rule.ts";
