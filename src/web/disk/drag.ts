import { useState, type DragEvent } from "react";
import { createStore } from "../lib/store.ts";
import { useDeeds } from "./use-deeds.ts";
import type { Item } from "./queries.ts";

/** What is being dragged within the page; files from outside come another way (drop-zone.tsx). */
export const dragged = createStore<Item[]>([]);

/** A folder that takes what is dragged onto it. */
export function useDropTarget(folderId: number | null) {
  const [isOver, setOver] = useState(false);
  const { move } = useDeeds();
  const takes = () => folderId !== null && dragged.get().length > 0 && !dragged.get().some(({ id }) => id === folderId);
  const props = {
    onDragOver: (event: DragEvent) => {
      if (!takes()) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false);
      if (!takes() || folderId === null) return;
      event.preventDefault();
      event.stopPropagation();
      const items = dragged.get();
      dragged.set([]);
      move(items, folderId);
    },
  };
  return { isOver, props };
}
