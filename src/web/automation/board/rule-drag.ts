import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { attachClosestEdge, extractClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge";
import { autoScrollForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import { useEffect, useEffectEvent, useState, type RefObject } from "react";
import type { Kind, Rule, Spot } from "../model.ts";

export type Edge = "top" | "bottom";
/** Where a rule was let go: at an edge of another rule, or on the group itself (then it goes last). */
export type Drop = { ruleId: number; spot: Omit<Spot, "kind">; overId: number | null; edge: Edge | null };

const isRule = (data: Record<string | symbol, unknown>, kind: Kind) =>
  data["rule"] !== undefined && data["kind"] === kind;

export function useRuleDrag(
  ref: RefObject<HTMLElement | null>,
  rule: Rule,
  canDrag: boolean,
): { isDragged: boolean; edge: Edge | null } {
  const [isDragged, setDragged] = useState(false);
  const [edge, setEdge] = useState<Edge | null>(null);
  const { id, kind, stageId, parentId, arm } = rule;
  useEffect(() => {
    const element = ref.current;
    if (!element || !canDrag) return;
    const spot = { stageId, parentId, arm };
    const data = { rule: id, kind };
    return combine(
      draggable({
        element,
        getInitialData: () => data,
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => isRule(source.data, kind),
        getData: ({ input }) =>
          attachClosestEdge({ over: id, spot }, { element, input, allowedEdges: ["top", "bottom"] }),
        onDrag: ({ self, source }) => setEdge(source.data["rule"] === id ? null : edgeOf(self.data)),
        onDragLeave: () => setEdge(null),
        onDrop: () => setEdge(null),
      }),
    );
  }, [ref, id, kind, stageId, parentId, arm, canDrag]);
  return { isDragged, edge };
}

/** A group takes rules of its kind, also when it is empty. */
export function useGroupDrop(ref: RefObject<HTMLElement | null>, spot: Spot, canDrop: boolean): boolean {
  const { stageId, kind, parentId, arm } = spot;
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element || !canDrop) return;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => isRule(source.data, kind),
      getData: () => ({ spot: { stageId, parentId, arm }, isGroup: true }),
      // Ways of a branch lie within the stage's group: only the innermost one shows itself.
      onDropTargetChange: ({ self, location }) => {
        const inner = location.current.dropTargets.find((target) => target.data["isGroup"] === true);
        setOver(inner?.element === self.element);
      },
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    });
  }, [ref, stageId, kind, parentId, arm, canDrop]);
  return isOver;
}

/** Once for the board: what was dropped where, and scrolling at its edges. */
export function useBoardDrop(ref: RefObject<HTMLElement | null>, canDrop: boolean, onDrop: (drop: Drop) => void): void {
  const dropped = useEffectEvent(onDrop);
  useEffect(() => {
    const element = ref.current;
    if (!element || !canDrop) return;
    return combine(
      autoScrollForElements({ element }),
      monitorForElements({
        onDrop: ({ source, location }) => {
          const target = location.current.dropTargets[0];
          const ruleId = asNumber(source.data["rule"]);
          const spot = asSpot(target?.data["spot"]);
          if (!target || ruleId === null || !spot) return;
          dropped({ ruleId, spot, overId: asNumber(target.data["over"]), edge: edgeOf(target.data) });
        },
      }),
    );
  }, [ref, canDrop]);
}

function edgeOf(data: Record<string | symbol, unknown>): Edge | null {
  const edge = extractClosestEdge(data);
  return edge === "top" || edge === "bottom" ? edge : null;
}

// Set above as a whole; the library hands data back untyped.
const asSpot = (value: unknown): Omit<Spot, "kind"> | null =>
  typeof value === "object" && value !== null && "stageId" in value ? (value as Omit<Spot, "kind">) : null;
const asNumber = (value: unknown): number | null => (typeof value === "number" ? value : null);
