import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { KeyboardEvent, MouseEvent, ReactNode } from "react";
import { useTexts } from "../lib/i18n.ts";
import styles from "./data-table.module.css";
import { uiTexts } from "./texts.ts";

export type Column<T> = {
  key: string;
  title: string;
  cell: (row: T) => ReactNode;
  /** Numbers and sums stand at the right, in equal digits. */
  align?: "end";
  sortable?: boolean;
  width?: number | string;
  /** Left out on a phone. */
  wideOnly?: boolean;
};
export type Sort = { key: string; desc: boolean };

type DataTableProps<T> = {
  /** Said to a screen reader. */
  caption: string;
  columns: Column<T>[];
  rows: T[];
  rowKey: (row: T) => string | number;
  onOpen?: (row: T) => void;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  selected?: ReadonlySet<string | number>;
  onSelect?: (keys: Set<string | number>) => void;
  /** What stands instead of rows: an EmptyState. */
  empty?: ReactNode;
  /** A last row of totals, by column key. */
  totals?: Record<string, ReactNode>;
  testId?: string;
};

/** Rows are walked by arrows, opened by Enter or a click, selected by X when selection is on. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { caption, columns, rows, rowKey, selected, onSelect, empty, totals, testId } = props;
  const t = useTexts(uiTexts);
  if (rows.length === 0 && empty) return <>{empty}</>;
  const all = rows.length > 0 && rows.every((row) => selected?.has(rowKey(row)));
  return (
    <div className={styles.frame}>
      <table className={styles.table} data-testid={testId}>
        <caption className="op-hidden">{caption}</caption>
        <thead>
          <tr>
            {onSelect && (
              <th className={styles.check}>
                <input
                  type="checkbox"
                  aria-label={t("selectAll")}
                  checked={all}
                  onChange={() => onSelect(new Set(all ? [] : rows.map(rowKey)))}
                />
              </th>
            )}
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <Row key={rowKey(row)} {...props} row={row} first={place === 0} />
          ))}
        </tbody>
        {totals && (
          <tfoot>
            <tr>
              {onSelect && <td />}
              {columns.map((column) => (
                <td key={column.key} data-align={column.align} data-wide={column.wideOnly || undefined}>
                  {totals[column.key]}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

type HeadCellProps<T> = { column: Column<T>; sort: Sort | undefined; onSort: ((sort: Sort) => void) | undefined };

function HeadCell<T>({ column, sort, onSort }: HeadCellProps<T>) {
  const t = useTexts(uiTexts);
  const active = sort?.key === column.key ? sort : undefined;
  const shared = {
    style: { width: column.width },
    "data-align": column.align,
    "data-wide": column.wideOnly || undefined,
  };
  if (!column.sortable || !onSort)
    return (
      <th scope="col" {...shared}>
        {column.title}
      </th>
    );
  return (
    <th scope="col" {...shared} aria-sort={active ? (active.desc ? "descending" : "ascending") : "none"}>
      <button
        type="button"
        className={styles.sort}
        title={t("sortBy", { name: column.title })}
        onClick={() => onSort({ key: column.key, desc: active ? !active.desc : false })}
      >
        {column.title}
        {active && (active.desc ? <IconArrowDown size={14} /> : <IconArrowUp size={14} />)}
      </button>
    </th>
  );
}

function Row<T>({
  row,
  first,
  columns,
  rowKey,
  onOpen,
  selected,
  onSelect,
}: DataTableProps<T> & { row: T; first: boolean }) {
  const t = useTexts(uiTexts);
  const key = rowKey(row);
  const chosen = selected?.has(key) ?? false;
  const toggle = () => {
    const next = new Set(selected);
    if (chosen) next.delete(key);
    else next.add(key);
    onSelect?.(next);
  };
  const pressed = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.code === "Enter" && onOpen) onOpen(row);
    else if (event.code === "KeyX" && onSelect) toggle();
    else if (event.code === "ArrowDown") focusRow(event.currentTarget.nextElementSibling);
    else if (event.code === "ArrowUp") focusRow(event.currentTarget.previousElementSibling);
    else return;
    event.preventDefault();
  };
  // Links and buttons inside a row keep their own click; selecting text is not opening.
  const clicked = (event: MouseEvent<HTMLTableRowElement>) => {
    const inside = event.target instanceof Element && event.target.closest("a, button, input, label") !== null;
    if (!inside && getSelection()?.isCollapsed !== false) onOpen?.(row);
  };
  return (
    <tr
      className={styles.row}
      tabIndex={onOpen || onSelect ? 0 : undefined}
      data-first={first || undefined}
      data-openable={onOpen ? true : undefined}
      data-chosen={chosen || undefined}
      onKeyDown={pressed}
      onClick={clicked}
      data-testid={`row-${key}`}
    >
      {onSelect && (
        <td className={styles.check}>
          <input type="checkbox" aria-label={t("selectRow")} checked={chosen} onChange={toggle} />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.key} data-align={column.align} data-wide={column.wideOnly || undefined}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

function focusRow(row: Element | null): void {
  if (row instanceof HTMLElement) row.focus();
}
