import { Button } from "@mantine/core";
import {
  IconAlertTriangle,
  IconArrowRight,
  IconCheck,
  IconClock,
  IconMinus,
  IconRefresh,
  IconX,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { useReason } from "../../lib/reason-words.ts";
import { useSession } from "../../lib/session.ts";
import { Tag } from "../../ui/tag.tsx";
import type { Tone } from "../../ui/tone.ts";
import { RuleIcon } from "../icons.ts";
import { journalTexts } from "../journal-texts.ts";
import { itemOf, nameIn, type Catalog, type JournalLine, type Pipeline } from "../model.ts";
import { useRepeat } from "./journal-queries.ts";
import styles from "./journal.module.css";

type JournalRowProps = {
  line: JournalLine;
  pipelines: Pipeline[];
  catalog: Catalog | undefined;
  eventTitle: (name: string) => string;
};

export function JournalRow({ line, pipelines, catalog, eventTitle }: JournalRowProps) {
  const t = useTexts(journalTexts);
  const f = useFormat();
  const locale = useLocale();
  const { can } = useSession();
  const repeat = useRepeat();
  const stage = pipelines.flatMap((pipeline) => pipeline.stages).find((one) => one.id === line.stageId);
  return (
    <li className={styles.row} data-testid={`journal-${line.key}`}>
      <time className={styles.when} dateTime={line.at}>
        {f.when(line.at)}
      </time>
      <RuleIcon
        name={catalog && itemOf(catalog, line)?.icon}
        kind={line.kind}
        size={18}
        stroke={1.7}
        className={styles.icon}
        data-kind={line.kind}
      />
      <div className={styles.what}>
        <div className={styles.title}>{line.title}</div>
        <div className={styles.detail}>
          <Who line={line} />
          {stage && ` · ${t("onStage", { stage: nameIn(stage, locale) })}`}
        </div>
        <Cause line={line} eventTitle={eventTitle} />
      </div>
      <div className={styles.outcome}>
        <Outcome line={line} />
        {line.canRepeat && can("automation.write") && (
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconRefresh size={15} />}
            loading={repeat.isPending}
            onClick={() => repeat.mutate(line)}
            data-testid={`run-repeat-${line.runId}`}
          >
            {t("repeat")}
          </Button>
        )}
      </div>
    </li>
  );
}

function Who({ line: { client, matter } }: { line: JournalLine }) {
  const t = useTexts(journalTexts);
  if (!client) return t("noCard");
  return (
    <>
      <Link
        className={styles.client}
        to="/clients/$clientId"
        params={{ clientId: String(client.id) }}
        search={matter ? { matter: matter.id } : {}}
      >
        {client.name}
      </Link>
      {matter && ` · ${t("matter", { n: matter.number })}`}
    </>
  );
}

function Cause({ line: { cause }, eventTitle }: { line: JournalLine; eventTitle: (name: string) => string }) {
  const t = useTexts(journalTexts);
  if (!cause) return null;
  return (
    <div className={styles.cause}>
      {t("causeBy", { event: eventTitle(cause.name), who: cause.actor ?? t("byAutomation") })}
    </div>
  );
}

const looks: Record<JournalLine["outcome"], { tone: Tone; icon: ReactNode }> = {
  waiting: { tone: "blue", icon: <IconClock size={14} /> },
  done: { tone: "green", icon: <IconCheck size={14} /> },
  failed: { tone: "red", icon: <IconX size={14} /> },
  skipped: { tone: "gray", icon: <IconMinus size={14} /> },
  cancelled: { tone: "gray", icon: <IconMinus size={14} /> },
  moved: { tone: "green", icon: <IconArrowRight size={14} /> },
  refused: { tone: "red", icon: <IconX size={14} /> },
  "condition-false": { tone: "gray", icon: <IconMinus size={14} /> },
  "already-there": { tone: "gray", icon: <IconMinus size={14} /> },
  "would-go-back": { tone: "amber", icon: <IconAlertTriangle size={14} /> },
  "another-first": { tone: "gray", icon: <IconMinus size={14} /> },
};

/** The outcome in a word, the reason in a sentence, what comes next. */
function Outcome({ line }: { line: JournalLine }) {
  const t = useTexts(journalTexts);
  const f = useFormat();
  const reason = useReason();
  const isRetrying = line.outcome === "waiting" && line.attempts > 0;
  const look = isRetrying ? { tone: "amber" as const, icon: <IconRefresh size={14} /> } : looks[line.outcome];
  const notes = [
    line.reason !== null && line.reason !== line.outcome ? reason(line.reason) : "",
    line.kind === "robot" && line.attempts > 1 ? t("attempts", { n: line.attempts }) : "",
    line.outcome === "waiting" && line.dueAt ? t(isRetrying ? "nextTry" : "due", { when: f.when(line.dueAt) }) : "",
  ].filter((note) => note !== "");
  return (
    <div className={styles.verdict}>
      <Tag tone={look.tone} icon={look.icon}>
        {t(isRetrying ? "is_retrying" : `is_${line.outcome}`)}
      </Tag>
      {notes.length > 0 && <div className={styles.notes}>{notes.join(" · ")}</div>}
    </div>
  );
}
