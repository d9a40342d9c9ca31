import { ConditionField, ConditionWords } from "../automation/editor/condition-field.tsx";
import { StagesSection } from "../settings/stages/stages-section.tsx";

const Condition = { Field: ConditionField, Words: ConditionWords };

/** Stages and their lists, whose conditions are written as those of robots: two slices meet here. */
export function StagesPage() {
  return <StagesSection Condition={Condition} />;
}
