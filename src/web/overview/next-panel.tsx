import { IconAlertTriangle, IconBan, IconCheck, IconClock, IconPlayerSkipForward } from "@tabler/icons-react";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useReason } from "../lib/reason-words.ts";
import { Panel } from "../ui/panel.tsx";
import { EmptyState, LoadingRows, QueryState } from "../ui/states.tsx";
import { Tag } from "../ui/tag.tsx";
import styles from "./next-panel.module.css";
import { useRuns, type Run } from "./queries.ts";
import { overviewTexts } from "./texts.ts";

type NextTask = { id: number; title: string; dueAt: string | null };

type NextPanelProps = { clientId: number; matterId: number; tasks: NextTask[] };

/** What happens next by itself and by people, and what the robots of this stage have already done. */
export function NextPanel({ clientId, matterId, tasks }: NextPanelProps) {
  const t = useTexts(overviewTexts);
  const runs = useRuns(clientId, matterId);
  return (
    <Panel title={t("next")} testId="next">
      <h3 className={styles.part}>{t("tasks")}</h3>
      {tasks.length === 0 ? (
        <p className={styles.none}>{t("noTasks")}</p>
      ) : (
        <ul className={styles.list}>
          {tasks.slice(0, 5).map((task) => (
            <TaskLine key={task.id} task={task} />
          ))}
        </ul>
      )}
      {tasks.length > 5 && <p className={styles.none}>{t("moreTasks", { n: tasks.length - 5 })}</p>}
      <h3 className={styles.part}>{t("robotsHere")}</h3>
      <QueryState query={runs} compact loading={<LoadingRows rows={2} height={40} />}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState compact title={t("noRobots")} hint={t("noRobotsHint")} />
          ) : (
            <ul className={styles.list}>
              {items.map((run) => (
                <RunLine key={run.key} run={run} />
              ))}
            </ul>
          )
        }
      </QueryState>
    </Panel>
  );
}

const TASK_TONES = { overdue: "red", today: "amber", later: "gray" } as const;

function TaskLine({ task }: { task: NextTask }) {
  const t = useTexts(overviewTexts);
  const f = useFormat();
  const due = task.dueAt ? f.due(task.dueAt) : null;
  return (
    <li className={styles.row}>
      <span className={styles.words}>{task.title}</span>
      {due ? (
        <Tag tone={TASK_TONES[due.tone]} title={task.dueAt ? f.when(task.dueAt) : ""}>
          {due.text}
        </Tag>
      ) : (
        <Tag tone="hollow">{t("noDate")}</Tag>
      )}
    </li>
  );
}

const LOOKS = {
  done: { tone: "green", icon: IconCheck },
  waiting: { tone: "violet", icon: IconClock },
  failed: { tone: "red", icon: IconAlertTriangle },
  skipped: { tone: "gray", icon: IconPlayerSkipForward },
  cancelled: { tone: "gray", icon: IconBan },
} as const;
const outcomeOf = (run: Run): keyof typeof LOOKS =>
  run.outcome === "done" || run.outcome === "waiting" || run.outcome === "failed" || run.outcome === "cancelled"
    ? run.outcome
    : "skipped";

function RunLine({ run }: { run: Run }) {
  const t = useTexts(overviewTexts);
  const reason = useReason();
  const f = useFormat();
  const outcome = outcomeOf(run);
  const { tone, icon: Icon } = LOOKS[outcome];
  const detail =
    outcome === "waiting"
      ? run.dueAt
        ? f.when(run.dueAt)
        : t("afterPrevious")
      : run.reason
        ? reason(run.reason)
        : f.when(run.at);
  return (
    <li className={styles.row} data-testid={`next-run-${run.runId ?? run.key}`}>
      <span className={styles.mark} data-tone={tone} aria-hidden>
        <Icon size={15} stroke={2} />
      </span>
      <span className={styles.words}>
        {run.title}
        <span className={styles.detail} data-tone={tone}>
          {t(`run_${outcome}`)}: {detail}
          {outcome === "waiting" && run.attempts > 0 && run.reason
            ? ` · ${t("tried", { n: run.attempts })}, ${reason(run.reason)}`
            : ""}
        </span>
      </span>
    </li>
  );
}
