import { Button } from "@mantine/core";
import { useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { EmptyState, LoadingRows, QueryState } from "../../ui/states.tsx";
import { journalTexts } from "../journal-texts.ts";
import { withFactTitles } from "../words/params.ts";
import type { Catalog, JournalLine, Pipeline } from "../model.ts";
import { FailureBar } from "./failure-bar.tsx";
import { JournalFilterRow } from "./journal-filters.tsx";
import { isFiltered, noFilters, useJournal, type Failure, type Filters } from "./journal-queries.ts";
import { JournalRow } from "./journal-row.tsx";
import styles from "./journal.module.css";

type JournalProps = {
  filters: Filters;
  onFilters: (change: Partial<Filters>) => void;
  pipelines: Pipeline[];
  catalog: Catalog | undefined;
  eventTitle: (name: string) => string;
};

/** What ran or fired, for whom, why, and what failed. */
export function Journal({ filters, onFilters, pipelines, catalog, eventTitle }: JournalProps) {
  const t = useTexts(journalTexts);
  const locale = useLocale();
  const journal = useJournal(filters);
  const shown = journal.data?.pages.flatMap((page) => page.items) ?? [];
  const failure = failureIn(filters);
  const showFailure = (one: Failure) => onFilters({ ...noFilters, kind: "robot", outcome: "failed", ...one });
  return (
    <>
      <JournalFilterRow filters={filters} onFilters={onFilters} pipelines={pipelines} catalog={catalog} lines={shown} />
      {failure && shown[0] && (
        <FailureBar
          failure={failure}
          title={withFactTitles(shown[0].title, catalog?.facts ?? [], locale)}
          shown={cardsOf(shown)}
          hasMore={journal.hasNextPage}
        />
      )}
      <QueryState query={journal} loading={<LoadingRows rows={8} height={68} />}>
        {({ pages }) => {
          const lines = pages.flatMap((page) => page.items);
          if (lines.length === 0) return <Nothing filters={filters} onFilters={onFilters} />;
          return (
            <>
              <ol className={styles.list} aria-label={t("list")} data-testid="journal">
                {lines.map((line) => (
                  <JournalRow
                    key={line.key}
                    line={line}
                    pipelines={pipelines}
                    catalog={catalog}
                    eventTitle={eventTitle}
                    onFailure={showFailure}
                  />
                ))}
              </ol>
              {journal.hasNextPage && (
                <div className={styles.more}>
                  <Button
                    variant="default"
                    loading={journal.isFetchingNextPage}
                    onClick={() => void journal.fetchNextPage()}
                    data-testid="journal-more"
                  >
                    {t("more")}
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </QueryState>
    </>
  );
}

function Nothing({ filters, onFilters }: Pick<JournalProps, "filters" | "onFilters">) {
  const t = useTexts(journalTexts);
  if (!isFiltered(filters)) return <EmptyState title={t("empty")} hint={t("emptyHint")} />;
  return (
    <EmptyState
      title={t("nothing")}
      hint={t("nothingHint")}
      action={
        <Button variant="default" onClick={() => onFilters(noFilters)}>
          {t("clear")}
        </Button>
      }
    />
  );
}

/** The whole list is one failure when the address names both the robot and the reason; any other filter would show fewer cards than are repeated. */
function failureIn({ kind, outcome, ruleId, reason, clientId, userId, matterId }: Filters): Failure | undefined {
  if (kind !== "robot" || outcome !== "failed" || ruleId === undefined || reason === undefined) return undefined;
  return [clientId, userId, matterId].every((one) => one === undefined) ? { ruleId, reason } : undefined;
}

const cardsOf = (lines: readonly JournalLine[]): number =>
  new Set(lines.map((line) => line.matter?.id ?? line.key)).size;
