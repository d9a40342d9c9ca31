import { useId, type ReactNode } from "react";
import styles from "./segmented.module.css";

export type Segment<V extends string> = { value: V; label: string; icon?: ReactNode };

type SegmentedProps<V extends string> = {
  /** Said to a screen reader: «Вид». */
  label: string;
  segments: Segment<V>[];
  value: V;
  onChange: (value: V) => void;
  /** As wide as its place. */
  wide?: boolean;
  /** The label stands above, as a form's field has it. */
  titled?: boolean;
};

/** A choice of few, all seen at once; arrows walk it as radio buttons. */
export function Segmented<V extends string>({ label, segments, value, onChange, wide, titled }: SegmentedProps<V>) {
  const name = useId();
  const control = (
    <fieldset className={styles.control} data-wide={wide || undefined}>
      <legend className="op-hidden">{label}</legend>
      {segments.map((segment) => (
        <label key={segment.value} className={styles.segment} data-testid={`segment-${segment.value}`}>
          <input
            type="radio"
            className="op-hidden"
            name={name}
            checked={segment.value === value}
            onChange={() => onChange(segment.value)}
          />
          {segment.icon}
          {segment.label}
        </label>
      ))}
    </fieldset>
  );
  if (!titled) return control;
  return (
    <div>
      <span className={styles.title} aria-hidden>
        {label}
      </span>
      {control}
    </div>
  );
}
