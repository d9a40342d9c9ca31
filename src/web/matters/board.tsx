import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { announce } from "../lib/announce.ts";
import { useFormat } from "../lib/format.ts";
import { say, useTexts } from "../lib/i18n.ts";
import { useKeys } from "../lib/keys.ts";
import { usePhone } from "../lib/phone-width.ts";
import { queryClient } from "../lib/query-client.ts";
import { useSession } from "../lib/session.ts";
import { useStageName } from "../lib/stage-name.ts";
import { useStore } from "../lib/store.ts";
import { KeyHints } from "../ui/key-hints.tsx";
import { EmptyState, ErrorState } from "../ui/states.tsx";
import { BoardActionsContext, type BoardActions } from "./board-actions.ts";
import { BoardColumn } from "./board-column.tsx";
import { BoardLoading } from "./board-loading.tsx";
import { findCard, trimBoard, type BoardData, type PipelineData, type Place } from "./board-model.ts";
import { dragged } from "./board-state.ts";
import { FoldedColumn } from "./folded-column.tsx";
import { moveOne } from "./move-matter.ts";
import { PhoneBoard } from "./phone-board.tsx";
import { boardKey, boardQuery, changeBoard, type BoardView } from "./queries.ts";
import { useBoardDrag } from "./use-board-drag.ts";
import { useBoardKeys } from "./use-board-keys.ts";
import { useBoardLive } from "./use-board-live.ts";
import { useFolded } from "./use-folded.ts";
import { useHeld } from "./use-held.ts";
import { useNoticed } from "./use-noticed.ts";
import { useStable } from "./use-stable.ts";
import styles from "./board.module.css";
import { texts } from "./texts.ts";

type BoardProps = {
  view: BoardView;
  pipeline: PipelineData;
  selected: ReadonlySet<number>;
  onSelect: (selected: ReadonlySet<number>) => void;
  onAdd: (stageId: number) => void;
  onClearFilter: () => void;
};

export function Board(props: BoardProps) {
  const { view, pipeline, onClearFilter, onAdd } = props;
  const t = useTexts(texts);
  const query = useQuery(boardQuery(view));
  useBoardLive(view);
  useTrimAfter(view);
  if (!query.data)
    return query.isPending ? (
      <BoardLoading stages={pipeline.stages} />
    ) : (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    );
  const isEmpty = query.data.columns.every((column) => column.count === 0);
  if (isEmpty && (view.filter !== "all" || view.who !== undefined)) {
    return (
      <EmptyState
        title={t("emptyFilter")}
        hint={t("emptyFilterHint")}
        action={
          <button type="button" className={styles.plain} onClick={onClearFilter}>
            {t("clearFilter")}
          </button>
        }
      />
    );
  }
  const first = pipeline.stages[0];
  if (isEmpty)
    return (
      <EmptyState
        title={t("emptyTitle")}
        hint={t("emptyHint")}
        action={
          first && (
            <button type="button" className={styles.plain} onClick={() => onAdd(first.id)}>
              {t("newClient")}
            </button>
          )
        }
      />
    );
  return <FilledBoard {...props} data={query.data} />;
}

