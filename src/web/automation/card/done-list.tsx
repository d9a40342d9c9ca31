import { IconAlertTriangle, IconBan, IconCheck, IconPlayerSkipForward } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useReason } from "../../lib/reason-words.ts";
import { useSession } from "../../lib/session.ts";
import { journalTexts } from "../journal-texts.ts";
import type { JournalLine } from "../model.ts";
import styles from "./card-robots.module.css";
import { answerTexts } from "./answer-texts.ts";
import { cardRobotTexts } from "./card-texts.ts";
import { useExact } from "./exact.ts";
import { useReadable } from "./use-names.ts";

const LOOKS = {
  done: { tone: "green", icon: IconCheck },
  failed: { tone: "red", icon: IconAlertTriangle },
  skipped: { tone: "gray", icon: IconPlayerSkipForward },
  cancelled: { tone: "gray", icon: IconBan },
} as const;

/** What robots of this stay have done and have not, and why. */
export function DoneList({ done: all, matterId }: { done: JournalLine[]; matterId: number }) {
  const t = useTexts(answerTexts);
  const done = useReadable(all);
  const name = useTexts(cardRobotTexts)("done");
  const { can } = useSession();
  return (
    <>
      <ol className={styles.list} aria-label={name} data-testid="card-done">
        {done.map((line) => (
          <DoneLine key={line.key} line={line} />
        ))}
      </ol>
      {can("automation.read") && (
        <Link className={styles.more} to="/automation/journal" search={{ kind: "robot", matterId }}>
          {t("journal")}
        </Link>
      )}
    </>
  );
}

function DoneLine({ line }: { line: JournalLine }) {
  const t = useTexts(answerTexts);
  const words = useTexts(journalTexts);
  const reason = useReason();
  const f = useFormat();
  const exact = useExact();
  const { tone, icon: Icon } = LOOKS[asDone(line.outcome)];
  const outcome = words(`is_${line.outcome}`);
  return (
    <li className={styles.past}>
      <span className={styles.mark} data-tone={tone} aria-hidden>
        <Icon size={14} stroke={2} />
      </span>
      <span className={styles.words}>
        {line.title}
        <span className={styles.dim} data-tone={tone === "red" ? tone : undefined} title={exact(line.at)}>
          {line.reason === null
            ? t("doneLine", { outcome, when: f.when(line.at) })
            : t("doneWhy", { outcome, reason: reason(line.reason), when: f.when(line.at) })}
        </span>
      </span>
    </li>
  );
}

const asDone = (outcome: JournalLine["outcome"]): keyof typeof LOOKS =>
  outcome === "failed" || outcome === "skipped" || outcome === "cancelled" ? outcome : "done";
