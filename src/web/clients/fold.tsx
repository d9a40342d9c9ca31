import { IconChevronRight } from "@tabler/icons-react";
import { useEffect, useState, type ReactNode } from "react";
import type { Wanted } from "../lib/go-to-fact.ts";
import { wantedFact } from "../lib/go-to-fact.ts";
import { useStore } from "../lib/store.ts";
import { readStored, writeStored } from "../lib/stored.ts";
import styles from "./fold.module.css";

type FoldProps = {
  title: string;
  /** At the right of the head: a share, a count. */
  aside: ReactNode;
  open: boolean;
  onToggle: () => void;
  testId: string;
  children: ReactNode;
};

/** A group of a panel that opens by its head. */
export function Fold({ title, aside, open, onToggle, testId, children }: FoldProps) {
  return (
    <section className={styles.fold}>
      <h3 className={styles.head}>
        <button type="button" className={styles.button} aria-expanded={open} onClick={onToggle} data-testid={testId}>
          <IconChevronRight size={16} className={styles.sign} aria-hidden />
          <span className={styles.title}>{title}</span>
          <span className={styles.aside}>{aside}</span>
        </button>
      </h3>
      {open && <div className={styles.body}>{children}</div>}
    </section>
  );
}

/** Which groups are open, kept on this device; a place that is asked for opens its group. */
export function useFolds(key: string, atFirst: readonly string[], holder: (wanted: Wanted) => string | undefined) {
  const [open, setOpen] = useState<readonly string[]>(() => readStored(key)?.split(" ") ?? atFirst);
  const wanted = useStore(wantedFact);
  const [shown, setShown] = useState(wanted);
  const put = (next: readonly string[]) => {
    setOpen(next);
    writeStored(key, next.join(" "));
  };
  useEffect(() => {
    if (!wanted || wanted === shown) return;
    setShown(wanted);
    const id = holder(wanted);
    if (id !== undefined && !open.includes(id)) setOpen([...open, id]);
  }, [wanted, shown, open, holder]);
  return {
    isOpen: (id: string) => open.includes(id),
    toggle: (id: string) => put(open.includes(id) ? open.filter((one) => one !== id) : [...open, id]),
  };
}
