import { useTexts } from "../../lib/i18n.ts";
import { capital } from "../words/capital.ts";
import styles from "./card-robots.module.css";
import { cardRobotTexts } from "./card-texts.ts";
import { staysOn, stopLines, stopsShort, type NextStep } from "./card-words.ts";
import { Question } from "./question.tsx";

/** What would stop the robots that wait, and which of them nothing stops. */
export function Stops({ next, asked }: { next: NextStep[]; asked: boolean }) {
  const t = useTexts(cardRobotTexts);
  const lines = stopLines(next, t);
  const others = staysOn(next);
  if (lines.length === 0) return null;
  return (
    <Question title={t("stops")} short={stopsShort(lines, t)} asked={asked} testId="ask-stops">
      <ul className={styles.list} data-testid="card-stops">
        {lines.map(({ stop, cause, effect }) => (
          <li key={stop} className={styles.stop}>
            {capital(cause)}
            <span className={styles.dim}>{effect}</span>
          </li>
        ))}
      </ul>
      {others !== "" && <p className={styles.note}>{t("staysOn", { list: others })}</p>}
    </Question>
  );
}
