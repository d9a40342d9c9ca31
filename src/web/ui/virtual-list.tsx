import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, type ReactNode } from "react";

type VirtualListProps<T> = {
  /** Said to a screen reader. */
  label: string;
  items: T[];
  itemKey: (item: T) => string | number;
  /** A first guess; real heights are measured. */
  estimate: number;
  gap?: number;
  render: (item: T, place: number) => ReactNode;
  /** Called near the end, for loading by portions. */
  onEnd?: () => void;
  className?: string | undefined;
};

/** A scrolling list of any length of which only the visible rows are in the page. Its height comes from `className` or the parent. */
export function VirtualList<T>({
  label,
  items,
  itemKey,
  estimate,
  gap = 0,
  render,
  onEnd,
  className,
}: VirtualListProps<T>) {
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: () => estimate,
    gap,
    overscan: 6,
    getItemKey: (place) => keyAt(items, itemKey, place),
  });
  const visible = rows.getVirtualItems();
  const last = visible.at(-1)?.index ?? -1;
  useEffect(() => {
    if (items.length > 0 && last >= items.length - 5) onEnd?.();
  }, [last, items.length, onEnd]);
  return (
    <div
      ref={frame}
      className={className}
      style={{ overflowY: "auto", overflowAnchor: "none" }}
      tabIndex={0}
      role="list"
      aria-label={label}
    >
      <div style={{ height: rows.getTotalSize(), position: "relative" }} role="presentation">
        {visible.map((row) => {
          const item = items[row.index];
          return (
            <div
              key={row.key}
              ref={rows.measureElement}
              data-index={row.index}
              role="listitem"
              aria-setsize={items.length}
              aria-posinset={row.index + 1}
              style={{ position: "absolute", insetInline: 0, top: 0, transform: `translateY(${row.start}px)` }}
            >
              {item !== undefined && render(item, row.index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function keyAt<T>(items: T[], itemKey: (item: T) => string | number, place: number): string | number {
  const item = items[place];
  return item === undefined ? place : itemKey(item);
}
