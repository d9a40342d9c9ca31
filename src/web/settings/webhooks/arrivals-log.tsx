import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listArrivals, repeatArrival } from "../../../api/webhooks.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { Panel } from "../../ui/panel.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { Tag } from "../../ui/tag.tsx";
import type { Tone } from "../../ui/tone.ts";
import { CardLink, MoreButton, ReasonLine, RepeatButton, WhoseChoice } from "./log-parts.tsx";
import { REFETCH_MS, sourcesQuery, type Arrival } from "./model.ts";
import { webhooksTexts } from "./texts.ts";
import styles from "./webhooks.module.css";

const TONES: Record<Arrival["outcome"], Tone> = {
  waiting: "hollow",
  applied: "green",
  opened: "green",
  ignored: "gray",
  failed: "red",
};

/** What came, newest first. */
export function ArrivalsLog() {
  const t = useTexts(webhooksTexts);
  const sources = useQuery(sourcesQuery).data?.items ?? [];
  const [sourceId, setSource] = useState<number | null>(null);
  const query = useInfiniteQuery({
    queryKey: ["webhooks", "arrivals", sourceId],
    queryFn: ({ pageParam, signal }) =>
      call(listArrivals, { query: { sourceId: sourceId ?? undefined, after: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined, // the first page has no cursor; the type of the later ones is a text
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: REFETCH_MS,
  });
  const columns = useColumns();
  return (
    <Panel title={t("arrivals")} testId="arrivals">
      <div className={styles.filters}>
        <WhoseChoice value={sourceId} options={sources} onChange={setSource} />
      </div>
      <QueryState query={query} compact>
        {({ pages }) => (
          <DataTable
            caption={t("arrivals")}
            columns={columns}
            rows={pages.flatMap(({ items }) => items)}
            rowKey={(line) => line.id}
            empty={<EmptyState compact title={t("noArrivals")} />}
            testId="arrivals-table"
          />
        )}
      </QueryState>
      {query.hasNextPage && <MoreButton query={query} />}
    </Panel>
  );
}

function useColumns(): Column<Arrival>[] {
  const t = useTexts(webhooksTexts);
  const f = useFormat();
  return [
    {
      key: "state",
      title: t("state"),
      cell: (line) => (
        <>
          <Tag tone={TONES[line.outcome]}>{t(line.outcome)}</Tag>
          <ReasonLine reason={line.reason} />
        </>
      ),
    },
    {
      key: "from",
      title: t("from"),
      cell: (line) => (
        <>
          {line.sourceTitle}
          <div className={`${styles.detail} op-phone-only`}>{f.when(line.at)}</div>
        </>
      ),
    },
    { key: "card", title: t("card"), cell: (line) => <CardLink line={line} /> },
    { key: "when", title: t("when"), wideOnly: true, width: 130, cell: (line) => f.when(line.at) },
    {
      key: "repeat",
      title: "",
      align: "end",
      cell: (line) =>
        line.canRepeat && (
          <RepeatButton
            repeat={() => call(repeatArrival, { params: { id: line.id } })}
            testId={`arrival-repeat-${line.id}`}
          />
        ),
    },
  ];
}
