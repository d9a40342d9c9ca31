import styles from "./meter.module.css";

type MeterProps = {
  /** «Карточка заполнена» */ label: string;
  /** 0…1 */ share: number;
  tone?: "blue" | "green" | "amber" | "red";
};

/** A thin bar of completeness or progress; the figure itself stands beside it in words. */
export function Meter({ label, share, tone = "blue" }: MeterProps) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div
      className={styles.meter}
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <div className={styles.fill} data-tone={tone} style={{ width: `${percent}%` }} />
    </div>
  );
}
