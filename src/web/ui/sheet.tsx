import { lazy, Suspense, useState, type ReactNode } from "react";

export type SheetProps = {
  opened: boolean;
  onClose: () => void;
  /** The dialogue's name, always shown. */
  title: string;
  children: ReactNode;
  /** Fixed at the bottom: the main action at the right. */
  footer?: ReactNode;
  size?: number;
  testId?: string;
};

// The frames weigh as much as a page; they load when the first one opens.
const SheetFrame = lazy(() => import("./sheet-frames.tsx").then((module) => ({ default: module.SheetFrame })));
const DialogFrame = lazy(() => import("./sheet-frames.tsx").then((module) => ({ default: module.DialogFrame })));

/** A panel from the right edge (from below on a phone), for editing beside the page. Takes the focus and gives it back. */
export function Sheet(props: SheetProps) {
  return useWasOpened(props.opened) && <Suspense><SheetFrame {...props} /></Suspense>;
}

/** A window in the middle (a sheet from below on a phone), for one short decision or form. */
export function Dialog(props: SheetProps) {
  return useWasOpened(props.opened) && <Suspense><DialogFrame {...props} /></Suspense>;
}

// Once opened it stays mounted, so that closing can be drawn.
function useWasOpened(opened: boolean): boolean {
  const [was, setWas] = useState(opened);
  if (opened && !was) setWas(true);
  return was || opened;
}
