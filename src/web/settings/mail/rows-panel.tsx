import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { Panel } from "../../ui/panel.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import own from "./mail.module.css";

type RowsPanelProps<T extends { id: number; name: string }> = {
  title: string;
  add: string;
  empty: { title: string; hint?: string };
  /** Without the right the rows are only read. */
  mayEdit: boolean;
  query: Parameters<typeof QueryState<T[]>>[0]["query"];
  words: (row: T) => string;
  mark: (row: T) => ReactNode;
  /** The sheet of a row, or of a new one. */
  sheet: (row: T | null, onClose: () => void) => ReactNode;
  testId: string;
  addTestId: string;
};

/** A panel of named rows, each opened in a sheet of its own. */
export function RowsPanel<T extends { id: number; name: string }>(props: RowsPanelProps<T>) {
  const { title, add, empty, mayEdit, query, words, mark, sheet, testId, addTestId } = props;
  const [editing, setEditing] = useState<T | "new" | null>(null);
  const close = () => setEditing(null);
  return (
    <Panel
      title={title}
      flush
      testId={testId}
      aside={
        mayEdit && (
          <Button
            variant="default"
            leftSection={<IconPlus size={16} />}
            onClick={() => setEditing("new")}
            data-testid={addTestId}
          >
            {add}
          </Button>
        )
      }
    >
      <QueryState query={query} compact>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState compact {...empty} />
          ) : (
            <ul className={own.rows}>
              {rows.map((row) => (
                <li key={row.id}>
                  <button type="button" className={own.row} disabled={!mayEdit} onClick={() => setEditing(row)}>
                    <span className={own.words}>
                      <b>{row.name}</b>
                      <span>{words(row)}</span>
                    </span>
                    {mark(row)}
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
      {editing && sheet(editing === "new" ? null : editing, close)}
    </Panel>
  );
}
