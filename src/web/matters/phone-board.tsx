import { useCallback, useRef, useState } from "react";
import type { Format } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useStageName } from "../lib/stage-name.ts";
import { BoardColumn } from "./board-column.tsx";
import { useBoardPipeline } from "./board-pipeline.ts";
import type { ColumnData, StageData } from "./board-model.ts";
import type { BoardView } from "./queries.ts";
import styles from "./phone-board.module.css";
import { texts } from "./texts.ts";

type PhoneBoardProps = {
  columns: { stage: StageData; column: ColumnData }[];
  view: BoardView;
  format: Format;
  selected: ReadonlySet<number>;
  mayMove: boolean;
};

/** One column per screen, swiped; only the one in sight and its neighbours are built, or a phone chokes on eight. */
export function PhoneBoard({ columns, ...shared }: PhoneBoardProps) {
  const t = useTexts(texts);
  const named = useStageName();
  const pipeline = useBoardPipeline();
  const [at, setAt] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const swiped = useCallback(() => {
    const node = frame.current;
    const width = node?.firstElementChild?.clientWidth ?? 0;
    if (node && width > 0) setAt(Math.round(node.scrollLeft / width));
  }, []);
  return (
    <div
      ref={frame}
      className={styles.frame}
      tabIndex={0}
      role="region"
      aria-label={t("boardLabel", { name: named(pipeline) })}
      onScroll={swiped}
      data-testid="board"
    >
      {columns.map(({ stage, column }, place) => (
        <div key={stage.id} className={styles.slot}>
          {Math.abs(place - at) <= 1 ? (
            <BoardColumn
              stage={stage}
              column={column}
              {...shared}
              focusId={null}
              liftedId={null}
              draggedId={null}
              touch
            />
          ) : (
            <h2 className="op-hidden">{t("column", { name: named(stage), n: column.count })}</h2>
          )}
        </div>
      ))}
    </div>
  );
}
