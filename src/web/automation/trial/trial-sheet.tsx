import { IconCircleCheck, IconCircleMinus, IconCircleX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { tryRules } from "../../../api/automation.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import type { Locale } from "../../lib/locale.ts";
import { useReason } from "../../lib/reason-words.ts";
import { Choice } from "../../ui/choice.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { RuleIcon } from "../icons.ts";
import { MatterPick } from "../matter-pick.tsx";
import { withFactTitles } from "../words/params.ts";
import { itemOf, nameIn, ruleTitle, type Catalog, type Pipeline, type Rule, type Trial } from "../model.ts";
import type { FoundMatter } from "../queries.ts";
import { automationTexts } from "../texts.ts";
import styles from "./trial.module.css";

/** The pipeline whose stages are tried, with what names its robots. */
export type TrialGround = { pipeline: Pipeline; rules: readonly Rule[]; catalog: Catalog; locale: Locale };

type TrialSheetProps = {
  opened: boolean;
  onClose: () => void;
  on: TrialGround;
  /** Chosen already, where the trial is opened from its card. */
  matter?: FoundMatter;
};

/** What the robots of a stage would do for a client, without doing it. */
export function TrialSheet({ opened, onClose, on, matter: known }: TrialSheetProps) {
  const t = useTexts(automationTexts);
  const { pipeline, locale } = on;
  const [matter, setMatter] = useState<FoundMatter | null>(known ?? null);
  const [stageId, setStageId] = useState(known?.stageId ?? pipeline.stages[0]?.id ?? 0);
  const pick = (found: FoundMatter) => {
    setMatter(found);
    if (pipeline.stages.some((stage) => stage.id === found.stageId)) setStageId(found.stageId ?? stageId);
  };
  return (
    <Sheet opened={opened} onClose={onClose} title={t("trialTitle")} size={480} testId="trial">
      <div className={styles.trial}>
        <p className={styles.hint}>{t("trialHint")}</p>
        {!known && <MatterPick onPick={pick} autoFocus />}
        {matter && (
          <>
            <div className={styles.name}>
              {matter.name}
              {matter.matterNumber !== null && ` · № ${matter.matterNumber}`}
            </div>
            <Choice
              label={t("trialStage")}
              value={String(stageId)}
              onChange={(id) => setStageId(Number(id))}
              testId="trial-stage"
              options={pipeline.stages.map((stage) => ({
                value: String(stage.id),
                label:
                  stage.id === matter.stageId ? t("trialNow", { stage: nameIn(stage, locale) }) : nameIn(stage, locale),
              }))}
            />
            <Results stageId={stageId} matterId={matter.matterId} on={on} />
          </>
        )}
        {!matter && <EmptyState compact title={t("trialChoose")} hint={t("trialChooseHint")} />}
      </div>
    </Sheet>
  );
}

function Results({ stageId, matterId, on }: { stageId: number; matterId: number; on: TrialGround }) {
  const t = useTexts(automationTexts);
  const query = useQuery({
    queryKey: ["automation", "trial", stageId, matterId],
    queryFn: ({ signal }) => call(tryRules, { params: { id: stageId }, query: { matterId } }, { signal }),
  });
  return (
    <QueryState query={query} compact>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState compact title={t("trialNone")} hint={t("trialNoneHint")} />
        ) : (
          <>
            <p className={styles.sum} aria-live="polite">
              {t("trialSum", {
                n: items.filter((one) => one.wouldRun && one.reason === null).length,
                all: items.length,
              })}
            </p>
            <ol className={styles.list}>
              {items.map((trial) => (
                <Line key={trial.ruleId} trial={trial} on={on} />
              ))}
            </ol>
          </>
        )
      }
    </QueryState>
  );
}

const marks = {
  would: <IconCircleCheck size={18} className={styles.would} />,
  wouldFail: <IconCircleX size={18} className={styles.wouldFail} />,
  wouldNot: <IconCircleMinus size={18} className={styles.wouldNot} />,
};

function Line({ trial, on: { rules, catalog, locale } }: { trial: Trial; on: TrialGround }) {
  const t = useTexts(automationTexts);
  const f = useFormat();
  const reason = useReason();
  const rule = rules.find((one) => one.id === trial.ruleId);
  const outcome = !trial.wouldRun ? "wouldNot" : trial.reason === null ? "would" : "wouldFail";
  const item = rule && itemOf(catalog, rule);
  const words =
    trial.reason === null
      ? trial.dueAt
        ? `${t(outcome)} ${f.when(trial.dueAt)}`
        : t(outcome)
      : `${t(outcome)}: ${reason(trial.reason)}`;
  return (
    <li className={styles.line} data-outcome={outcome} data-testid={`trial-${trial.ruleId}`}>
      {marks[outcome]}
      <div className={styles.words}>
        <div className={styles.title}>
          <RuleIcon name={item?.icon} kind="robot" size={16} stroke={1.8} />
          {withFactTitles(rule ? ruleTitle(rule, catalog, locale) : trial.title, catalog.facts, locale)}
        </div>
        <div className={styles.outcome}>{words}</div>
        {trial.preview && (
          <p className={styles.text} data-outside={item?.isClientFacing || undefined}>
            {trial.preview}
          </p>
        )}
      </div>
    </li>
  );
}
