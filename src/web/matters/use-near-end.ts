import { useEffect, useRef, type RefObject } from "react";
import { useStable } from "./use-stable.ts";

/** Asks for the next portion while the end of a list is near the window; the element stays a button for those who don't scroll. */
export function useNearEnd(ask: () => void, active: boolean): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null);
  const next = useStable(ask);
  useEffect(() => {
    const node = end.current;
    if (!node || !active) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && next(), { rootMargin: "600px" });
    watcher.observe(node);
    return () => watcher.disconnect();
  }, [active, next]);
  return end;
}
