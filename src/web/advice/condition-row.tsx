import { IconAlertTriangle, IconCheck, IconQuestionMark, IconX } from "@tabler/icons-react";
import type { Advice, AdviceCondition } from "../../api/advice.ts";
import { useFormat } from "../lib/format.ts";
import { goToFact } from "../lib/go-to-fact.ts";
import { useTexts } from "../lib/i18n.ts";
import { useLocale } from "../lib/locale.ts";
import styles from "./advice.module.css";
import { adviceTexts } from "./texts.ts";
import { sentenceOf, settlesIn } from "./words.ts";

const signs = { yes: IconCheck, no: IconX, unknown: IconQuestionMark };

type RowProps = {
  condition: AdviceCondition;
  rules: Advice["rules"];
  /** Leads to the question that settles it. */
  onAsk: (code: string) => void;
  /** Of red flags yes is the bad word. */
  isFlag?: boolean;
};

/** One condition: its mark, its sentence with the rule's numbers, and what would settle an unknown one. */
export function ConditionRow({ condition, rules, onAsk, isFlag }: RowProps) {
  const t = useTexts(adviceTexts);
  const f = useFormat();
  const locale = useLocale();
  const { answer, settles, code } = condition;
  const rule = rules.find((one) => one.code === condition.rule);
  const Sign = isFlag && answer === "yes" ? IconAlertTriangle : signs[answer];
  const go = () => {
    if (settles?.kind === "answer") onAsk(settles.what);
    else if (settles) goToFact({ kind: settles.kind, what: settles.what });
  };
  return (
    <li
      className={styles.condition}
      data-answer={answer}
      data-flag={isFlag || undefined}
      data-testid={`condition-${code}`}
    >
      <span className={styles.mark}>
        <Sign size={14} stroke={2.4} aria-hidden />
        <span className="op-hidden">{t(answer)}</span>
      </span>
      <span className={styles.words}>
        <span>{sentenceOf(condition, rules, f, locale)}</span>
        {rule && (
          <span className={styles.rule} data-unsure={rule.mark === "C" || undefined}>
            {rule.article}
            {rule.mark === "C" && ` · ${t("unsureRule")}`}
          </span>
        )}
        {answer === "unknown" && settles && (
          <button type="button" className={styles.settle} onClick={go} data-testid={`settle-${code}`}>
            {t("settle", { what: settlesIn(settles, locale) })}
          </button>
        )}
      </span>
    </li>
  );
}
