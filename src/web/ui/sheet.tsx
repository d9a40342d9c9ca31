import { useEffect, useState } from "react";
import { late } from "../lib/late.tsx";
import type { SheetProps } from "./sheet-props.ts";

// The frames weigh as much as a page; they load when the first one opens.
const SheetFrame = late<SheetProps>(() => import("./sheet-frames.tsx").then((module) => module.SheetFrame));
const DialogFrame = late<SheetProps>(() => import("./sheet-frames.tsx").then((module) => module.DialogFrame));

/** A panel from the right edge (from below on a phone), for editing beside the page. Takes the focus and gives it back. */
export function Sheet(props: SheetProps) {
  return useWasOpened(props.opened) && <SheetFrame {...props} />;
}

/** A window in the middle (a sheet from below on a phone), for one short decision or form. */
export function Dialog(props: SheetProps) {
  return useWasOpened(props.opened) && <DialogFrame {...props} />;
}

// Once opened it stays mounted, so that closing can be drawn.
function useWasOpened(opened: boolean): boolean {
  const [was, setWas] = useState(opened);
  useFocusBack(opened);
  if (opened && !was) setWas(true);
  return was || opened;
}

// The frame gives the focus back when it is told to close; one that is simply taken away with its record would lose it.
function useFocusBack(opened: boolean): void {
  const [former] = useState(() => (opened ? document.activeElement : null));
  useEffect(
    () => () => {
      if (former instanceof HTMLElement && former.isConnected && document.activeElement === document.body)
        former.focus();
    },
    [former],
  );
}
