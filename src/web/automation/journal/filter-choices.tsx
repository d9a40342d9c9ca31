import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useColleagues } from "../../lib/colleagues.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { useReason } from "../../lib/reason-words.ts";
import { plainTitle } from "../../lib/quotes.ts";
import { Choice } from "../../ui/choice.tsx";
import { capital } from "../words/capital.ts";
import { withFactTitles } from "../words/params.ts";
import { journalTexts } from "../journal-texts.ts";
import { MatterPick } from "../matter-pick.tsx";
import { nameIn, ruleTitle, type Catalog, type JournalLine, type Pipeline } from "../model.ts";
import { useReasonsMet, useRulesOf, type Filters } from "./journal-queries.ts";

export type FilterProps = {
  filters: Filters;
  onFilters: (change: Partial<Filters>) => void;
  pipelines: Pipeline[];
  catalog: Catalog | undefined;
  /** What is shown now: names of a client or a rule that only the address tells. */
  lines: JournalLine[];
};

const ANY = "any";

/** A pipeline or one stage of it, in one list: whoever looks for a stage need not name its pipeline first. */
export function PlaceChoice({ filters, onFilters, pipelines }: FilterProps) {
  const t = useTexts(journalTexts);
  const locale = useLocale();
  const { pipelineId, stageId } = filters;
  const places = pipelines.flatMap((pipeline) => [
    { value: `pipeline-${pipeline.id}`, label: t("wholePipeline", { pipeline: nameIn(pipeline, locale) }) },
    ...pipeline.stages.map((stage) => ({
      value: `stage-${stage.id}`,
      label: `${nameIn(pipeline, locale)}: ${nameIn(stage, locale)}`,
    })),
  ]);
  const chosen = stageId !== undefined ? `stage-${stageId}` : pipelineId !== undefined ? `pipeline-${pipelineId}` : ANY;
  const choose = (place: string) => {
    const [kind, id] = place.split("-");
    onFilters({
      pipelineId: kind === "pipeline" ? Number(id) : undefined,
      stageId: kind === "stage" ? Number(id) : undefined,
      ruleId: undefined,
    });
  };
  return (
    <Choice
      bare
      label={t("place")}
      value={chosen}
      options={[{ value: ANY, label: t("anyPlace") }, ...places]}
      onChange={choose}
      testId="journal-stage"
    />
  );
}

/** Rules of the chosen place, or of all; one that the address names is always there. */
export function RuleChoice({ filters, onFilters, pipelines, catalog, lines }: FilterProps) {
  const t = useTexts(journalTexts);
  const locale = useLocale();
  const { kind, pipelineId, stageId, ruleId } = filters;
  const near = pipelines.filter(
    (one) =>
      (pipelineId === undefined || one.id === pipelineId) &&
      (stageId === undefined || one.stages.some((stage) => stage.id === stageId)),
  );
  const rules = useRulesOf(near);
  const whereIs = (id: number) => {
    const stage = near.flatMap((pipeline) => pipeline.stages).find((one) => one.id === id);
    return stage && stageId === undefined ? ` (${nameIn(stage, locale)})` : "";
  };
  const fitting = rules.filter((rule) => rule.kind === kind && (stageId === undefined || rule.stageId === stageId));
  const options = catalog
    ? fitting.map((rule) => ({
        value: String(rule.id),
        label: withFactTitles(ruleTitle(rule, catalog, locale), catalog.facts, locale) + whereIs(rule.stageId),
      }))
    : [];
  if (ruleId !== undefined && !options.some((one) => one.value === String(ruleId)))
    options.push({
      value: String(ruleId),
      label: plainTitle(lines.find((line) => line.ruleId === ruleId)?.title ?? t("removedRule")),
    });
  return (
    <Choice
      bare
      label={t("rule")}
      value={String(ruleId ?? ANY)}
      options={[{ value: ANY, label: t(kind === "robot" ? "anyRobot" : "anyTrigger") }, ...options]}
      onChange={(rule) => onFilters({ ruleId: rule === ANY ? undefined : Number(rule) })}
      testId="journal-rule"
    />
  );
}

export function ReasonChoice({ filters, onFilters }: FilterProps) {
  const t = useTexts(journalTexts);
  const say = useReason();
  const reasons = useReasonsMet(filters)
    .map((code) => ({ value: code, label: capital(say(code)) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  return (
    <Choice
      bare
      label={t("reason")}
      value={filters.reason ?? ANY}
      options={[{ value: ANY, label: t("anyReason") }, ...reasons]}
      onChange={(reason) => onFilters({ reason: reason === ANY ? undefined : reason })}
      testId="journal-reason"
    />
  );
}

/** The employee whose deed led to it. */
export function PersonChoice({ filters, onFilters }: FilterProps) {
  const t = useTexts(journalTexts);
  const people = useColleagues().data ?? [];
  return (
    <Choice
      bare
      label={t("person")}
      value={String(filters.userId ?? ANY)}
      options={[
        { value: ANY, label: t("anyPerson") },
        ...people.map((one) => ({ value: String(one.id), label: one.name })),
      ]}
      onChange={(user) => onFilters({ userId: user === ANY ? undefined : Number(user) })}
      testId="journal-person"
    />
  );
}

export function ClientChoice({ filters, onFilters, lines }: FilterProps) {
  const t = useTexts(journalTexts);
  const [picked, setPicked] = useState<{ id: number; name: string } | null>(null);
  const { clientId, matterId } = filters;
  if (clientId === undefined && matterId === undefined)
    return (
      <MatterPick
        bare
        onPick={(found) => {
          setPicked({ id: found.clientId, name: found.name });
          onFilters({ clientId: found.clientId });
        }}
      />
    );
  const seen = lines.find((line) =>
    clientId === undefined ? line.matter?.id === matterId : line.client?.id === clientId,
  );
  const name = seen?.client?.name ?? (picked?.id === clientId ? picked?.name : undefined) ?? t("chosenClient");
  return (
    <Button
      variant="light"
      justify="space-between"
      rightSection={<IconX size={15} />}
      aria-label={t("dropClient", { name })}
      onClick={() => onFilters({ clientId: undefined, matterId: undefined })}
      data-testid="journal-client"
    >
      <span className="op-truncate">
        {seen?.matter && matterId !== undefined ? t("clientMatter", { name, n: seen.matter.number }) : name}
      </span>
    </Button>
  );
}
