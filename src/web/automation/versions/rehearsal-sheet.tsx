import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { getRehearsal, startRehearsal } from "../../../api/automation-rehearsal.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useReason } from "../../lib/reason-words.ts";
import { Choice } from "../../ui/choice.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Meter } from "../../ui/meter.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { Tag } from "../../ui/tag.tsx";
import { toastError } from "../../ui/toast-store.ts";
import { useDesigner } from "../designer-context.ts";
import { RehearsalReport } from "./rehearsal-report.tsx";
import { versionTexts } from "./texts.ts";
import styles from "./rehearsal.module.css";

const spans = [7, 30, 90, 180] as const;

/** The draft played over real events: what would have moved, been written and been set, and where it clashes. */
export function RehearsalSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts(versionTexts);
  const reason = useReason();
  const client = useQueryClient();
  const { pipeline } = useDesigner();
  const [days, setDays] = useState(30);
  const key = ["automation", "rehearsal", pipeline.id];
  const last = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(getRehearsal, { params: { id: pipeline.id } }, { signal }),
    refetchInterval: (query) => (isRunning(query.state.data?.rehearsal?.state) ? 1000 : false),
  });
  const starting = useMutation({
    mutationFn: () => call(startRehearsal, { params: { id: pipeline.id }, body: { days } }),
    onError: (error) => toastError(error, t("rehearsalFailed")),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
  const isBusy = starting.isPending || isRunning(last.data?.rehearsal?.state);
  return (
    <Sheet
      opened={opened}
      onClose={onClose}
      title={t("rehearse")}
      size={560}
      testId="rehearsal"
      footer={
        <Button loading={isBusy} onClick={() => starting.mutate()} data-testid="rehearse-now">
          {t("run")}
        </Button>
      }
    >
      <div className={styles.body}>
        <p className={styles.words}>{t("rehearseHint")}</p>
        <Choice
          label={t("days")}
          value={String(days)}
          options={spans.map((n) => ({ value: String(n), label: t("daysN", { n }) }))}
          onChange={(n) => setDays(Number(n))}
        />
        <QueryState query={last}>
          {({ rehearsal }) =>
            rehearsal === null ? (
              <EmptyState compact title={t("noRehearsal")} />
            ) : isRunning(rehearsal.state) ? (
              <div role="status">
                <p className={styles.words}>{t("running", { done: rehearsal.cardsDone, all: rehearsal.cards })}</p>
                <Meter label={t("rehearse")} share={rehearsal.cards > 0 ? rehearsal.cardsDone / rehearsal.cards : 0} />
              </div>
            ) : rehearsal.result === null ? (
              <p role="alert">
                {t("rehearsalFailed")}
                {rehearsal.reason !== null && `: ${reason(rehearsal.reason)}`}
              </p>
            ) : (
              <>
                {rehearsal.isStale && <Tag tone="amber">{t("stale")}</Tag>}
                <RehearsalReport result={rehearsal.result} />
              </>
            )
          }
        </QueryState>
      </div>
    </Sheet>
  );
}

const isRunning = (state: string | undefined): boolean => state === "waiting" || state === "running";
