import { useEffect, useState, type RefObject } from "react";

/** True from the moment it comes near the window: a timeline of hundreds of calls asks for the waves one reads. */
export function useSeen(box: RefObject<HTMLElement | null>): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const node = box.current;
    if (!node || isSeen) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true), {
      rootMargin: "200px",
    });
    watcher.observe(node);
    return () => watcher.disconnect();
  }, [box, isSeen]);
  return isSeen;
}
