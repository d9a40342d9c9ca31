import type { ReactNode } from "react";
import { useTexts } from "../lib/i18n.ts";
import { SectionLine } from "../ui/panel.tsx";
import { overviewTexts } from "./texts.ts";
import styles from "./timeline.module.css";

/** «Запланировано» above the past. A card without a next step is a fault and says so. */
export function Planned({
  isEmpty,
  onNext,
  children,
}: {
  isEmpty: boolean;
  onNext?: (() => void) | undefined;
  children: ReactNode;
}) {
  const t = useTexts(overviewTexts);
  return (
    <div className={styles.planned} data-testid="planned">
      <SectionLine>{t("planned")}</SectionLine>
      {isEmpty && (
        <div className={styles.noStep}>
          <span>{t("noStep")}</span>
          {onNext && (
            <button type="button" className={styles.noStepDo} onClick={onNext} data-testid="next-step">
              {t("setStep")}
            </button>
          )}
        </div>
      )}
      {children}
    </div>
  );
}
