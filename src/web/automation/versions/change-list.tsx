import type { RuleChange } from "../../../api/automation-versions.ts";
import { useTexts } from "../../lib/i18n.ts";
import { Tag } from "../../ui/tag.tsx";
import { useDesigner } from "../designer-context.ts";
import { ruleTitle } from "../model.ts";
import { withFactTitles } from "../words/params.ts";
import { changeLines, ruleWords } from "./change-words.ts";
import { versionTexts } from "./texts.ts";
import styles from "./versions.module.css";

const tones = { added: "green", removed: "red", changed: "amber" } as const;
const known = ["title", "params", "timing", "condition", "allowBack", "isOn", "stage", "place"] as const;

/** Differences of two versions in words. */
export function ChangeList({ changes }: { changes: readonly RuleChange[] }) {
  const t = useTexts(versionTexts);
  const { catalog, names, locale, stageName } = useDesigner();
  const words = { catalog, names, locale, none: t("none"), on: t("on"), off: t("off") };
  return (
    <ul className={styles.list} data-testid="changes">
      {changes.map((change) => {
        const rule = change.after ?? change.before;
        return (
          rule && (
            <li key={change.ruleId} className={styles.item}>
              <div className={styles.head}>
                <Tag tone={tones[change.change]}>{t(change.change)}</Tag>
                <span>{withFactTitles(ruleTitle(rule, catalog, locale), catalog.facts, locale)}</span>
              </div>
              <p className={styles.words}>{stageName(rule.stageId)}</p>
              {change.change !== "changed" && <p className={styles.words}>{ruleWords(rule, words)}</p>}
              {changeLines(change, words).map((line) => (
                <p key={line.field} className={styles.words}>
                  <b>{t(`field_${known.find((one) => one === line.field) ?? "params"}`)}</b>
                  {line.was !== line.now && `: ${t("was", { words: line.was })}; ${t("now", { words: line.now })}`}
                </p>
              ))}
            </li>
          )
        );
      })}
    </ul>
  );
}
