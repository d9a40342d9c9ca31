import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { attachClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge";
import { useEffect, useState, type RefObject } from "react";
import type { Card } from "./board-model.ts";

/** Makes a card draggable and its upper and lower halves places to drop; true while it is dragged. */
export function useCardDrag(
  element: RefObject<HTMLElement | null>,
  { id, stageId }: Pick<Card, "id" | "stageId">,
  active: boolean,
): boolean {
  const [isDragged, setDragged] = useState(false);
  useEffect(() => {
    const node = element.current;
    if (!node || !active) return;
    return combine(
      draggable({
        element: node,
        getInitialData: () => ({ kind: "card", cardId: id }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element: node,
        canDrop: ({ source }) => source.data.kind === "card",
        // Between two cards the line stays where it was instead of blinking.
        getIsSticky: () => true,
        getData: ({ input, element: target }) =>
          attachClosestEdge(
            { kind: "card", cardId: id, stageId },
            { input, element: target, allowedEdges: ["top", "bottom"] },
          ),
      }),
    );
  }, [element, id, stageId, active]);
  return isDragged;
}
