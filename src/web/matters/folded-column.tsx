import { memo, useRef } from "react";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useStageName } from "../lib/stage-name.ts";
import { useBoardActions } from "./board-actions.ts";
import type { StageData } from "./board-model.ts";
import { useColumnDrop, useDropLine } from "./use-column-drop.ts";
import styles from "./board.module.css";
import { texts } from "./texts.ts";

type FoldedColumnProps = { stage: StageData; count: number; isTarget: boolean };

/** A strip in the place of a finished column: a click opens it, a card dropped on it lands on its top. */
export const FoldedColumn = memo(function FoldedColumn({ stage, count, isTarget }: FoldedColumnProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const named = useStageName();
  const { fold } = useBoardActions();
  const strip = useRef<HTMLButtonElement>(null);
  useColumnDrop(strip, null, stage.id, "folded");
  const isOver = useDropLine(stage.id) !== null || isTarget;
  return (
    <button
      ref={strip}
      type="button"
      className={styles.strip}
      style={{ borderTopColor: stage.color }}
      data-over={isOver || undefined}
      aria-label={t("unfold", { name: named(stage), n: format.number(count) })}
      onClick={() => fold(stage.id, false)}
      data-testid={`strip-${stage.code}`}
    >
      <span className={styles.count}>{format.number(count)}</span>
      <span className={styles.stripName}>{named(stage)}</span>
    </button>
  );
});
