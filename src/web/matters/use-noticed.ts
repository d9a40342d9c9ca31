import { useEffect, useRef, type RefObject } from "react";
import { useStore } from "../lib/store.ts";
import { noticed } from "./board-state.ts";
import { cardElement } from "./use-board-keys.ts";

const GLOW = 1600;

/** The card just moved, returned or found elsewhere: in sight, in focus, glowing for a moment. */
export function useNoticed(frame: RefObject<HTMLElement | null>, setFocus: (id: number) => void): void {
  const now = useStore(noticed);
  const seen = useRef(now?.n);
  useEffect(() => {
    if (!now || now.n === seen.current) return;
    seen.current = now.n;
    setFocus(now.id);
    // The column draws the card in the same turn; its element is there by the next frame.
    requestAnimationFrame(() => show(frame.current, now.id));
  }, [now, frame, setFocus]);
}

function show(frame: HTMLElement | null, id: number): void {
  const element = cardElement(frame, id);
  if (!element) return;
  const active = document.activeElement;
  if (active === document.body || active === null || frame?.contains(active)) element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
  element.dataset.noticed = "";
  setTimeout(() => delete element.dataset.noticed, GLOW);
}
