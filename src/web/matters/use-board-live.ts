import { useEffect, useRef } from "react";
import type { EventName } from "../../api/events.ts";
import type { LiveEvent } from "../../api/live.ts";
import { getBoardCard } from "../../api/overview.ts";
import { call } from "../lib/api.ts";
import { useLive } from "../lib/live.ts";
import { queryClient } from "../lib/query-client.ts";
import { putCard, trimBoard, type BoardData } from "./board-model.ts";
import { whenStill } from "./board-state.ts";
import { boardKey, changeBoard, type BoardView } from "./queries.ts";
import { useStable } from "./use-stable.ts";

// What changes a card or the head of a column.
const news: EventName[] = [
  "matter.opened",
  "matter.moved",
  "matter.move-undone",
  "matter.assigned",
  "matter.changed",
  "client.changed",
  "client.debts-changed",
  "application.taken",
  "task.created",
  "task.changed",
  "task.completed",
  "task.reopened",
  "task.cancelled",
  "task.overdue",
  "message.received",
  "dialog.read",
];
const PAUSE = 350;
/** More at once (a bulk move): reading the columns anew is cheaper than card by card. */
const FEW = 8;

/** Others' changes appear by themselves: the columns are read anew, and each card named is put where it now stands, however deep. */
export function useBoardLive(view: BoardView): void {
  const waiting = useRef({ cards: new Set<number>(), timer: undefined as ReturnType<typeof setTimeout> | undefined });
  const flush = useStable(() => {
    const ids = [...waiting.current.cards];
    waiting.current.cards.clear();
    waiting.current.timer = undefined;
    whenStill(() => void readAnew(view, ids));
  });
  useLive(news, (event) => {
    for (const id of cardsOf(event, view)) waiting.current.cards.add(id);
    waiting.current.timer ??= setTimeout(flush, PAUSE);
  });
  useEffect(() => {
    const state = waiting.current;
    return () => {
      clearTimeout(state.timer);
      state.timer = undefined;
    };
  }, []);
}

function cardsOf({ matterId, clientId }: LiveEvent, view: BoardView): number[] {
  if (matterId !== null) return [matterId];
  const board = queryClient.getQueryData<BoardData>(boardKey(view));
  return (
    board?.columns.flatMap((column) =>
      column.cards.filter((card) => card.clientId === clientId).map((card) => card.id),
    ) ?? []
  );
}

async function readAnew(view: BoardView, ids: number[]): Promise<void> {
  const few = ids.length <= FEW;
  // Deep parts of columns can't be trusted after a flood: they are dropped and loaded again on scrolling.
  if (!few) changeBoard(view, trimBoard);
  await queryClient.invalidateQueries({ queryKey: ["board"] });
  if (!few || view.filter !== "all") return;
  // A failed reading is not told: the columns were read anyway, and the next news bring the card again.
  const cards = await Promise.all(ids.map((id) => call(getBoardCard, { params: { id } }).catch(() => null)));
  changeBoard(view, (board) =>
    cards
      .filter((card) => card !== null)
      .reduce(
        (now, card) =>
          now.columns.some((column) => column.stageId === card.stageId) ? putCard(now, card, view.filter) : now,
        board,
      ),
  );
}
