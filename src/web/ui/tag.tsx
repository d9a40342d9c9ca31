import type { ReactNode } from "react";
import type { Tone } from "./tone.ts";
import styles from "./tag.module.css";

type TagProps = { tone?: Tone; icon?: ReactNode; title?: string; children: ReactNode };

/** A state in a word, with a sign where the word alone could be missed; colour is never the only carrier. */
export function Tag({ tone = "gray", icon, title, children }: TagProps) {
  return (
    <span className={styles.tag} data-tone={tone} title={title}>
      {icon}
      <span>{children}</span>
    </span>
  );
}

type CountProps = { value: number; tone?: Tone; label?: string };

/** A number of things to do; hidden at zero, «99+» above a hundred. `label` says aloud what is counted. */
export function Count({ value, tone = "gray", label }: CountProps) {
  if (value <= 0) return null;
  return (
    <span className={styles.count} data-tone={tone}>
      <span aria-hidden={label ? true : undefined}>{value > 99 ? "99+" : value}</span>
      {label && <span className="op-hidden">{label}</span>}
    </span>
  );
}
