import type { ReactNode } from "react";
import { sayPair } from "../lib/i18n.ts";
import { useLocale } from "../lib/locale.ts";
import { sections, type SectionId } from "./sections.ts";
import styles from "./settings.module.css";

export function SectionHead({ id, action }: { id: SectionId; action?: ReactNode }) {
  const locale = useLocale();
  const section = sections.find((one) => one.id === id);
  return (
    <header className={styles.head}>
      <div>
        <h2 className={styles.heading}>{section && sayPair(section.title, undefined, locale)}</h2>
        <p className={styles.hint}>{section && sayPair(section.hint, undefined, locale)}</p>
      </div>
      {action}
    </header>
  );
}
