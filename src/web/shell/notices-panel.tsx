import { Button } from "@mantine/core";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import type { ReplyOf } from "../../api/endpoint.ts";
import { useState } from "react";
import { listJoinedNotices, listNotices, readNotices } from "../../api/notices.ts";
import { call } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { queryClient } from "../lib/query-client.ts";
import { EmptyState, QueryState } from "../ui/states.tsx";
import { Count } from "../ui/tag.tsx";
import { toastError } from "../ui/toast-store.ts";
import { noticeText } from "./notice-text.ts";
import { openNotice } from "./open-notice.ts";
import styles from "./notices-panel.module.css";
import { shellTexts } from "./texts.ts";

type Notice = ReplyOf<typeof listNotices>["items"][number];

export function NoticesPanel({ onClose }: { onClose: () => void }) {
  const t = useTexts(shellTexts);
  const query = useInfiniteQuery({
    queryKey: ["notices"],
    queryFn: ({ pageParam, signal }) =>
      call(listNotices, { query: pageParam === null ? {} : { after: pageParam } }, { signal }),
    initialPageParam: null as string | null, // the first page has no mark
    getNextPageParam: (last) => last.next,
  });
  const read = useMutation({
    mutationFn: (upTo: number) => call(readNotices, { body: { upTo } }),
    onSuccess: refresh,
    onError: (error) => toastError(error),
  });
  return (
    <QueryState query={query} compact>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        const [newest] = items;
        if (!newest) return <EmptyState compact title={t("noNotices")} hint={t("noNoticesHint")} />;
        return (
          <div className={styles.panel}>
            <div className={styles.head}>
              <h2 className={styles.title}>{t("notices")}</h2>
              {items.some((item) => !item.isRead) && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  onClick={() => read.mutate(newest.id)}
                  data-testid="notices-read"
                >
                  {t("readAll")}
                </Button>
              )}
            </div>
            <ul className={styles.list}>
              {items.map((item) => (
                <li key={item.id}>
                  <NoticeRow notice={item} onClose={onClose} />
                </li>
              ))}
            </ul>
            {query.hasNextPage && (
              <Button
                variant="subtle"
                fullWidth
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t("olderNotices")}
              </Button>
            )}
          </div>
        );
      }}
    </QueryState>
  );
}

function NoticeRow({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const t = useTexts(shellTexts);
  const f = useFormat();
  const router = useRouter();
  const { client } = notice;
  const [isOpen, setOpen] = useState(false);
  const text = noticeText(notice);
  // Many a text names the client already.
  const name = client && !text.includes(client.name) ? client.name : null;
  const open = () => {
    onClose();
    openNotice(router, notice);
  };
  return (
    <>
      <button
        type="button"
        className={styles.row}
        data-unread={!notice.isRead || undefined}
        onClick={open}
        data-testid={`notice-${notice.id}`}
      >
        <span className={styles.dot} />
        <span className={styles.words}>
          <span className={styles.text}>{text}</span>
          <span className={styles.meta}>{[name, f.ago(notice.at)].filter(Boolean).join(" · ")}</span>
          {!notice.isRead && <span className="op-hidden">{t("unreadMark")}</span>}
        </span>
        {notice.joined > 1 && (
          <Count value={notice.joined} tone="blue" label={t("joinedNotices", { n: notice.joined })} />
        )}
      </button>
      {notice.joined > 1 && (
        <button
          type="button"
          className={styles.fold}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          data-testid={`notice-joined-${notice.id}`}
        >
          {isOpen ? t("foldNotices") : t("joinedNotices", { n: notice.joined })}
        </button>
      )}
      {isOpen && <Joined notice={notice} onClose={onClose} />}
    </>
  );
}

/** What stands as one, opened: each leads to its own card. */
function Joined({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const f = useFormat();
  const router = useRouter();
  const joined = useQuery({
    queryKey: ["notices", "joined", notice.id, notice.joined],
    queryFn: async ({ signal }) => (await call(listJoinedNotices, { params: { id: notice.id } }, { signal })).items,
  });
  return (
    <ul className={styles.joined}>
      {(joined.data ?? []).map((one) => (
        <li key={one.id}>
          <button
            type="button"
            className={styles.part}
            onClick={() => {
              onClose();
              openNotice(router, one);
            }}
          >
            <span>{noticeText(one)}</span>
            <span className={styles.meta}>{[one.client?.name, f.time(one.at)].filter(Boolean).join(" · ")}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function refresh(): void {
  void queryClient.invalidateQueries({ queryKey: ["notices"] });
  void queryClient.invalidateQueries({ queryKey: ["counters"] });
}
