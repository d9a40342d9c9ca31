import { Button, Progress } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { getRehearsal, startRehearsal, type RehearsalResult } from "../../../api/automation-rehearsal.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useReason } from "../../lib/reason-words.ts";
import { Choice } from "../../ui/choice.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { Tag } from "../../ui/tag.tsx";
import { toastError } from "../../ui/toast-store.ts";
import { useDesigner } from "../designer-context.ts";
import { versionTexts } from "./texts.ts";
import styles from "./versions.module.css";

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
              <Progress
                aria-label={t("rehearse")}
                value={rehearsal.cards > 0 ? (rehearsal.cardsDone / rehearsal.cards) * 100 : 0}
              />
            </div>
          ) : rehearsal.result === null ? (
            <p role="alert">
              {t("rehearsalFailed")}
              {rehearsal.reason !== null && `: ${reason(rehearsal.reason)}`}
            </p>
          ) : (
            <>
              {rehearsal.isStale && <Tag tone="amber">{t("stale")}</Tag>}
              <Result result={rehearsal.result} />
            </>
          )
        }
      </QueryState>
    </Sheet>
  );
}

const isRunning = (state: string | undefined): boolean => state === "waiting" || state === "running";

function Result({ result }: { result: RehearsalResult }) {
  const t = useTexts(versionTexts);
  const { stageName } = useDesigner();
  const { difference } = result;
  return (
    <div data-testid="rehearsal-result">
      <p>{t("totals", { cards: result.cards, events: result.events, messages: result.messages })}</p>
      <p>
        {difference.standElsewhere > 0 ? t("elsewhere", { n: difference.standElsewhere }) : t("same")}
        {". "}
        {t("messagesReally", { n: difference.messagesReally, tasks: difference.tasksReally })}
      </p>
      <h3 className={styles.section}>{t("clashes")}</h3>
      {result.clashes.length === 0 ? (
        <p className={styles.words}>{t("noClashes")}</p>
      ) : (
        <ul>
          {result.clashes.map((clash) => (
            <Clash key={JSON.stringify(clash).slice(0, 80)} clash={clash} rules={result.rules} />
          ))}
        </ul>
      )}
      <h3 className={styles.section}>{t("byRule")}</h3>
      <ul className={styles.list}>
        {result.rules
          .filter((rule) => rule.times > 0)
          .map((rule) => (
            <li key={rule.ruleId} className={styles.item}>
              <div className={styles.head}>
                {rule.title} · {t("times", { n: rule.times })}
              </div>
              <p className={styles.words}>
                {stageName(rule.stageId)}
                {rule.skipped > 0 && ` · ${t("skippedTimes", { n: rule.skipped })}`}
              </p>
              <p className={styles.words}>
                {rule.samples
                  .slice(0, 3)
                  .map((sample) => sample.clientName)
                  .join(", ")}
              </p>
            </li>
          ))}
      </ul>
    </div>
  );
}

type ClashProps = { clash: RehearsalResult["clashes"][number]; rules: RehearsalResult["rules"] };

function Clash({ clash, rules }: ClashProps) {
  const t = useTexts(versionTexts);
  const { stageName } = useDesigner();
  switch (clash.kind) {
    case "two-messages-a-day":
      return <li>{t("clash_two-messages-a-day", { n: clash.clients })}</li>;
    case "stage-nobody-leaves":
      return <li>{t("clash_stage-nobody-leaves", { stage: stageName(clash.stageId), n: clash.cards })}</li>;
    case "rule-never-fires":
      return (
        <li>
          {t("clash_rule-never-fires", {
            rule: rules.find((rule) => rule.ruleId === clash.ruleId)?.title ?? `№ ${clash.ruleId}`,
          })}
        </li>
      );
    case "flooded-with-tasks":
      return (
        <li>{t("clash_flooded-with-tasks", { name: clash.name ?? t("nobody"), n: clash.count, day: clash.day })}</li>
      );
    case "goes-round":
      return <li>{t("clash_goes-round", { n: clash.cards })}</li>;
  }
}