function FilledBoard({ view, pipeline, selected, onSelect, onAdd, data }: BoardProps & { data: BoardData }) {
  const t = useTexts(texts);
  const named = useStageName();
  const phone = usePhone();
  const format = useFormat();
  const { can } = useSession();
  const mayMove = can("matters.write");
  const { folded, fold } = useFolded(pipeline);
  const frame = useRef<HTMLDivElement>(null);
  const draggedId = useStore(dragged);
  const [isLifted, setLifted] = useState(false);
  const board = useHeld(data, draggedId !== null || isLifted);
  const does = useBoardDoes({ view, pipeline, selected, onSelect });
  const keys = useBoardKeys({ frame, board, pipeline, folded, mayMove, now: format.context.now, does });
  if ((keys.lift !== null) !== isLifted) setLifted(keys.lift !== null);
  useBoardDrag(frame, board, does.land);
  useNoticed(frame, keys.setFocus);
  useBoardHelp();
  const { setFocus } = keys;
  const { open, toggle, land } = does;
  const actions = useMemo<BoardActions>(
    () => ({
      open,
      toggle,
      fold,
      add: onAdd,
      focus: setFocus,
      moveTo: (cardId, stageId) => land(cardId, { stageId, index: 0 }),
    }),
    [open, toggle, fold, onAdd, setFocus, land],
  );
  const shared = { view, format, selected, mayMove };
  const columns = pipeline.stages.flatMap((stage) => {
    const column = (keys.shown ?? board).columns.find((one) => one.stageId === stage.id);
    return column
      ? [
          {
            stage,
            column,
            own: (id: number | null) => (id !== null && column.cards.some((card) => card.id === id) ? id : null),
          },
        ]
      : [];
  });
  if (phone) {
    return (
      <BoardActionsContext value={actions}>
        <PhoneBoard columns={columns} {...shared} />
      </BoardActionsContext>
    );
  }
  return (
    <BoardActionsContext value={actions}>
      <div
        ref={frame}
        className={styles.board}
        tabIndex={-1}
        role="region"
        aria-label={t("boardLabel", { name: named(pipeline) })}
        onKeyDown={keys.onKeyDown}
        data-testid="board"
        data-dragging={draggedId !== null || undefined}
      >
        {columns.map(({ stage, column, own }) =>
          folded.has(stage.id) ? (
            <FoldedColumn
              key={stage.id}
              stage={stage}
              count={column.count}
              isTarget={keys.lift?.to.stageId === stage.id}
            />
          ) : (
            <BoardColumn
              key={stage.id}
              stage={stage}
              column={column}
              {...shared}
              focusId={own(keys.focus)}
              liftedId={own(keys.lift?.cardId ?? null)}
              draggedId={own(draggedId)}
            />
          ),
        )}
      </div>
      {keys.lift && (
        <KeyHints
          hints={[
            { keys: "← →", does: t("hintStage") },
            { keys: "↑ ↓", does: t("hintPlace") },
            { keys: t("space"), does: t("hintPut") },
            { keys: "Esc", does: t("hintReturn") },
          ]}
        />
      )}
    </BoardActionsContext>
  );
}

type DoesInput = Pick<BoardProps, "view" | "pipeline" | "selected" | "onSelect">;

/** What is done to cards, by whatever hand: mouse, keyboard or menu. The functions never change. */
function useBoardDoes({ view, pipeline, selected, onSelect }: DoesInput) {
  const navigate = useNavigate();
  const cardNow = (id: number) => {
    const board = queryClient.getQueryData<BoardData>(boardKey(view));
    return board && findCard(board, id);
  };
  const open = useStable((id: number) => {
    const card = cardNow(id);
    if (card)
      void navigate({
        to: "/clients/$clientId",
        params: { clientId: String(card.clientId) },
        search: { matter: card.id },
      });
  });
  const toggle = useStable((id: number) => {
    const next = new Set(selected);
    const isOn = !next.delete(id);
    if (isOn) next.add(id);
    onSelect(next);
    announce(say(texts, isOn ? "saidSelected" : "saidUnselected", { name: cardNow(id)?.clientName ?? "" }));
  });
  const land = useStable((id: number, place: Place) => void moveOne({ view, pipeline }, id, place));
  return useMemo(() => ({ open, toggle, land }), [open, toggle, land]);
}

// The board answers these keys itself, on the focused card; here they are only told to «?», by names that no key event bears.
function useBoardHelp(): void {
  const t = useTexts(texts);
  const group = t("keysGroup");
  const told = (code: string, title: string) => ({ code, title, group, run: () => {} });
  useKeys([
    told("← ↑ ↓ →", t("keyWalk")),
    told(t("space"), t("keyLift")),
    told("M", t("keyStages")),
    told("X", t("keySelect")),
    told("Enter ", t("keyOpen")),
  ]);
  useEffect(() => () => dragged.set(null), []);
}

// Nobody follows the deep parts of columns while the board is away.
function useTrimAfter(view: BoardView): void {
  const { pipelineId, filter, who } = view;
  useEffect(() => () => changeBoard({ pipelineId, filter, who }, trimBoard), [pipelineId, filter, who]);
}
