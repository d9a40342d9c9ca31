import { Button } from "@mantine/core";
import { useTexts } from "../../lib/i18n.ts";
import { EmptyState, LoadingRows, QueryState } from "../../ui/states.tsx";
import { journalTexts } from "../journal-texts.ts";
import type { Catalog, Pipeline } from "../model.ts";
import { JournalFilterRow } from "./journal-filters.tsx";
import { useJournal, type Filters } from "./journal-queries.ts";
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
  const journal = useJournal(filters);
  const isFiltered =
    filters.outcome !== "all" || [filters.stageId, filters.ruleId, filters.matterId].some((one) => one !== undefined);
  const clear = () => onFilters({ outcome: "all", stageId: undefined, ruleId: undefined, matterId: undefined });
  return (
    <>
      <JournalFilterRow filters={filters} onFilters={onFilters} pipelines={pipelines} catalog={catalog} />
      <QueryState query={journal} loading={<LoadingRows rows={8} height={68} />}>
        {({ pages }) => {
          const lines = pages.flatMap((page) => page.items);
          if (lines.length === 0 && isFiltered)
            return (
              <EmptyState
                title={t("nothing")}
                hint={t("nothingHint")}
                action={
                  <Button variant="default" onClick={clear}>
                    {t("clear")}
                  </Button>
                }
              />
            );
          if (lines.length === 0) return <EmptyState title={t("empty")} hint={t("emptyHint")} />;
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
