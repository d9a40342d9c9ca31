import { useId, useRef, useState, type CSSProperties, type ReactNode } from "react";
import { flushSync } from "react-dom";
import styles from "./popup.module.css";

export type PopupButtonProps = {
  popoverTarget: string;
  "aria-expanded": boolean;
  "aria-haspopup": "menu" | "dialog";
  "aria-controls": string;
};

type PopupProps = {
  /** Name of what opens. */
  label: string;
  /** Draws the button; must spread the given props on it. */
  button: (props: PopupButtonProps) => ReactNode;
  kind?: "menu" | "dialog";
  width?: number;
  align?: "start" | "end";
  /** Drawn only while open. */
  children: (close: () => void) => ReactNode;
  testId?: string;
};

type Place = CSSProperties;

/** A panel at its button (a sheet from below on a phone) on the browser's own popover: Esc, a click outside and the focus' return come with it. */
export function Popup({ label, button, kind = "dialog", width = 280, align = "end", children, testId }: PopupProps) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [place, setPlace] = useState<Place>({});
  const close = () => document.getElementById(id)?.hidePopover();
  return (
    <>
      {button({ popoverTarget: id, "aria-expanded": open, "aria-haspopup": kind, "aria-controls": id })}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it has a role, given by kind */}
      <div
        ref={panel}
        id={id}
        popover="auto"
        role={kind}
        aria-label={label}
        className={styles.panel}
        style={{ width, ...place }}
        data-testid={testId}
        onBeforeToggle={(event) => {
          if (event.target !== panel.current || event.newState !== "open") return;
          const next = placeAt(id, align);
          flushSync(() => {
            setPlace(next);
            setOpen(true);
          });
        }}
        onToggle={(event) => {
          if (event.target !== panel.current) return;
          if (event.newState === "closed") setOpen(false);
          else if (kind === "menu") itemsOf(panel.current)[0]?.focus();
        }}
        onKeyDown={(event) => {
          if (kind !== "menu") return;
          if (event.key === "Tab") close();
          if (walk(itemsOf(panel.current), event.key)) event.preventDefault();
        }}
      >
        {open && children(close)}
      </div>
    </>
  );
}

// Under the button, or above it from the lower part of the window; the height is what is left there.
function placeAt(id: string, align: "start" | "end"): Place {
  const at = document.querySelector(`[popovertarget="${CSS.escape(id)}"]`)?.getBoundingClientRect();
  if (!at) return {};
  const below = at.bottom < innerHeight * 0.62;
  return {
    ...(align === "end"
      ? { right: Math.max(8, innerWidth - at.right), left: "auto" }
      : { left: Math.max(8, at.left), right: "auto" }),
    ...(below ? { top: at.bottom + 6, bottom: "auto" } : { bottom: innerHeight - at.top + 6, top: "auto" }),
    maxHeight: (below ? innerHeight - at.bottom : at.top) - 18,
  };
}

const itemsOf = (panel: HTMLElement | null) => [
  ...(panel?.querySelectorAll<HTMLElement>("[role^=menuitem]:not([disabled])") ?? []),
];

function walk(items: HTMLElement[], key: string): boolean {
  const now = items.findIndex((item) => item === document.activeElement);
  const next = {
    ArrowDown: (now + 1) % items.length,
    ArrowUp: now <= 0 ? items.length - 1 : now - 1,
    Home: 0,
    End: items.length - 1,
  }[key];
  if (next === undefined) return false;
  items[next]?.focus();
  return true;
}
