import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import styles from "./task-form.module.css";
import { duePicks } from "../lib/due-picks.ts";
import { taskTexts } from "./texts.ts";
import { fromLocalText, localText } from "../lib/zone-time.ts";

/** Quick moments, and a field for any other. */
export function DueChoice({ value, onChange }: { value: string | null; onChange: (dueAt: string | null) => void }) {
  const t = useTexts(taskTexts);
  const f = useFormat();
  const [isExact, setExact] = useState(false);
  // Counted once: «in an hour» must not slip away from what was chosen while the clock goes.
  const [picks] = useState(() => duePicks(f.context));
  const choose = (at: string | null) => {
    setExact(false);
    onChange(at);
  };
  return (
    <div className={styles.picks} role="group" aria-label={t("due")}>
      {picks.map(({ pick, at }) => (
        <button
          key={pick}
          type="button"
          className={styles.pick}
          aria-pressed={!isExact && value === at}
          title={f.when(at)}
          onClick={() => choose(at)}
          data-testid={`due-${pick}`}
        >
          {t(`due_${pick}`)}
        </button>
      ))}
      <button
        type="button"
        className={styles.pick}
        aria-pressed={!isExact && value === null}
        onClick={() => choose(null)}
        data-testid="due-none"
      >
        {t("noDate")}
      </button>
      {isExact ? (
        <TextInput
          type="datetime-local"
          size="xs"
          aria-label={t("exactly")}
          autoFocus
          defaultValue={localText(value ?? f.context.now, f.context.zone)}
          onChange={(event) => onChange(fromLocalText(event.currentTarget.value, f.context.zone))}
          data-testid="due-exact"
        />
      ) : (
        <button
          type="button"
          className={styles.pick}
          aria-pressed={false}
          onClick={() => setExact(true)}
          data-testid="due-date"
        >
          {t("dateAndTime")}
        </button>
      )}
    </div>
  );
}
