import { useEffect, useRef, type RefObject } from "react";
import { useStore } from "../lib/store.ts";
import { noticed } from "./board-state.ts";
import { cardElement } from "./use-board-keys.ts";

const GLOW = 1600;
const FOLLOW = 700;

/** The card just moved, returned or found elsewhere: in sight, in focus, glowing for a moment. */
export function useNoticed(frame: RefObject<HTMLElement | null>, setFocus: (id: number) => void): void {
  const now = useStore(noticed);
  const seen = useRef(now?.n);
  useEffect(() => {
    if (!now || now.n === seen.current) return;
    seen.current = now.n;
    setFocus(now.id);
    return follow(frame, now.id);
  }, [now, frame, setFocus]);
}

// The query cache tells its news a little later, and a card that changes columns is a new element: it is followed for a while.
function follow(frame: RefObject<HTMLElement | null>, id: number): () => void {
  const until = performance.now() + FOLLOW;
  let [shown, timer]: [HTMLElement | null, number] = [null, 0];
  const look = () => {
    const element = cardElement(frame.current, id);
    if (element && element !== shown) show(frame.current, element, shown === null);
    shown = element ?? shown;
    if (performance.now() < until) timer = requestAnimationFrame(look);
  };
  look();
  return () => cancelAnimationFrame(timer);
}

function show(frame: HTMLElement | null, element: HTMLElement, isFirst: boolean): void {
  const active = document.activeElement;
  const isLost = active === document.body || active === null;
  if (isLost || (isFirst && frame?.contains(active))) element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
  element.dataset.noticed = "";
  setTimeout(() => delete element.dataset.noticed, GLOW);
}
