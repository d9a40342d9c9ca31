import { monitorForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { extractClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge";
import { autoScrollForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { useEffect, useEffectEvent, type RefObject } from "react";
import { placeOfLine, type BoardData, type Place } from "./board-model.ts";
import { dragged, dropLine } from "./board-state.ts";

/** Follows a drag over the whole board: where the line stands, and where the card lands. */
export function useBoardDrag(
  frame: RefObject<HTMLElement | null>,
  board: BoardData | undefined,
  onLand: (cardId: number, place: Place) => void,
): void {
  const lineAt = useEffectEvent((targets: Target[]) => (board ? lineOf(board, targets) : null));
  const land = useEffectEvent((cardId: number, line: Place) => {
    const cards = board?.columns.find((column) => column.stageId === line.stageId)?.cards ?? [];
    onLand(cardId, { stageId: line.stageId, index: placeOfLine(cards, line.index, cardId) });
  });
  useEffect(() => {
    const node = frame.current;
    if (!node) return;
    const isCard = ({ source }: { source: { data: Record<string, unknown> } }) => source.data.kind === "card";
    return combine(
      monitorForElements({
        canMonitor: isCard,
        onDragStart: ({ source }) => dragged.set(Number(source.data.cardId)),
        onDrag: ({ location }) => showLine(lineAt(location.current.dropTargets)),
        onDrop: ({ source, location }) => {
          const line = lineAt(location.current.dropTargets);
          dragged.set(null);
          dropLine.set(null);
          if (line) land(Number(source.data.cardId), line);
        },
      }),
      autoScrollForElements({ element: node, canScroll: isCard, getAllowedAxis: () => "horizontal" }),
    );
  }, [frame]);
}

type Target = { data: Record<string | symbol, unknown> };

function lineOf(board: BoardData, [target]: Target[]): Place | null {
  if (!target) return null;
  const stageId = Number(target.data.stageId);
  const cards = board.columns.find((column) => column.stageId === stageId)?.cards ?? [];
  if (target.data.kind !== "card") return { stageId, index: target.data.kind === "folded" ? 0 : cards.length };
  const at = cards.findIndex((card) => card.id === target.data.cardId);
  return { stageId, index: at < 0 ? cards.length : at + (extractClosestEdge(target.data) === "bottom" ? 1 : 0) };
}

function showLine(line: Place | null): void {
  const now = dropLine.get();
  if (now?.stageId !== line?.stageId || now?.index !== line?.index) dropLine.set(line);
}
