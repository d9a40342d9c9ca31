import { useQuery, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import type { Card } from "./board-model.ts";
import { boardQuery, tableQuery, type BoardView, type TableSort } from "./queries.ts";

const nobody: ReadonlySet<number> = new Set();

/** The selected cards as they now are, from board and table alike; a card that left the view is no longer selected. */
export function useChosen(view: BoardView, sort: TableSort) {
  const [ids, choose] = useState(nobody);
  const board = useQuery({ ...boardQuery(view), enabled: false }).data;
  const table = useInfiniteQuery({ ...tableQuery(view, sort), enabled: false }).data;
  const cards = useMemo(() => {
    if (ids.size === 0) return [];
    const known = new Map<number, Card>();
    for (const card of table?.pages.flatMap((page) => page.items) ?? []) if (ids.has(card.id)) known.set(card.id, card);
    for (const card of board?.columns.flatMap((column) => column.cards) ?? []) {
      const other = known.get(card.id);
      if (ids.has(card.id) && (!other || other.version <= card.version)) known.set(card.id, card);
    }
    return [...known.values()];
  }, [ids, board, table]);
  const clear = useCallback(() => choose(nobody), []);
  return { ids, cards, choose, clear };
}
