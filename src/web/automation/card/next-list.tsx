import { Tag } from "../../ui/tag.tsx";
import { useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { useSession } from "../../lib/session.ts";
import type { Fact } from "../model.ts";
import { conditionWords } from "../words/condition.ts";
import { judgedLine } from "../words/fact-values.ts";
import { timingWords } from "../words/timing.ts";
import styles from "./card-robots.module.css";
import { answerTexts } from "./answer-texts.ts";
import { hasTiming } from "./answer-words.ts";
import { useSkip } from "./card-changes.ts";
import type { Place } from "./card-queries.ts";
import { cardRobotTexts } from "./card-texts.ts";
import { whenWords, type NextStep, type WhenNames } from "./card-words.ts";
import { useExact } from "./exact.ts";
import { useReadable, useWhenNames } from "./use-names.ts";

type NextItemProps = {
  step: NextStep;
  /** Undefined while the catalogue is on its way: conditions are shown when they can be named. */
  facts: readonly Fact[] | undefined;
  names: WhenNames;
  onSkip: ((step: NextStep) => void) | undefined;
};

/** Robots that wait: when, what for, under what condition, with what words. */
export function NextList({ next: all, place }: { next: NextStep[]; place: Place }) {
  const t = useTexts(answerTexts);
  const { can } = useSession();
  const next = useReadable(all);
  const { names, facts } = useWhenNames();
  const skip = useSkip(place);
  const onSkip = can("matters.write") ? (step: NextStep) => skip.mutate(step) : undefined;
  return (
    <ol className={styles.list} aria-label={t("list")} data-testid="card-next">
      {next.map((step) => (
        <NextItem key={step.runId} step={step} facts={facts} names={names} onSkip={onSkip} />
      ))}
    </ol>
  );
}

function NextItem({ step, facts, names, onSkip }: NextItemProps) {
  const t = useTexts(answerTexts);
  const short = useTexts(cardRobotTexts);
  const locale = useLocale();
  const exact = useExact();
  const when = whenWords(step, names, short);
  return (
    <li className={styles.robot} data-testid={`card-run-${step.runId}`}>
      <h4 className={styles.name}>{step.title}</h4>
      <p className={styles.when}>
        {step.dueAt === null ? (
          when
        ) : (
          <time dateTime={step.dueAt} title={exact(step.dueAt)}>
            {when}
          </time>
        )}
      </p>
      {hasTiming(step) && (
        <p className={styles.dim}>{timingWords(step.timing, locale, false, (name) => names.factTitle(name) ?? "…")}</p>
      )}
      {step.condition && facts && <ConditionNow step={step} condition={step.condition} facts={facts} />}
      {step.preview !== null && step.preview !== "" && (
        <details className={styles.text}>
          <summary>{t("text")}</summary>
          <p>{step.preview}</p>
        </details>
      )}
      {onSkip && (
        <button
          type="button"
          className={styles.small}
          aria-label={t("skipName", { name: step.title })}
          onClick={() => onSkip(step)}
          data-testid={`card-skip-${step.runId}`}
        >
          {t("skip")}
        </button>
      )}
    </li>
  );
}

type ConditionNowProps = {
  step: NextStep;
  condition: NonNullable<NextStep["condition"]>;
  facts: readonly Fact[];
};

function ConditionNow({ step, condition, facts }: ConditionNowProps) {
  const t = useTexts(answerTexts);
  const locale = useLocale();
  const values = judgedLine(step.judged, facts, locale);
  return (
    <div className={styles.condition}>
      <p>{conditionWords(condition, facts, locale)}</p>
      {step.holdsNow !== null && (
        <Tag tone={step.holdsNow ? "green" : "amber"}>{t(step.holdsNow ? "holds" : "holdsNot")}</Tag>
      )}
      {values !== "" && <p className={styles.dim}>{t("seen", { values })}</p>}
    </div>
  );
}
