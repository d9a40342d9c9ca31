import { late } from "../lib/late.tsx";
import { StagesSection } from "../settings/stages/stages-section.tsx";

// The editor of conditions is heavy, and comes with the first list that is opened.
const editor = () => import("../automation/editor/condition-field.tsx");
const Condition = {
  Field: late(() => editor().then((module) => module.ConditionField)),
  Words: late(() => editor().then((module) => module.ConditionWords)),
};

/** Stages and their lists, whose conditions are written as those of robots: two slices meet here. */
export function StagesPage() {
  return <StagesSection Condition={Condition} />;
}
