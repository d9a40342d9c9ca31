import { useCallback, useEffect, useRef, useState } from "react";
import { loadMore, type BoardView } from "./queries.ts";

/** Loads a column by portions as it is scrolled; a failure is told in the column and not repeated by itself. */
export function useMore(view: BoardView, stageId: number, next: string | null) {
  const [failed, setFailed] = useState<string | null>(null);
  const asked = useRef<string | null>(null);
  // A refetch may bring the same mark again after the column was shortened.
  useEffect(() => {
    if (asked.current !== next) asked.current = null;
  }, [next]);
  const load = useCallback(() => {
    if (next === null || asked.current === next) return;
    asked.current = next;
    setFailed(null);
    const fail = () => setFailed(next); // told in the column, with «try again»
    void loadMore(view, stageId, next).then(undefined, fail);
  }, [view, stageId, next]);
  const retry = useCallback(() => {
    asked.current = null;
    load();
  }, [load]);
  return { load, retry, isFailed: failed !== null && failed === next };
}
