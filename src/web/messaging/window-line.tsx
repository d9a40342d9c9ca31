import { IconClock, IconLock } from "@tabler/icons-react";
import { useNow } from "../lib/clock.ts";
import { formatLength } from "../lib/dates.ts";
import { useTexts } from "../lib/i18n.ts";
import styles from "./message-form.module.css";
import { messagingTexts } from "./texts.ts";

const HOUR = 3600;

/** Whether free text may be written now; it turns by itself when the last second is over. */
export function useIsOpen(windowUntil: string | null): boolean {
  const now = useNow(1000);
  return windowUntil !== null && new Date(windowUntil) > now;
}

export function WindowLine({ windowUntil }: { windowUntil: string | null }) {
  const t = useTexts(messagingTexts);
  const now = useNow(1000);
  const left = windowUntil ? Math.floor((Date.parse(windowUntil) - now.getTime()) / 1000) : 0;
  if (left <= 0)
    return (
      <p className={styles.window} data-tone="amber" data-testid="window-closed">
        <IconLock size={16} stroke={1.8} />
        {t("windowClosed")}
      </p>
    );
  return (
    <p className={styles.window} data-tone={left < HOUR ? "amber" : "green"} data-testid="window-open">
      <IconClock size={16} stroke={1.8} />
      <span>
        {t("windowLeft")} <b className="op-tabular">{formatLength(left)}</b>
      </span>
    </p>
  );
}
