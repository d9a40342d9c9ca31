import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import styles from "./card-robots.module.css";
import { cardRobotTexts } from "./card-texts.ts";
import { useExact } from "./exact.ts";
import { whoWords, whyWords, type WhyNames, type WhyStep } from "./card-words.ts";

/** The chain of causes, newest first; at its end stands a person or a partner. */
export function WhyList({ steps, names }: { steps: WhyStep[]; names: WhyNames }) {
  const t = useTexts(cardRobotTexts);
  const f = useFormat();
  const locale = useLocale();
  const exact = useExact();
  return (
    <ol className={styles.chain} aria-label={t("chain")} data-testid="card-why">
      {steps.map((step) => (
        <li key={step.eventId} className={styles.link} data-kind={step.rule?.kind}>
          {whyWords(step, names, t)}
          <span className={styles.dim}>
            {whoWords(step, t, locale)} ·{" "}
            <time dateTime={step.at} title={exact(step.at)}>
              {f.when(step.at)}
            </time>
          </span>
        </li>
      ))}
    </ol>
  );
}
