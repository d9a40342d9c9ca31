import { Button } from "@mantine/core";
import { IconFilter, IconX } from "@tabler/icons-react";
import { useId, useState } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { FilterPills } from "../../ui/filter-pills.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { journalTexts } from "../journal-texts.ts";
import {
  ClientChoice,
  PersonChoice,
  PlaceChoice,
  ReasonChoice,
  RuleChoice,
  type FilterProps,
} from "./filter-choices.tsx";
import { isFiltered, noFilters, outcomesOf, type Filters } from "./journal-queries.ts";
import styles from "./journal-filters.module.css";

export function JournalFilterRow(props: FilterProps) {
  const t = useTexts(journalTexts);
  const id = useId();
  const { filters, onFilters } = props;
  const [isOpen, setOpen] = useState(false);
  const outcomes: readonly Filters["outcome"][] = ["all", ...outcomesOf[filters.kind]];
  const count = further(filters);
  return (
    <div className={styles.filters}>
      <Segmented
        label={t("kind")}
        value={filters.kind}
        onChange={(kind) => onFilters({ kind, outcome: "all", ruleId: undefined, reason: undefined })}
        segments={[
          { value: "robot", label: t("robots") },
          { value: "trigger", label: t("triggers") },
        ]}
      />
      <div className={styles.outcomes}>
        <FilterPills
          label={t("outcome")}
          value={outcomes.includes(filters.outcome) ? filters.outcome : "all"}
          onChange={(outcome) => onFilters({ outcome, reason: undefined })}
          pills={outcomes.map((outcome) => ({
            value: outcome,
            label: outcome === "all" ? t("all") : t(`out_${outcome}`),
            ...(outcome === "failed" || outcome === "refused" ? { tone: "red" as const } : {}),
          }))}
        />
      </div>
      <button
        type="button"
        className={styles.fold}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        data-testid="journal-filters"
      >
        <IconFilter size={17} />
        {count > 0 ? t("filtersOn", { n: count }) : t("filters")}
      </button>
      {isFiltered(filters) && (
        <Button
          className={styles.clear}
          variant="subtle"
          size="compact-md"
          leftSection={<IconX size={15} />}
          onClick={() => onFilters(noFilters)}
          data-testid="journal-clear"
        >
          {t("clear")}
        </Button>
      )}
      <div id={id} className={styles.choices} data-open={isOpen || undefined}>
        <PlaceChoice {...props} />
        <RuleChoice {...props} />
        <ReasonChoice {...props} />
        <PersonChoice {...props} />
        <ClientChoice {...props} />
      </div>
    </div>
  );
}

/** Filters that a phone keeps folded. */
const further = ({ pipelineId, stageId, ruleId, reason, clientId, userId, matterId }: Filters): number =>
  [stageId ?? pipelineId, ruleId, reason, clientId ?? matterId, userId].filter((one) => one !== undefined).length;
