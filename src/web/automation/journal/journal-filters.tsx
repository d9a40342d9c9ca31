import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { Choice } from "../../ui/choice.tsx";
import { FilterPills } from "../../ui/filter-pills.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { journalTexts } from "../journal-texts.ts";
import { MatterPick } from "../matter-pick.tsx";
import { nameIn, ruleTitle, type Catalog, type Pipeline } from "../model.ts";
import { useRules } from "../queries.ts";
import { outcomesOf, type Filters } from "./journal-queries.ts";
import styles from "./journal.module.css";

type JournalFilterRowProps = {
  filters: Filters;
  onFilters: (change: Partial<Filters>) => void;
  pipelines: Pipeline[];
  catalog: Catalog | undefined;
};

export function JournalFilterRow({ filters, onFilters, pipelines, catalog }: JournalFilterRowProps) {
  const t = useTexts(journalTexts);
  const outcomes: readonly Filters["outcome"][] = ["all", ...outcomesOf[filters.kind]];
  return (
    <div className={styles.filters}>
      <div className={styles.first}>
        <Segmented
          label={t("kind")}
          value={filters.kind}
          onChange={(kind) => onFilters({ kind, outcome: "all", ruleId: undefined })}
          segments={[
            { value: "robot", label: t("robots") },
            { value: "trigger", label: t("triggers") },
          ]}
        />
        <FilterPills
          label={t("outcome")}
          value={outcomes.includes(filters.outcome) ? filters.outcome : "all"}
          onChange={(outcome) => onFilters({ outcome })}
          pills={outcomes.map((outcome) => ({
            value: outcome,
            label: outcome === "all" ? t("all") : t(`out_${outcome}`),
            ...(outcome === "failed" || outcome === "refused" ? { tone: "red" as const } : {}),
          }))}
        />
      </div>
      <div className={styles.second}>
        <StageChoice filters={filters} onFilters={onFilters} pipelines={pipelines} />
        <RuleChoice filters={filters} onFilters={onFilters} pipelines={pipelines} catalog={catalog} />
        {filters.matterId === undefined ? (
          <MatterPick bare onPick={(found) => onFilters({ matterId: found.matterId })} />
        ) : (
          <Button
            variant="light"
            rightSection={<IconX size={15} />}
            aria-label={t("dropCard")}
            onClick={() => onFilters({ matterId: undefined })}
            data-testid="journal-card"
          >
            {t("card", { id: filters.matterId })}
          </Button>
        )}
      </div>
    </div>
  );
}

type ChoiceProps = Omit<JournalFilterRowProps, "catalog">;

function StageChoice({ filters, onFilters, pipelines }: ChoiceProps) {
  const t = useTexts(journalTexts);
  const locale = useLocale();
  const stages = pipelines.flatMap((pipeline) =>
    pipeline.stages.map((stage) => ({
      value: String(stage.id),
      label: `${nameIn(pipeline, locale)}: ${nameIn(stage, locale)}`,
    })),
  );
  return (
    <Choice
      bare
      label={t("stage")}
      value={String(filters.stageId ?? "any")}
      options={[{ value: "any", label: t("anyStage") }, ...stages]}
      onChange={(stage) => onFilters({ stageId: stage === "any" ? undefined : Number(stage), ruleId: undefined })}
      testId="journal-stage"
    />
  );
}

/** Rules of the stage that is chosen, or of the first pipeline while none is; one that the link names is always there. */
function RuleChoice({ filters, onFilters, pipelines, catalog }: JournalFilterRowProps) {
  const t = useTexts(journalTexts);
  const locale = useLocale();
  const pipeline = pipelines.find((one) => one.stages.some((stage) => stage.id === filters.stageId)) ?? pipelines[0];
  const rules = (useRules(pipeline?.id).data?.items ?? []).filter(
    (rule) => rule.kind === filters.kind && (filters.stageId === undefined || rule.stageId === filters.stageId),
  );
  const stageOf = (id: number) => {
    const stage = pipeline?.stages.find((one) => one.id === id);
    return stage && filters.stageId === undefined ? ` (${nameIn(stage, locale)})` : "";
  };
  const options = catalog
    ? rules.map((rule) => ({ value: String(rule.id), label: ruleTitle(rule, catalog, locale) + stageOf(rule.stageId) }))
    : [];
  const { ruleId } = filters;
  if (ruleId !== undefined && !options.some((one) => one.value === String(ruleId)))
    options.push({ value: String(ruleId), label: t("removedRule", { id: ruleId }) });
  return (
    <Choice
      bare
      label={t("rule")}
      value={String(ruleId ?? "any")}
      options={[{ value: "any", label: t(filters.kind === "robot" ? "anyRobot" : "anyTrigger") }, ...options]}
      onChange={(rule) => onFilters({ ruleId: rule === "any" ? undefined : Number(rule) })}
      testId="journal-rule"
    />
  );
}
