import styles from "./filter-pills.module.css";
import type { Tone } from "./tone.ts";

export type FilterPill<V extends string> = {
  value: V;
  label: string;
  count?: number | string | undefined;
  tone?: Tone;
};

type FilterPillsProps<V extends string> = {
  /** Said to a screen reader: «Быстрые фильтры». */
  label: string;
  pills: FilterPill<V>[];
  value: V;
  onChange: (value: V) => void;
};

/** Quick filters with live counts; exactly one is chosen. */
export function FilterPills<V extends string>({ label, pills, value, onChange }: FilterPillsProps<V>) {
  return (
    <div className={styles.row} role="group" aria-label={label}>
      {pills.map((pill) => (
        <button
          key={pill.value}
          type="button"
          className={styles.pill}
          aria-pressed={pill.value === value}
          onClick={() => onChange(pill.value)}
          data-testid={`filter-${pill.value}`}
        >
          {pill.tone && <span className={styles.dot} data-tone={pill.tone} />}
          {pill.label}
          {pill.count !== undefined && <b>{pill.count}</b>}
        </button>
      ))}
    </div>
  );
}
