import { useEffect, useRef } from "react";
import styles from "./tips.module.css";

const PAUSE = 350;

/** One tip for the whole page, for elements with `data-tip`. It repeats the accessible name or explains; it never holds what is nowhere else. */
export function Tips() {
  const tip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = tip.current;
    return box ? watchTips(box) : undefined;
  }, []);
  return <div ref={tip} className={styles.tip} popover="manual" aria-hidden="true" />;
}

function watchTips(box: HTMLElement): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let owner: Element | null = null;
  const hide = () => {
    clearTimeout(timer);
    owner = null;
    if (box.matches(":popover-open")) box.hidePopover();
  };
  const consider = (event: Event, pause: number) => {
    const target = event.target instanceof Element ? event.target.closest("[data-tip]") : null;
    if (target === owner) return;
    hide();
    owner = target;
    if (target instanceof HTMLElement) timer = setTimeout(() => showTip(box, target), pause);
  };
  // Touch has no hovering; there the names are read aloud or written.
  const hovered = (event: PointerEvent) => event.pointerType !== "touch" && consider(event, PAUSE);
  const focused = (event: FocusEvent) =>
    event.target instanceof Element && event.target.matches(":focus-visible") && consider(event, 0);
  const escaped = (event: KeyboardEvent) => event.key === "Escape" && hide();
  const pairs: [string, (event: never) => unknown][] = [
    ["pointerover", hovered],
    ["focusin", focused],
    ["focusout", hide],
    ["pointerdown", hide],
    ["keydown", escaped],
    ["scroll", hide],
  ];
  for (const [name, listener] of pairs) addEventListener(name, asListener(listener), true);
  return () => {
    hide();
    for (const [name, listener] of pairs) removeEventListener(name, asListener(listener), true);
  };
}

// Each listener takes the event its name brings; the table of pairs loses that.
const asListener = (listener: (event: never) => unknown) => listener as EventListener;

function showTip(box: HTMLElement, target: HTMLElement): void {
  if (!target.isConnected || !target.dataset.tip) return;
  box.textContent = target.dataset.tip;
  box.showPopover();
  const [at, size] = [target.getBoundingClientRect(), box.getBoundingClientRect()];
  const right = target.dataset.tipSide === "right";
  const left = right ? at.right + 8 : at.left + (at.width - size.width) / 2;
  const below = at.bottom + 6 + size.height < innerHeight;
  const top = right ? at.top + (at.height - size.height) / 2 : below ? at.bottom + 6 : at.top - size.height - 6;
  box.style.left = `${Math.round(Math.min(Math.max(6, left), innerWidth - size.width - 6))}px`;
  box.style.top = `${Math.round(top)}px`;
}
