import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTexts } from "../lib/i18n.ts";
import { useKeys } from "../lib/keys.ts";
import { useSession } from "../lib/session.ts";
import { EmptyState, LoadingRows, QueryState } from "../ui/states.tsx";
import { ApplicationRow, TakeButton } from "./application-row.tsx";
import { EmptyInbox } from "./empty-inbox.tsx";
import { isJudged, reject, release, sendJudged } from "./judge-suspect.ts";
import { inboxQuery, type ApplicationItem, type Tab } from "./queries.ts";
import styles from "./inbox.module.css";
import { texts } from "./texts.ts";
import { useTake } from "./use-take.ts";

/** One queue: arrows walk it, T takes, Enter opens. */
export function InboxList({ tab }: { tab: Tab }) {
  const t = useTexts(texts);
  const query = useInfiniteQuery(inboxQuery(tab));
  const end = useNearEnd(
    () => void query.fetchNextPage(),
    query.hasNextPage && !query.isFetching && !query.isFetchNextPageError,
  );
  useEffect(() => sendJudged, []);
  return (
    <QueryState query={query} loading={<LoadingRows rows={7} height={64} />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items).filter((item) => !isJudged(item.id));
        const [first] = pages;
        if (items.length === 0)
          return first ? <EmptyInbox tab={tab} today={first.today} /> : <EmptyState title={t("allDone")} />;
        return (
          <>
            <Rows tab={tab} items={items} />
            <div ref={end} className={styles.end}>
              {query.hasNextPage && (
                <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t("more")}
                </Button>
              )}
            </div>
          </>
        );
      }}
    </QueryState>
  );
}

function Rows({ tab, items }: { tab: Tab; items: ApplicationItem[] }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const { can } = useSession();
  const take = useTake();
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<number | null>(null);
  const focused = items.find((item) => item.id === at);
  const current = focused ?? items[0];
  const mayTake = can("applications.take");
  const takeIt = (item: ApplicationItem) => {
    if (item.state === "new" && mayTake && !take.isPending) take.mutate(item);
  };
  const openIt = (item: ApplicationItem) => {
    if (item.clientId !== null)
      void navigate({
        to: "/clients/$clientId",
        params: { clientId: String(item.clientId) },
        search: item.matterId === null ? {} : { matter: item.matterId },
      });
  };
  const focusRow = (item: ApplicationItem | undefined) =>
    item && list.current?.querySelector<HTMLElement>(`[data-row="${item.id}"]`)?.focus();
  const group = t("keysGroup");
  // Without a focused row T only points at the most urgent one: nobody takes an application he has not looked at.
  useKeys(
    [
      { code: "KeyT", title: t("takeKeys"), group, run: () => (focused ? takeIt(focused) : focusRow(items[0])) },
      {
        code: "ArrowDown",
        title: t("walkKeys"),
        group,
        run: () => focusRow(at === null ? items[0] : items[items.findIndex((item) => item.id === at) + 1]),
      },
      { code: "ArrowUp", run: () => focusRow(items[items.findIndex((item) => item.id === at) - 1]) },
      { code: "Enter ", title: t("openKeys"), group, run: () => {} },
    ],
    tab !== "suspect" || items.length > 0,
  );
  const pressed = (event: KeyboardEvent) => {
    const isRow = event.target instanceof HTMLElement && event.target.dataset.row !== undefined;
    if (!isRow || !current || (event.code !== "Enter" && event.code !== "NumpadEnter")) return;
    event.preventDefault();
    openIt(current);
  };
  return (
    <div ref={list} className={styles.list} role="list" aria-label={t(`tab_${tab}`)} onKeyDown={pressed}>
      {items.map((item) => (
        <ApplicationRow
          key={item.id}
          item={item}
          tabbable={item.id === current?.id}
          onFocus={() => setAt(item.id)}
          onOpen={item.clientId === null ? undefined : () => openIt(item)}
          actions={
            item.state === "suspect"
              ? can("applications.release") && <Judge item={item} />
              : item.state === "new" &&
                mayTake && (
                  <TakeButton
                    item={item}
                    pending={take.isPending && take.variables.id === item.id}
                    onTake={() => takeIt(item)}
                  />
                )
          }
        />
      ))}
    </div>
  );
}

function Judge({ item }: { item: ApplicationItem }) {
  const t = useTexts(texts);
  const [busy, setBusy] = useState(false);
  const human = async () => {
    setBusy(true);
    await release(item);
    setBusy(false);
  };
  return (
    <>
      <Button
        variant="light"
        color="green"
        loading={busy}
        onClick={() => void human()}
        data-testid="application-release"
      >
        {t("human")}
      </Button>
      <Button variant="default" disabled={busy} onClick={() => reject(item)} data-testid="application-reject">
        {t("spam")}
      </Button>
    </>
  );
}

function useNearEnd(ask: () => void, active: boolean) {
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    const node = end.current;
    if (!node || !active) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      rootMargin: "600px",
    });
    watcher.observe(node);
    return () => watcher.disconnect();
  }, [active]);
  return end;
}
