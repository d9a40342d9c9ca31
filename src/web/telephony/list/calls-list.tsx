import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState, type KeyboardEvent } from "react";
import type { Call } from "../../../api/telephony.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useKeys } from "../../lib/keys.ts";
import { useSession } from "../../lib/session.ts";
import { EmptyState, LoadingRows, QueryState } from "../../ui/states.tsx";
import { useDial } from "../../ui/use-dial.ts";
import { callsQuery, type CallQuery } from "../queries.ts";
import { CallRow, targetOf } from "./call-row.tsx";
import { isNarrowed, noNarrowing, type Filters } from "./filters.ts";
import styles from "./list.module.css";
import { listTexts } from "./list-texts.ts";

type CallsListProps = { query: CallQuery; filters: Filters; onFilters: (change: Partial<Filters>) => void };

/** Newest first, by portions; arrows walk the rows, Enter opens one, P calls back. */
export function CallsList({ query, filters, onFilters }: CallsListProps) {
  const t = useTexts(listTexts);
  const calls = useInfiniteQuery(callsQuery(query));
  return (
    <QueryState query={calls} loading={<LoadingRows rows={8} height={58} />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <Nothing filters={filters} onFilters={onFilters} />;
        return (
          <>
            <Rows items={items} openId={filters.call} onOpen={(call) => onFilters({ call })} />
            {calls.hasNextPage && (
              <div className={styles.more}>
                <Button
                  variant="default"
                  loading={calls.isFetchingNextPage}
                  onClick={() => void calls.fetchNextPage()}
                  data-testid="calls-more"
                >
                  {t("more")}
                </Button>
              </div>
            )}
          </>
        );
      }}
    </QueryState>
  );
}

type RowsProps = { items: Call[]; openId: number | undefined; onOpen: (id: number | undefined) => void };

function Rows({ items, openId, onOpen }: RowsProps) {
  const t = useTexts(listTexts);
  const list = useRef<HTMLDivElement>(null);
  const { canDial, dial } = useDial();
  const [at, setAt] = useState<number | null>(null);
  const current = items.find((one) => one.id === at) ?? items.find((one) => one.id === openId) ?? items[0];
  const toggle = (id: number) => onOpen(openId === id ? undefined : id);
  const focusRow = (call: Call | undefined) =>
    call && list.current?.querySelector<HTMLElement>(`[data-row="${call.id}"]`)?.focus();
  const step = (by: 1 | -1) => focusRow(at === null ? current : items[items.findIndex((one) => one.id === at) + by]);
  const focused = items.find((one) => one.id === at);
  const group = t("keys");
  useKeys([
    { code: "ArrowDown", title: t("keysWalk"), group, run: () => step(1) },
    { code: "ArrowUp", run: () => step(-1) },
    { code: "Enter ", title: t("keysOpen"), group, run: () => {} },
    ...(canDial
      ? [
          {
            code: "KeyP",
            title: t("keysCall"),
            group,
            run: () => focused?.number && !focused.isHidden && void dial(targetOf(focused)),
          },
        ]
      : []),
  ]);
  const pressed = (event: KeyboardEvent) => {
    const isRow = event.target instanceof HTMLElement && event.target.dataset["row"] !== undefined;
    if (!isRow || !current || (event.code !== "Enter" && event.code !== "NumpadEnter")) return;
    event.preventDefault();
    toggle(current.id);
  };
  return (
    <div ref={list} className={styles.list} role="list" aria-label={t("list")} onKeyDown={pressed} data-testid="calls">
      {items.map((call) => (
        <CallRow
          key={call.id}
          call={call}
          isOpen={call.id === openId}
          tabbable={call.id === current?.id}
          onToggle={() => toggle(call.id)}
          onFocus={() => setAt(call.id)}
        />
      ))}
    </div>
  );
}

function Nothing({ filters, onFilters }: Omit<CallsListProps, "query">) {
  const t = useTexts(listTexts);
  const { can } = useSession();
  if (isNarrowed(filters))
    return (
      <EmptyState
        title={t("nothing")}
        hint={t("nothingHint")}
        action={
          <Button variant="default" onClick={() => onFilters(noNarrowing)}>
            {t("clear")}
          </Button>
        }
      />
    );
  if (filters.tab === "missed") return <EmptyState title={t("noMissed")} hint={t("noMissedHint")} />;
  if (filters.tab === "unfinished") return <EmptyState title={t("noUnfinished")} hint={t("noUnfinishedHint")} />;
  const mayConnect = can("connections.write");
  return (
    <EmptyState
      title={t("empty")}
      hint={t(mayConnect ? "emptyEver" : "emptyHint")}
      action={
        mayConnect && (
          <Link to="/settings/$section" params={{ section: "telephony" }}>
            {t("toSettings")}
          </Link>
        )
      }
    />
  );
}
