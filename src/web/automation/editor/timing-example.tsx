import { useFormat } from "../../lib/format.ts";
import { exampleWords } from "../words/example.ts";
import styles from "./editor.module.css";
import type { TimingDraft } from "./timing-draft.ts";

/** The moment for a card that comes right now, so that «через 2 дня» needs no guessing. */
export function TimingExample({ timing: { delay, workingTime } }: { timing: TimingDraft }) {
  const { context } = useFormat();
  const words = delay.kind === "after" ? exampleWords(delay, workingTime, context) : null;
  return (
    words !== null && (
      <p className={styles.hint} data-testid="timing-example">
        {words}
      </p>
    )
  );
}
