import { IconChevronRight } from "@tabler/icons-react";
import { useId, useRef, useState, type ReactNode } from "react";
import styles from "./card-robots.module.css";
import { useIntoSight } from "./into-sight.ts";

type QuestionProps = {
  title: string;
  /** The answer in a line, seen while the rest is folded. */
  short: ReactNode;
  tone?: "red" | undefined;
  /** Opened and brought into sight, where a link asks this very question. */
  asked?: boolean;
  testId: string;
  /** Null when the short answer is all there is. */
  children: ReactNode;
};

/** One question: its short answer always, the long one on demand. */
export function Question({ title, short, tone, asked = false, testId, children }: QuestionProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(asked);
  const head = useRef<HTMLButtonElement>(null);
  useIntoSight(head, asked);
  if (children === null)
    return (
      <section className={styles.still} data-testid={testId}>
        <h3>{title}</h3>
        <p className={styles.short}>{short}</p>
      </section>
    );
  return (
    <section className={styles.question}>
      <h3 className={styles.head}>
        <button
          ref={head}
          type="button"
          className={styles.ask}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setOpen(!isOpen)}
          data-testid={testId}
        >
          <span className={styles.words}>
            {title}
            <span className={styles.short} data-tone={tone}>
              {short}
            </span>
          </span>
          <IconChevronRight size={16} className={styles.chevron} aria-hidden />
        </button>
      </h3>
      {isOpen && (
        <div id={id} className={styles.answer}>
          {children}
        </div>
      )}
    </section>
  );
}
