import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { memo, useCallback, useEffect, useRef, useState } from "react";
import type { Format } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useStageName } from "../lib/stage-name.ts";
import { BoardCard, CARD_GAP, CARD_HEIGHT } from "./board-card.tsx";
import type { ColumnData, StageData } from "./board-model.ts";
import { ColumnHead } from "./column-head.tsx";
import { useMore } from "./use-more.ts";
import { useColumnDrop, useDropLine } from "./use-column-drop.ts";
import type { BoardView } from "./queries.ts";
import styles from "./board.module.css";
import { texts } from "./texts.ts";

type BoardColumnProps = {
  stage: StageData;
  column: ColumnData;
  view: BoardView;
  format: Format;
  /** The card with the keyboard, when it is in this column. */
  focusId: number | null;
  liftedId: number | null;
  draggedId: number | null;
  selected: ReadonlySet<number>;
  mayMove: boolean;
  touch?: boolean;
};

const PITCH = CARD_HEIGHT + CARD_GAP;
const PAD = 8;

/** One stage. Only the cards in sight are in the page, with the focused and the dragged one, whose elements must live on. */
export const BoardColumn = memo(function BoardColumn(props: BoardColumnProps) {
  const { stage, column, view, touch } = props;
  const t = useTexts(texts);
  const named = useStageName();
  const frame = useRef<HTMLElement>(null);
  // A state, not a ref: the cards are drawn by the height of the list, and must be drawn again once it is there.
  const [list, setList] = useState<HTMLDivElement | null>(null);
  useColumnDrop(frame, list, stage.id, "column");
  const line = useDropLine(stage.id);
  const more = useMore(view, stage.id, column.next);
  return (
    <section
      ref={frame}
      className={styles.column}
      style={{ borderTopColor: stage.color }}
      data-over={line !== null || undefined}
      aria-label={t("column", { name: named(stage), n: column.count })}
      data-testid={`column-${stage.code}`}
    >
      <ColumnHead stage={stage} column={column} filter={view.filter} fixed={touch} />
      <div ref={setList} className={styles.list} data-list={stage.id}>
        <ColumnCards {...props} list={list} line={line} onEnd={more.load} />
        {more.isFailed && (
          <div className={styles.moreFailed} role="alert">
            {t("moreFailed")}{" "}
            <button type="button" className={styles.again} onClick={more.retry}>
              {t("again")}
            </button>
          </div>
        )}
      </div>
    </section>
  );
});

type ColumnCardsProps = BoardColumnProps & { list: HTMLDivElement | null; line: number | null; onEnd: () => void };

function ColumnCards({
  stage,
  column,
  format,
  focusId,
  liftedId,
  draggedId,
  selected,
  mayMove,
  touch,
  list,
  line,
  onEnd,
}: ColumnCardsProps) {
  const t = useTexts(texts);
  const named = useStageName();
  const { cards } = column;
  const kept = [focusId, draggedId]
    .map((id) => (id === null ? -1 : cards.findIndex((card) => card.id === id)))
    .filter((index) => index >= 0);
  const keptKey = kept.join();
  const rows = useVirtualizer({
    count: cards.length,
    getScrollElement: () => list,
    estimateSize: () => CARD_HEIGHT,
    gap: CARD_GAP,
    paddingStart: PAD - 2,
    paddingEnd: PAD,
    overscan: 3,
    getItemKey: (index) => cards[index]?.id ?? index,
    rangeExtractor: useCallback((range: Range) => withKept(range, keptKey), [keptKey]),
  });
  const visible = rows.getVirtualItems();
  const last = visible.findLast((row) => !kept.includes(row.index))?.index ?? -1;
  useEffect(() => {
    if (last >= cards.length - 8) onEnd();
  }, [last, cards.length, onEnd]);
  if (cards.length === 0)
    return <EmptyColumn isOver={line !== null} hint={t(mayMove && !touch ? "emptyColumnHint" : "emptyColumn")} />;
  const tabbable = focusId ?? cards[visible[0]?.index ?? 0]?.id;
  return (
    <div className={styles.inner} style={{ height: rows.getTotalSize() }} role="list" aria-label={named(stage)}>
      {visible.map((row) => {
        const card = cards[row.index];
        return (
          card && (
            <div
              key={row.key}
              role="listitem"
              aria-setsize={column.count}
              aria-posinset={row.index + 1}
              className={styles.slot}
              style={{ transform: `translateY(${row.start}px)` }}
            >
              <BoardCard
                card={card}
                format={format}
                tabbable={card.id === tabbable}
                chosen={selected.has(card.id)}
                lifted={card.id === liftedId}
                mayMove={mayMove}
                touch={touch}
              />
            </div>
          )
        );
      })}
      {line !== null && (
        <div
          className={styles.line}
          role="presentation"
          data-testid="drop-line"
          style={{ transform: `translateY(${PAD - 2 + line * PITCH - CARD_GAP / 2 - 1}px)` }}
        />
      )}
    </div>
  );
}

function EmptyColumn({ isOver, hint }: { isOver: boolean; hint: string }) {
  return (
    <div className={styles.empty} data-over={isOver || undefined}>
      {hint}
    </div>
  );
}

function withKept(range: Range, kept: string): number[] {
  const shown = defaultRangeExtractor(range);
  const extra =
    kept === ""
      ? []
      : kept
          .split(",")
          .map(Number)
          .filter((index) => index < range.count && !shown.includes(index));
  return [...shown, ...extra].toSorted((a, b) => a - b);
}
