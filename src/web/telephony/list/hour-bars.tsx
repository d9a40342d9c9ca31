import { useTexts } from "../../lib/i18n.ts";
import type { Figures } from "../queries.ts";
import { conclusionOf, shownHours } from "./hours.ts";
import styles from "./figures.module.css";
import { figureTexts } from "./list-texts.ts";

type HourBarsProps = { hours: Figures["hours"]; onHour: (hour: number) => void };

/** Answered and lost by the hour; each bar says its numbers and opens its calls. */
export function HourBars({ hours, onHour }: HourBarsProps) {
  const t = useTexts(figureTexts);
  const shown = shownHours(hours);
  const top = Math.max(1, ...shown.map((one) => one.answered + one.lost));
  const { busiest, losing } = conclusionOf(hours);
  if (shown.length === 0) return <p className={styles.hint}>{t("quiet")}</p>;
  return (
    <>
      <p className={styles.conclusion}>
        {busiest !== null && t("busiest", { hour: busiest })}
        {losing !== null && `, ${t("busiestLost", { hour: losing })}`}.
      </p>
      <div className={styles.bars} role="group" aria-label={t("byHour")}>
        {shown.map(({ hour, answered, lost }) => {
          const said = t("hour", { hour, answered, lost });
          return (
            <button
              key={hour}
              type="button"
              className={styles.bar}
              aria-label={said}
              data-tip={said}
              onClick={() => onHour(hour)}
              data-testid={`hour-${hour}`}
            >
              <span className={styles.column}>
                <span className={styles.lost} style={{ height: `${(lost / top) * 100}%` }} />
                <span className={styles.answered} style={{ height: `${(answered / top) * 100}%` }} />
              </span>
              <span className={styles.hour}>{hour}</span>
            </button>
          );
        })}
      </div>
      <p className={styles.hint}>
        <span className={styles.key} data-kind="answered" /> {t("answered").toLowerCase()}{" "}
        <span className={styles.key} data-kind="lost" /> {t("lost").toLowerCase()}. {t("byHourHint")}
      </p>
    </>
  );
}
