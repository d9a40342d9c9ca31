import { IconX } from "@tabler/icons-react";
import { useLayoutEffect, useRef, type ReactNode } from "react";
import { useTexts } from "../lib/i18n.ts";
import { IconButton } from "./icon-button.tsx";
import styles from "./bulk-bar.module.css";
import { uiTexts } from "./texts.ts";

type BulkBarProps = {
  /** How many are chosen; the bar is there only while it is above zero. */
  count: number;
  onClear: () => void;
  /** Buttons: stage, responsible, task, message. */
  children: ReactNode;
};

/** Actions on several chosen records. Tells its height to the page, so that toasts lie above it. */
export function BulkBar({ count, onClear, children }: BulkBarProps) {
  const t = useTexts(uiTexts);
  const shown = count > 0;
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const root = document.documentElement.style;
    const height = bar.current?.offsetHeight;
    if (height) root.setProperty("--op-bulk-height", `${height + 12}px`);
    return () => void root.removeProperty("--op-bulk-height");
  }, [shown]);
  if (!shown) return null;
  return (
    <div
      ref={bar}
      className={styles.bar}
      role="toolbar"
      aria-label={t("selected", { n: count })}
      data-testid="bulk-bar"
    >
      <b className={styles.count}>{t("selected", { n: count })}</b>
      <div className={styles.actions}>{children}</div>
      <IconButton label={t("clearSelection")} icon={<IconX size={18} />} onClick={onClear} />
    </div>
  );
}
