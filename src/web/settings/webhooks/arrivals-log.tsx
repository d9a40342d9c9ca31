import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listArrivals, repeatArrival } from "../../../api/webhooks.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import type { Column } from "../../ui/data-table.tsx";
import { Tag } from "../../ui/tag.tsx";
import type { Tone } from "../../ui/tone.ts";
import { LogPanel, useLog } from "./log-panel.tsx";
import { CardLink, ReasonLine, WhoseChoice } from "./log-parts.tsx";
import { sourcesQuery, type Arrival } from "./model.ts";
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
  const sources = useQuery(sourcesQuery).data?.items ?? [];
  const [sourceId, setSource] = useState<number | null>(null);
  const query = useLog(["arrivals", sourceId], (after, signal) =>
    call(listArrivals, { query: { sourceId: sourceId ?? undefined, after } }, { signal }),
  );
  const columns = useColumns();
  return (
    <LogPanel
      log="arrivals"
      query={query}
      filters={<WhoseChoice value={sourceId} options={sources} onChange={setSource} />}
      columns={columns}
      timeOf={(line) => line.at}
      repeat={(id) => call(repeatArrival, { params: { id } })}
    />
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
  ];
}
