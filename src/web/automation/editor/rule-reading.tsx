import { useTexts } from "../../lib/i18n.ts";
import { FactList, FactRow } from "../../ui/fact-row.tsx";
import { useDesigner } from "../designer-context.ts";
import { helpIn, type CatalogItem, type Rule } from "../model.ts";
import { editorTexts } from "./editor-texts.ts";
import { conditionWords } from "../words/condition.ts";
import { withFactTitles } from "../words/params.ts";
import { meaningWords } from "../words/rule.ts";
import { timingWords } from "../words/timing.ts";
import { readingTexts } from "./reading-texts.ts";
import styles from "./editor.module.css";

/** The rule for those who may only look. */
export function RuleReading({ rule, item }: { rule: Rule; item: CatalogItem }) {
  const t = useTexts(editorTexts);
  const r = useTexts(readingTexts);
  const { catalog, names, locale, factTitle } = useDesigner();
  return (
    <>
      <p className={styles.help}>{withFactTitles(helpIn(item, locale), catalog.facts, locale)}</p>
      <FactList>
        {rule.kind === "robot" && (
          <FactRow label={t("when")}>{timingWords(rule.timing, locale, true, factTitle)}</FactRow>
        )}
        <FactRow label={r("what")}>{meaningWords(rule, item, names, locale) || r("nothingSet")}</FactRow>
        <FactRow label={t("condition")}>
          {rule.condition
            ? conditionWords(rule.condition, catalog.facts, locale)
            : t(rule.kind === "robot" ? "always" : "alwaysTrigger")}
        </FactRow>
        {rule.kind === "trigger" && <FactRow label={t("allowBack")}>{t(rule.allowBack ? "yes" : "no")}</FactRow>}
        <FactRow label={r("state")}>{r(rule.isOn ? "on" : "off")}</FactRow>
      </FactList>
      <p className={styles.hint}>{t("readOnly")}</p>
    </>
  );
}
