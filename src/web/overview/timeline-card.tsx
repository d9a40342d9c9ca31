import type { ReactNode } from "react";
import { useFormat } from "../lib/format.ts";
import type { LineTone } from "./event-text.tsx";
import type { Item } from "./queries.ts";
import styles from "./timeline.module.css";

type CardProps = {
  item: Item;
  tone: LineTone;
  icon: ReactNode;
  title: string;
  aside: string;
  isIn?: boolean;
  children: ReactNode;
};

/** Words of people. */
export function Card({ item, tone, icon, title, aside, isIn, children }: CardProps) {
  return (
    <article className={styles.item} data-testid={`event-${item.id}`} data-name={item.name}>
      <span className={styles.mark} data-tone={tone} aria-hidden>
        {icon}
      </span>
      <div className={styles.card} data-in={isIn || undefined}>
        <div className={styles.top}>
          <h4 className={styles.title}>{title}</h4>
          <span className={styles.aside}>{aside}</span>
          <Time at={item.at} />
        </div>
        {children}
      </div>
    </article>
  );
}

/** One sentence. */
export function Line({
  item,
  tone,
  icon,
  children,
}: {
  item: Item;
  tone: LineTone;
  icon: ReactNode;
  children: ReactNode;
}) {
  return (
    <article className={styles.item} data-testid={`event-${item.id}`} data-name={item.name}>
      <span className={styles.mark} data-tone={tone} data-line aria-hidden>
        {icon}
      </span>
      <div className={styles.line} data-tone={tone}>
        <p className={styles.sentence}>{children}</p>
        <Time at={item.at} />
      </div>
    </article>
  );
}

function Time({ at }: { at: string }) {
  const f = useFormat();
  return (
    <time className={styles.time} dateTime={at} title={f.when(at)}>
      {f.time(at)}
    </time>
  );
}
