import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { attachClosestEdge, extractClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge";
import { useEffect, useEffectEvent, useState, type RefObject } from "react";

type Edge = "top" | "bottom";

/** A row is taken by its handle and let go at an edge of another. */
export function useStageDrag(row: RefObject<HTMLElement | null>, handle: RefObject<HTMLElement | null>, id: number) {
  const [isDragged, setDragged] = useState(false);
  const [edge, setEdge] = useState<Edge | null>(null);
  useEffect(() => {
    const element = row.current;
    const dragHandle = handle.current;
    if (!element || !dragHandle) return;
    return combine(
      draggable({
        element,
        dragHandle,
        getInitialData: () => ({ stage: id }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => typeof source.data["stage"] === "number",
        getData: ({ input }) =>
          attachClosestEdge({ overStage: id }, { element, input, allowedEdges: ["top", "bottom"] }),
        onDrag: ({ self, source }) => setEdge(source.data["stage"] === id ? null : edgeOf(self.data)),
        onDragLeave: () => setEdge(null),
        onDrop: () => setEdge(null),
      }),
    );
  }, [row, handle, id]);
  return { isDragged, edge };
}

/** Once for the list: which stage was let go above or below which. */
export function useStageDrop(onDrop: (id: number, overId: number, edge: Edge) => void): void {
  const dropped = useEffectEvent(onDrop);
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => typeof source.data["stage"] === "number",
        onDrop: ({ source, location }) => {
          const over = location.current.dropTargets[0];
          const [id, overId] = [source.data["stage"], over?.data["overStage"]];
          const edge = over ? edgeOf(over.data) : null;
          if (typeof id === "number" && typeof overId === "number" && edge && id !== overId) dropped(id, overId, edge);
        },
      }),
    [],
  );
}

function edgeOf(data: Record<string | symbol, unknown>): Edge | null {
  const edge = extractClosestEdge(data);
  return edge === "top" || edge === "bottom" ? edge : null;
}
