import { useState } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { firmTexts } from "./firm-texts.ts";
import styles from "./firm.module.css";
import { clockText, minutesOf, type Hours } from "./minutes.ts";

type HoursFieldsProps = {
  hours: Hours;
  fromLabel: string;
  toLabel: string;
  onSave: (hours: Hours) => Promise<unknown>;
  testId: string;
};

/** From and to; saved when the focus leaves both, kept with the fault beside when they make no sense. */
export function HoursFields({ hours, fromLabel, toLabel, onSave, testId }: HoursFieldsProps) {
  const t = useTexts(firmTexts);
  const [typed, setTyped] = useState<{ from: string; to: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const shown = typed ?? { from: clockText(hours.from), to: clockText(hours.to) };
  const leave = async () => {
    if (!typed) return;
    const [from, to] = [minutesOf(typed.from), minutesOf(typed.to)];
    if (from === null || to === null || from >= to) return setProblem(t("hoursWrong"));
    setProblem(null);
    if (from !== hours.from || to !== hours.to) {
      try {
        await onSave({ from, to });
      } catch {
        // Kept as typed; the words of the refusal are the same for whatever the server did not like.
        return setProblem(t("hoursWrong"));
      }
    }
    setTyped(null);
  };
  return (
    <div className={styles.hours} onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || void leave()}>
      <input
        className={styles.time}
        aria-label={fromLabel}
        aria-invalid={problem !== null || undefined}
        inputMode="numeric"
        value={shown.from}
        onChange={(event) => setTyped({ ...shown, from: event.currentTarget.value })}
        data-testid={`${testId}-from`}
      />
      <span>–</span>
      <input
        className={styles.time}
        aria-label={toLabel}
        aria-invalid={problem !== null || undefined}
        inputMode="numeric"
        value={shown.to}
        onChange={(event) => setTyped({ ...shown, to: event.currentTarget.value })}
        data-testid={`${testId}-to`}
      />
      {problem && (
        <span className={styles.problem} role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}
