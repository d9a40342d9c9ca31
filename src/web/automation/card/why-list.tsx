import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useLocale, type Locale } from "../../lib/locale.ts";
import styles from "./card-robots.module.css";
import { answerTexts } from "./answer-texts.ts";
import { whyWords } from "./answer-words.ts";
import { cardRobotTexts } from "./card-texts.ts";
import { useExact } from "./exact.ts";
import { whoWords, type WhyStep } from "./card-words.ts";
import { useNameOfStage, useReadable } from "./use-names.ts";

type WhyListProps = { steps: WhyStep[]; eventTitle: (name: string, locale: Locale) => string };

/** The chain of causes, newest first; at its end stands a person or a partner. */
export function WhyList({ steps, eventTitle }: WhyListProps) {
  const a = useTexts(answerTexts);
  const stageName = useNameOfStage();
  const rules = useReadable(steps.flatMap((step) => step.rule ?? []));
  const t = useTexts(cardRobotTexts);
  const f = useFormat();
  const locale = useLocale();
  const exact = useExact();
  const named = (step: WhyStep): WhyStep => ({
    ...step,
    rule: rules.find((rule) => rule.ruleId === step.rule?.ruleId) ?? step.rule,
  });
  return (
    <ol className={styles.chain} aria-label={a("chain")} data-testid="card-why">
      {steps.map((step) => (
        <li key={step.eventId} className={styles.link} data-kind={step.rule?.kind}>
          {whyWords(step, { eventTitle: (name) => eventTitle(name, locale), stageName }, a)}
          <span className={styles.dim}>
            {whoWords(named(step), t, locale)} ·{" "}
            <time dateTime={step.at} title={exact(step.at)}>
              {f.when(step.at)}
            </time>
          </span>
        </li>
      ))}
    </ol>
  );
}
