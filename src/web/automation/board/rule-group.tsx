import { IconPlus } from "@tabler/icons-react";
import { useRef, type ReactNode } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { useDesigner } from "../designer-context.ts";
import { arms, groupOf, inArm, isBranch, type Rule, type Spot } from "../model.ts";
import { automationTexts } from "../texts.ts";
import styles from "./board.module.css";
import { RuleCard } from "./rule-card.tsx";
import { useGroupDrop } from "./rule-drag.ts";

type RuleGroupProps = {
  spot: Spot;
  heading: ReactNode;
  label: string;
  addLabel: string;
  testId: string;
};

/** Rules that follow on each other, and the button that adds one more. */
export function RuleGroup({ spot, heading, label, addLabel, testId }: RuleGroupProps) {
  const t = useTexts(automationTexts);
  const { rules, canWrite, add } = useDesigner();
  const ref = useRef<HTMLDivElement>(null);
  const isOver = useGroupDrop(ref, spot, canWrite);
  const group = groupOf(rules, spot);
  const isRobot = spot.kind === "robot";
  return (
    <div ref={ref} className={styles.group} data-over={isOver || undefined} data-arm={spot.arm ?? undefined}>
      {heading}
      {group.length > 0 && (
        <ol className={styles.rules} aria-label={label}>
          {group.map((rule, at) => (
            <RuleCard key={rule.id} rule={rule} isFirst={at === 0} isHeld={group.slice(0, at).some(isLate)}>
              {isBranch(rule) && <BranchArms rule={rule} />}
            </RuleCard>
          ))}
        </ol>
      )}
      {group.length === 0 && !canWrite && <p className={styles.none}>{t(isRobot ? "noRobots" : "noTriggers")}</p>}
      {canWrite && (
        <button
          type="button"
          className={styles.add}
          aria-label={addLabel}
          onClick={() => add(spot)}
          data-testid={testId}
        >
          <IconPlus size={15} stroke={2} />
          {t(isRobot ? "addRobot" : "addTrigger")}
        </button>
      )}
    </div>
  );
}

const isLate = ({ isOn, timing }: Rule): boolean =>
  isOn && timing.order === "after-previous" && timing.delay.kind !== "at-once";

/** What is done when the branch's condition holds, and what when it does not. */
function BranchArms({ rule }: { rule: Rule }) {
  const t = useTexts(automationTexts);
  const { titleOf } = useDesigner();
  return (
    <div className={styles.arms}>
      {arms.map((arm) => (
        <RuleGroup
          key={arm}
          spot={inArm(rule, arm)}
          label={t(`arm_${arm}`)}
          heading={<h4 className={styles.armName}>{t(`arm_${arm}`)}</h4>}
          addLabel={t("addRobotToArm", { title: titleOf(rule), arm: t(`arm_${arm}`) })}
          testId={`add-${arm}-${rule.id}`}
        />
      ))}
    </div>
  );
}
