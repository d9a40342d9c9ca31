import { useTexts } from "../../lib/i18n.ts";
import { capital } from "../words/capital.ts";
import { answerTexts } from "./answer-texts.ts";
import { effectWords, staysOn } from "./answer-words.ts";
import styles from "./card-robots.module.css";
import type { NextStep, StopLine } from "./card-words.ts";
import { useReadable } from "./use-names.ts";

/** What would stop the robots that wait, and which of them go on all the same. */
export function StopsList({ lines, next: all }: { lines: StopLine[]; next: NextStep[] }) {
  const t = useTexts(answerTexts);
  const next = useReadable(all);
  const others = staysOn(next);
  return (
    <>
      <ul className={styles.list} data-testid="card-stops">
        {lines.map((line) => (
          <li key={line.stop} className={styles.stop}>
            {capital(line.cause)}
            <span className={styles.dim}>{effectWords(line.stop, next, t)}</span>
          </li>
        ))}
      </ul>
      {others !== "" && <p className={styles.note}>{t("staysOn", { list: others })}</p>}
    </>
  );
}
