import { useEffect, useState, type RefObject } from "react";
import { useRail } from "../lib/phone-width.ts";

/** The same width as in layout.module.css. */
const NARROW = 960;

/** Whether the facts find no room beside the dialogue: the window is small, or a call's card took a part of it. */
export function useNarrow(inside: RefObject<HTMLElement | null>): boolean {
  const isRail = useRail();
  const [isTight, setTight] = useState(false);
  useEffect(() => {
    const page = inside.current?.closest("main");
    if (!page) return undefined;
    const watcher = new ResizeObserver(([entry]) => setTight((entry?.contentRect.width ?? Infinity) <= NARROW));
    watcher.observe(page);
    return () => watcher.disconnect();
  }, [inside]);
  return isRail || isTight;
}
