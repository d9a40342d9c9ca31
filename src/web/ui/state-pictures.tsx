// Small drawings of the page states in the palette's own colours, so that both themes have them.
import type { ReactNode } from "react";

const LINE = {
  stroke: "var(--op-border-strong)",
  strokeWidth: 2,
  fill: "var(--op-surface)",
  strokeLinejoin: "round",
  strokeLinecap: "round",
} as const;
const SOFT = { fill: "var(--op-primary-soft)" } as const;
const MAIN = {
  stroke: "var(--op-primary)",
  strokeWidth: 2.5,
  fill: "none",
  strokeLinejoin: "round",
  strokeLinecap: "round",
} as const;

function Picture({ children }: { children: ReactNode }) {
  return (
    <svg width="132" height="96" viewBox="0 0 132 96" fill="none" aria-hidden="true">
      <ellipse cx="66" cy="52" rx="58" ry="40" {...SOFT} />
      {children}
    </svg>
  );
}

/** A tray with everything sorted. */
export const EmptyPicture = () => (
  <Picture>
    <path d="M34 46 42 22h48l8 24v26a5 5 0 0 1-5 5H39a5 5 0 0 1-5-5Z" {...LINE} />
    <path d="M34 46h19l4 9h18l4-9h19" {...LINE} fill="none" />
    <path d="m55 33 8 8 15-16" {...MAIN} />
  </Picture>
);

export const LockedPicture = () => (
  <Picture>
    <path d="M66 14 98 25v22c0 19-13 30-32 37-19-7-32-18-32-37V25Z" {...LINE} />
    <rect x="53" y="45" width="26" height="20" rx="4" {...MAIN} />
    <path d="M58 45v-5a8 8 0 0 1 16 0v5M66 53v5" {...MAIN} />
  </Picture>
);

export const OfflinePicture = () => (
  <Picture>
    <path d="M42 70a15 15 0 0 1-2-30 24 24 0 0 1 46-6 18 18 0 0 1 6 36Z" {...LINE} />
    <path d="m56 44 20 18M76 44 56 62" {...MAIN} />
  </Picture>
);

export const BrokenPicture = () => (
  <Picture>
    <rect x="30" y="20" width="72" height="56" rx="7" {...LINE} />
    <path d="M30 34h72" {...LINE} />
    <path d="M66 44v12M66 64v.5" {...MAIN} />
  </Picture>
);

export const LostPicture = () => (
  <Picture>
    <rect x="36" y="16" width="46" height="60" rx="6" {...LINE} />
    <path d="M46 32h26M46 42h14" {...LINE} />
    <circle cx="78" cy="58" r="14" {...MAIN} fill="var(--op-surface)" />
    <path d="m88 69 11 11" {...MAIN} />
  </Picture>
);
