import {
  IconAlertTriangle,
  IconArrowRight,
  IconCheck,
  IconClock,
  IconMinus,
  IconRefresh,
  IconX,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useReason } from "../../lib/reason-words.ts";
import { Tag } from "../../ui/tag.tsx";
import type { Tone } from "../../ui/tone.ts";
import { journalTexts } from "../journal-texts.ts";
import type { JournalLine } from "../model.ts";
import { outcomeNotes, retries } from "./journal-words.ts";
import styles from "./journal.module.css";

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
export function Outcome({ line }: { line: JournalLine }) {
  const t = useTexts(journalTexts);
  const f = useFormat();
  const reason = useReason();
  const isRetrying = retries(line);
  const look = isRetrying ? { tone: "amber" as const, icon: <IconRefresh size={14} /> } : looks[line.outcome];
  const notes = outcomeNotes(line, { reason, when: f.when }, t);
  return (
    <div className={styles.verdict}>
      <Tag tone={look.tone} icon={look.icon}>
        {t(isRetrying ? "is_retrying" : `is_${line.outcome}`)}
      </Tag>
      {notes.length > 0 && <div className={styles.notes}>{notes.join(" · ")}</div>}
    </div>
  );
}
