import { IconAlertTriangle, IconChevronRight, IconEye } from "@tabler/icons-react";
import { useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { Panel } from "../../ui/panel.tsx";
import { EmptyState } from "../../ui/states.tsx";
import styles from "./package.module.css";
import { problemWords } from "./problem-words.ts";
import type { Problem } from "./queries.ts";
import { packageTexts } from "./texts.ts";

type ProblemsProps = {
  problems: readonly Problem[];
  /** Leads to the fact or the paper; null where nothing is to be filled by hand. */
  wayOf: (problem: Problem) => (() => void) | null;
};

/** What the check across the whole package found; each line leads to where it is set right. */
export function ProblemsPanel({ problems, wayOf }: ProblemsProps) {
  const t = useTexts(packageTexts);
  const stops = problems.filter(({ weight }) => weight === "stop").length;
  const sorted = problems.toSorted((a, b) => Number(b.weight === "stop") - Number(a.weight === "stop"));
  return (
    <Panel
      title={t("problems")}
      flush
      testId="package-problems"
      aside={stops > 0 ? t("gaps", { n: stops }) : undefined}
    >
      {problems.length === 0 ? (
        <EmptyState compact title={t("noProblems")} hint={t("noProblemsHint")} />
      ) : (
        <ul className={styles.list}>
          {sorted.map((problem, i) => (
            <li
              key={`${problem.code} ${problem.part ?? ""} ${problem.fact?.name ?? ""} ${problem.fact?.id ?? ""} ${i}`}
            >
              <ProblemRow problem={problem} go={wayOf(problem)} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function ProblemRow({ problem, go }: { problem: Problem; go: (() => void) | null }) {
  const t = useTexts(packageTexts);
  const locale = useLocale();
  const words = problemWords(problem, locale);
  const Sign = problem.weight === "stop" ? IconAlertTriangle : IconEye;
  const inside = (
    <>
      <Sign size={18} stroke={1.8} aria-hidden />
      <span>
        {words}
        <span className="op-hidden"> — {t(problem.weight)}</span>
      </span>
    </>
  );
  const marks = { className: styles.problem, "data-weight": problem.weight, "data-testid": `problem-${problem.code}` };
  if (!go) return <div {...marks}>{inside}</div>;
  return (
    <button type="button" {...marks} onClick={go} aria-label={t("go", { what: words })}>
      {inside}
      <IconChevronRight size={16} className={styles.go} aria-hidden />
    </button>
  );
}
