import { useTexts } from "../lib/i18n.ts";
import { Skeleton } from "../ui/states.tsx";
import { CARD_HEIGHT } from "./board-card.tsx";
import type { StageData } from "./board-model.ts";
import styles from "./board.module.css";
import { texts } from "./texts.ts";

/** Columns and cards of the size of what comes. */
export function BoardLoading({ stages }: { stages: StageData[] }) {
  const t = useTexts(texts);
  const open =
    stages.length > 0
      ? stages.filter((stage) => stage.kind === "open").map((stage) => ({ id: stage.id, color: stage.color }))
      : Array.from({ length: 5 }, (_, id) => ({ id, color: "var(--op-border)" }));
  return (
    <div className={styles.board} role="status" aria-label={t("loading")} data-testid="state-loading">
      {open.map(({ id, color }, place) => (
        <div key={id} className={styles.column} style={{ borderTopColor: color }}>
          <div className={styles.head}>
            <div className={styles.headLine}>
              <Skeleton width="60%" height={16} />
            </div>
            <div className={styles.headLine}>
              <Skeleton width="35%" height={12} />
            </div>
          </div>
          <div className={styles.list}>
            {Array.from({ length: Math.max(1, 5 - (place % 3)) }, (_, row) => (
              <div key={row} className={styles.ghost} style={{ height: CARD_HEIGHT }}>
                <Skeleton width="75%" height={15} />
                <Skeleton width="55%" height={13} />
                <Skeleton width="65%" height={13} />
              </div>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
