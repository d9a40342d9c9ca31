import { IconAlertTriangle, IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { LoadingRows, QueryState } from "../../ui/states.tsx";
import { DayDialog } from "./day-dialog.tsx";
import styles from "./law.module.css";
import { isWeekend, weeksOf } from "./months.ts";
import { useCalendar, type Calendar } from "./queries.ts";
import { lawTexts } from "./texts.ts";

const MONTHS = Array.from({ length: 12 }, (_, month) => month);

/** The production calendar of a year: a day is pressed to be changed, what was changed stands below. */
export function CalendarYear() {
  const t = useTexts(lawTexts);
  const { context } = useFormat();
  const [year, setYear] = useState(() => context.now.getFullYear());
  const query = useCalendar(year);
  return (
    <>
      <div className={styles.year}>
        <IconButton
          label={String(year - 1)}
          icon={<IconChevronLeft size={18} />}
          onClick={() => setYear(year - 1)}
          testId="year-before"
        />
        <b aria-live="polite">{year}</b>
        <IconButton
          label={String(year + 1)}
          icon={<IconChevronRight size={18} />}
          onClick={() => setYear(year + 1)}
          testId="year-after"
        />
        <span className={styles.dim}>{t("legend")}</span>
      </div>
      <QueryState query={query} loading={<LoadingRows rows={4} height={120} />}>
        {(calendar) => <Year key={year} year={year} calendar={calendar} />}
      </QueryState>
    </>
  );
}

function Year({ year, calendar }: { year: number; calendar: Calendar }) {
  const t = useTexts(lawTexts);
  const [day, setDay] = useState<string | null>(null);
  return (
    <>
      {calendar.missingYear !== null && (
        <p className={styles.missing} role="status" data-testid="calendar-missing">
          <IconAlertTriangle size={18} aria-hidden /> {t("missing", { year: String(calendar.missingYear) })}
        </p>
      )}
      <div className={styles.months}>
        {MONTHS.map((month) => (
          <Month key={month} year={year} month={month} calendar={calendar} onDay={setDay} />
        ))}
      </div>
      <Changes calendar={calendar} />
      {day !== null && (
        <DayDialog day={day} known={calendar.days.find((one) => one.day === day)} onClose={() => setDay(null)} />
      )}
    </>
  );
}

type MonthProps = { year: number; month: number; calendar: Calendar; onDay: (day: string) => void };

function Month({ year, month, calendar, onDay }: MonthProps) {
  const t = useTexts(lawTexts);
  const locale = useLocale();
  const name = new Date(Date.UTC(year, month, 15)).toLocaleDateString(locale, { month: "long", timeZone: "UTC" });
  return (
    <section className={styles.month} aria-label={name}>
      <header className={styles.monthHead}>
        <b>{name}</b>
        <span className={styles.dim}>{t("workingDays", { n: calendar.workingDays[month] ?? 0 })}</span>
      </header>
      <div className={styles.days}>
        {weeksOf(year, month).map((day, i) =>
          day === null ? (
            <span key={`before-${i}`} />
          ) : (
            <Day key={day} day={day} known={calendar.days.find((one) => one.day === day)} onDay={onDay} />
          ),
        )}
      </div>
    </section>
  );
}

type DayProps = { day: string; known: Calendar["days"][number] | undefined; onDay: (day: string) => void };

function Day({ day, known, onDay }: DayProps) {
  const t = useTexts(lawTexts);
  const f = useFormat();
  const kind = known?.kind ?? (isWeekend(day) ? "off" : "usual");
  const words = t("dayOf", { day: f.date(day), what: [t(kind), known?.note].filter(Boolean).join(", ") });
  return (
    <button
      type="button"
      className={styles.day}
      data-kind={kind}
      data-special={known !== undefined || undefined}
      aria-label={words}
      title={words}
      onClick={() => onDay(day)}
      data-testid={`day-${day}`}
    >
      {Number(day.slice(8))}
      {known && <i aria-hidden>{known.kind === "short" ? "−1" : known.kind === "work" ? "+" : "•"}</i>}
    </button>
  );
}

function Changes({ calendar }: { calendar: Calendar }) {
  const t = useTexts(lawTexts);
  const f = useFormat();
  if (calendar.changes.length === 0) return null;
  return (
    <Panel title={t("changes")} testId="calendar-changes">
      <ul className={styles.editions}>
        {calendar.changes.map(({ day, before, after, user, at }) => (
          <li key={`${day} ${at}`}>
            {t("change", {
              day: f.date(day),
              before: t(before ?? "usual"),
              after: t(after ?? "usual"),
              who: user?.name ?? t("program"),
              when: f.when(at),
            })}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
