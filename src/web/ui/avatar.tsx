import type { CSSProperties } from "react";
import { hueOf, initials } from "../lib/people.ts";
import styles from "./avatar.module.css";

type AvatarProps = {
  /** Null when nobody: a dashed circle. */
  name: string | null;
  size?: number;
  /** Said instead of the name, for instance «Ответственный: Ксения Обухова»; "" when the name stands beside it. */
  label?: string;
};

export function Avatar({ name, size = 24, label }: AvatarProps) {
  const said = label ?? name ?? "";
  const sized: CSSProperties & Record<"--size", string> = { "--size": `${size}px` };
  return (
    <span
      className={styles.avatar}
      data-hue={name ? hueOf(name) : "none"}
      style={sized}
      title={said || undefined}
      role={said ? "img" : undefined}
      aria-label={said || undefined}
      aria-hidden={said ? undefined : true}
    >
      {name ? initials(name) : "?"}
    </span>
  );
}
