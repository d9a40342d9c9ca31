import { autoScrollForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useEffect, useSyncExternalStore, type RefObject } from "react";
import { dropLine } from "./board-state.ts";

/** The column itself takes what falls beside its cards; its list scrolls by itself at the edges. */
export function useColumnDrop(
  column: RefObject<HTMLElement | null>,
  list: HTMLElement | null,
  stageId: number,
  kind: "column" | "folded",
): void {
  useEffect(() => {
    const node = column.current;
    if (!node) return;
    const isCard = ({ source }: { source: { data: Record<string, unknown> } }) => source.data.kind === "card";
    const drop = dropTargetForElements({ element: node, canDrop: isCard, getData: () => ({ kind, stageId }) });
    return list
      ? combine(drop, autoScrollForElements({ element: list, canScroll: isCard, getAllowedAxis: () => "vertical" }))
      : drop;
  }, [column, list, stageId, kind]);
}

/** Where the line stands in this column, or null: only the columns it enters and leaves are redrawn. */
export const useDropLine = (stageId: number): number | null =>
  useSyncExternalStore(dropLine.subscribe, () => {
    const line = dropLine.get();
    return line?.stageId === stageId ? line.index : null;
  });
