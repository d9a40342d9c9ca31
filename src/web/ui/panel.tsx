import { useId, type ReactNode } from "react";
import styles from "./panel.module.css";

type PanelProps = {
  title?: string;
  /** At the right of the head: a total, a tag, a button. */
  aside?: ReactNode;
  /** Without paddings: for tables and rows that draw their own. */
  flush?: boolean;
  children: ReactNode;
  testId?: string;
};

export function Panel({ title, aside, flush, children, testId }: PanelProps) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={title ? id : undefined} data-testid={testId}>
      {title && (
        <header className={styles.head}>
          <h2 className={styles.title} id={id}>
            {title}
          </h2>
          {aside && <div className={styles.aside}>{aside}</div>}
        </header>
      )}
      <div className={styles.body} data-flush={flush || undefined}>
        {children}
      </div>
    </section>
  );
}

/** «Сегодня ————»: a heading with a line, for groups of a list. */
export function SectionLine({ children }: { children: ReactNode }) {
  return <h3 className={styles.section}>{children}</h3>;
}
