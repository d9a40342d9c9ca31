import type { RehearsalResult } from "../../../api/automation-rehearsal.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useDesigner } from "../designer-context.ts";
import { RuleIcon } from "../icons.ts";
import { Samples } from "./rehearsal-samples.tsx";
import styles from "./rehearsal.module.css";
import { versionTexts } from "./texts.ts";

/** A rule with how often it would have acted; opened, for whom, when and with what words. */
export function RehearsalRule({ rule }: { rule: RehearsalResult["rules"][number] }) {
  const t = useTexts(versionTexts);
  const { rules, itemFor, stageName, titleOf } = useDesigner();
  const drafted = rules.find((one) => one.id === rule.ruleId);
  return (
    <li className={styles.item}>
      <details>
        <summary className={styles.summary}>
          <RuleIcon name={drafted && itemFor(drafted)?.icon} kind={rule.kind} size={16} stroke={1.8} />
          <span className={styles.grow}>{drafted ? titleOf(drafted) : rule.title}</span>
          <span className="op-tabular">{t("times", { n: rule.times })}</span>
        </summary>
        <p className={styles.words}>
          {stageName(rule.stageId)}
          {rule.skipped > 0 && ` · ${t("skippedTimes", { n: rule.skipped })}`}
        </p>
        <Samples samples={rule.samples} all={rule.times} />
      </details>
    </li>
  );
}
