import { useEffect, type RefObject } from "react";

const SETTLING_MS = 3000;
const touches = ["wheel", "touchstart", "pointerdown", "keydown"] as const;

/** Brings what a link asked for into sight and keeps it there while the page above it is still growing, until the person does anything. */
export function useIntoSight(place: RefObject<HTMLElement | null>, isAsked: boolean): void {
  useEffect(() => {
    const element = place.current;
    if (!isAsked || !element) return undefined;
    const show = () => element.scrollIntoView({ block: "center" });
    const growth = new ResizeObserver(show);
    for (let outer = element.parentElement; outer; outer = outer.parentElement) growth.observe(outer);
    const leave = () => {
      growth.disconnect();
      clearTimeout(settled);
      for (const touch of touches) removeEventListener(touch, leave);
    };
    const settled = setTimeout(leave, SETTLING_MS);
    for (const touch of touches) addEventListener(touch, leave, { passive: true });
    return leave;
  }, [place, isAsked]);
}
