import { IconAlertTriangle, IconZzz } from "@tabler/icons-react";
import type { RehearsalResult } from "../../../api/automation-rehearsal.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useDesigner } from "../designer-context.ts";
import { Samples } from "./rehearsal-samples.tsx";
import styles from "./rehearsal.module.css";
import { versionTexts } from "./texts.ts";

type Clash = RehearsalResult["clashes"][number];

/** Something a person should look at before publishing. */
export function RehearsalClash({ clash }: { clash: Exclude<Clash, { kind: "rule-never-fires" }> }) {
  const words = useClashWords(clash);
  return (
    <li className={styles.clash}>
      <IconAlertTriangle size={17} stroke={1.9} className={styles.mark} />
      <div className={styles.grow}>
        {"samples" in clash && clash.samples.length > 0 ? (
          <details>
            <summary className={styles.summary}>{words}</summary>
            <Samples samples={clash.samples} all={clash.samples.length} />
          </details>
        ) : (
          words
        )}
      </div>
    </li>
  );
}

/** Rules that never acted in those days: one line for all of them. */
export function IdleRules({ rules }: { rules: RehearsalResult["rules"] }) {
  const t = useTexts(versionTexts);
  const { rules: drafted, stageName, titleOf } = useDesigner();
  const titleFor = (rule: RehearsalResult["rules"][number]) => {
    const found = drafted.find((one) => one.id === rule.ruleId);
    return found ? titleOf(found) : rule.title;
  };
  const idle = rules.filter((rule) => rule.times === 0);
  return (
    <li className={styles.clash} data-calm>
      <IconZzz size={17} stroke={1.9} className={styles.mark} />
      <details className={styles.grow}>
        <summary className={styles.summary}>{t("idle", { n: idle.length })}</summary>
        <ul className={styles.samples}>
          {idle.map((rule) => (
            <li key={rule.ruleId}>
              {titleFor(rule)} <span className={styles.words}>· {stageName(rule.stageId)}</span>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function useClashWords(clash: Exclude<Clash, { kind: "rule-never-fires" }>): string {
  const t = useTexts(versionTexts);
  const f = useFormat();
  const { stageName } = useDesigner();
  switch (clash.kind) {
    case "two-messages-a-day":
      return t("clash_two-messages-a-day", { n: clash.clients });
    case "stage-nobody-leaves":
      return t("clash_stage-nobody-leaves", { stage: stageName(clash.stageId), n: clash.cards });
    case "flooded-with-tasks":
      return t("clash_flooded-with-tasks", {
        name: clash.name ?? t("nobody"),
        n: clash.count,
        day: f.date(clash.day),
      });
    case "goes-round":
      return t("clash_goes-round", { n: clash.cards });
  }
}
