import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { deliveryStates, listDeliveries, repeatDelivery } from "../../../api/webhooks.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { Choice } from "../../ui/choice.tsx";
import type { Column } from "../../ui/data-table.tsx";
import { Tag } from "../../ui/tag.tsx";
import type { Tone } from "../../ui/tone.ts";
import { LogPanel, useLog } from "./log-panel.tsx";
import { CardLink, ReasonLine, WhoseChoice } from "./log-parts.tsx";
import { targetsQuery, type Delivery } from "./model.ts";
import { webhooksTexts } from "./texts.ts";
import styles from "./webhooks.module.css";

type State = Delivery["state"];
const TONES: Record<State, Tone> = { queued: "hollow", sending: "blue", delivered: "green", failed: "red" };

/** What was sent, newest first. */
export function DeliveriesLog() {
  const t = useTexts(webhooksTexts);
  const targets = useQuery(targetsQuery).data?.items ?? [];
  const [targetId, setTarget] = useState<number | null>(null);
  const [state, setState] = useState<State | null>(null);
  const query = useLog(["deliveries", targetId, state], (after, signal) =>
    call(listDeliveries, { query: { targetId: targetId ?? undefined, state: state ?? undefined, after } }, { signal }),
  );
  const columns = useColumns();
  return (
    <LogPanel
      log="deliveries"
      query={query}
      filters={
        <>
          <WhoseChoice value={targetId} options={targets} onChange={setTarget} />
          <Choice
            label={t("state")}
            value={state ?? "all"}
            options={[
              { value: "all" as const, label: t("all") },
              ...deliveryStates.map((value) => ({ value, label: t(value) })),
            ]}
            onChange={(value) => setState(value === "all" ? null : value)}
            testId="log-state"
          />
        </>
      }
      columns={columns}
      timeOf={(line) => line.createdAt}
      repeat={(id) => call(repeatDelivery, { params: { id } })}
    />
  );
}

function useColumns(): Column<Delivery>[] {
  const t = useTexts(webhooksTexts);
  const f = useFormat();
  const tries = (line: Delivery) =>
    [
      line.status !== null && t("status", { status: line.status }),
      line.attempts > 1 && t("attempts", { n: line.attempts }),
      line.nextAt !== null && t("nextAt", { when: f.when(line.nextAt) }),
    ]
      .filter((part) => part !== false)
      .join(", ");
  return [
    {
      key: "state",
      title: t("state"),
      cell: (line) => (
        <>
          <Tag tone={TONES[line.state]}>{t(line.state)}</Tag>
          <ReasonLine reason={line.reason} />
          <div className={styles.detail}>{tries(line)}</div>
        </>
      ),
    },
    {
      key: "who",
      title: t("who"),
      cell: (line) => (
        <>
          {line.targetTitle}
          <div className={styles.detail}>{line.type}</div>
          <div className={`${styles.detail} op-phone-only`}>{f.when(line.createdAt)}</div>
        </>
      ),
    },
    { key: "card", title: t("card"), wideOnly: true, cell: (line) => <CardLink line={line} /> },
  ];
}
