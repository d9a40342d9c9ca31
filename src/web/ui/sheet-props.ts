import type { ReactNode } from "react";

export type SheetProps = {
  opened: boolean;
  onClose: () => void;
  /** The dialogue's name, always shown. */
  title: string;
  children: ReactNode;
  /** Fixed at the bottom: the main action at the right. */
  footer?: ReactNode;
  size?: number;
  /** The whole screen of a phone: a long form. */
  isWhole?: boolean;
  testId?: string;
};
