import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useFormat, type Format } from "../lib/format.ts";
import { useTexts, type Say } from "../lib/i18n.ts";
import { shortName } from "../lib/people.ts";
import { useSession } from "../lib/session.ts";
import { useSourceName } from "../lib/source-names.ts";
import { useStageName } from "../lib/stage-name.ts";
import { DataTable, type Column, type Sort } from "../ui/data-table.tsx";
import { EmptyState, LoadingRows, QueryState } from "../ui/states.tsx";
import type { Card, PipelineData } from "./board-model.ts";
import { StepLine, Unread } from "./card-face.tsx";
import { tableQuery, type BoardView, type TableSort } from "./queries.ts";
import styles from "./matters-table.module.css";
import { texts } from "./texts.ts";
import { useNearEnd } from "./use-near-end.ts";

type MattersTableProps = {
  view: BoardView;
  pipeline: PipelineData;
  sort: TableSort;
  onSort: (sort: TableSort) => void;
  selected: ReadonlySet<number>;
  onSelect: (selected: ReadonlySet<number>) => void;
};

/** The board's cards as rows: the same filters, whole sums, three orders. */
export function MattersTable({ view, pipeline, sort, onSort, selected, onSelect }: MattersTableProps) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const named = useStageName();
  const { can } = useSession();
  const query = useInfiniteQuery(tableQuery(view, sort));
  const end = useNearEnd(
    () => void query.fetchNextPage(),
    query.hasNextPage && !query.isFetching && !query.isFetchNextPageError,
  );
  const columns = useColumns(pipeline);
  const open = (card: Card) =>
    void navigate({
      to: "/clients/$clientId",
      params: { clientId: String(card.clientId) },
      search: { matter: card.id },
    });
  return (
    <QueryState query={query} loading={<LoadingRows rows={10} height={46} />}>
      {({ pages }) => (
        <>
          <DataTable
            caption={t("tableCaption", { name: named(pipeline) })}
            columns={columns}
            rows={pages.flatMap((page) => page.items)}
            rowKey={(card) => card.id}
            onOpen={open}
            sort={sortShown(sort)}
            onSort={({ key }) => onSort(SORTS[key] ?? "newest")}
            {...(can("matters.write")
              ? { selected, onSelect: (keys: Set<string | number>) => onSelect(new Set([...keys].map(Number))) }
              : {})}
            empty={<EmptyState title={t("emptyFilter")} hint={t("emptyFilterHint")} />}
            testId="matters-table"
          />
          <div ref={end} className={styles.end}>
            {query.hasNextPage && (
              <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t("more")}
              </Button>
            )}
          </div>
        </>
      )}
    </QueryState>
  );
}

// Each order has one sense: newest first, names from А, the nearest step first.
const SORTS: Record<string, TableSort> = { number: "newest", client: "name", step: "next-step" };
const sortShown = (sort: TableSort): Sort =>
  ({
    newest: { key: "number", desc: true },
    name: { key: "client", desc: false },
    "next-step": { key: "step", desc: false },
  })[sort];

function useColumns(pipeline: PipelineData): Column<Card>[] {
  const t = useTexts(texts);
  const format = useFormat();
  const named = useStageName();
  return useMemo(
    () => [
      { key: "client", title: t("colClient"), sortable: true, cell: (card) => <ClientCell card={card} /> },
      {
        key: "number",
        title: t("colNumber"),
        sortable: true,
        align: "end",
        wideOnly: true,
        cell: (card) => card.number,
      },
      {
        key: "stage",
        title: t("colStage"),
        cell: (card) => <StageCell stage={pipeline.stages.find((stage) => stage.id === card.stageId)} named={named} />,
      },
      ...moneyAndStep(t, format),
      {
        key: "days",
        title: t("colDays"),
        align: "end",
        wideOnly: true,
        cell: (card) => (
          <span title={format.day(card.stageEnteredAt)}>{format.days(format.daysSince(card.stageEnteredAt))}</span>
        ),
      },
      {
        key: "responsible",
        title: t("responsible"),
        wideOnly: true,
        cell: (card) => (
          <span className={card.responsible ? styles.money : styles.dim}>
            {card.responsible ? shortName(card.responsible.name) : t("nobody")}
          </span>
        ),
      },
    ],
    [t, format, named, pipeline],
  );
}

const moneyAndStep = (t: Say<typeof texts>, format: Format): Column<Card>[] => [
  {
    key: "debt",
    title: t("colDebt"),
    align: "end",
    cell: (card) =>
      card.debtKopecks > 0 ? (
        <span className={styles.money}>{format.money(card.debtKopecks)}</span>
      ) : (
        <span className={styles.dim}>{t("notStated")}</span>
      ),
  },
  {
    key: "step",
    title: t("colStep"),
    sortable: true,
    wideOnly: true,
    cell: (card) => (
      <div className={styles.step}>
        <StepLine card={card} format={format} />
      </div>
    ),
  },
];

function ClientCell({ card }: { card: Card }) {
  const sourceName = useSourceName();
  return (
    <span className={styles.client}>
      <Link
        to="/clients/$clientId"
        params={{ clientId: String(card.clientId) }}
        search={{ matter: card.id }}
        tabIndex={-1}
        preload={false}
        className={styles.link}
      >
        {card.clientName}
      </Link>
      <span className={styles.under}>
        {[card.city, sourceName(card.source)].filter(Boolean).join(" · ")}
        <Unread n={card.unread} />
      </span>
    </span>
  );
}

function StageCell({
  stage,
  named,
}: {
  stage: PipelineData["stages"][number] | undefined;
  named: ReturnType<typeof useStageName>;
}) {
  if (!stage) return null;
  return (
    <span className={styles.stage}>
      <span className={styles.dot} style={{ background: stage.color }} />
      {named(stage)}
    </span>
  );
}
