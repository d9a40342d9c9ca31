import { useTexts } from "../../lib/i18n.ts";
import { useDesigner } from "../designer-context.ts";
import { arms, inArm, type Rule } from "../model.ts";
import { automationTexts } from "../texts.ts";
import styles from "./board.module.css";
import { RuleGroup } from "./rule-group.tsx";

/** What is done when the branch's condition holds, and what when it does not. */
export function BranchArms({ rule }: { rule: Rule }) {
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
