import { Button } from "@mantine/core";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import type { ReplyOf } from "../../api/endpoint.ts";
import { listNotices, readNotices } from "../../api/notices.ts";
import { call } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { queryClient } from "../lib/query-client.ts";
import { EmptyState, QueryState } from "../ui/states.tsx";
import { toastError } from "../ui/toast-store.ts";
import { noticeText } from "./notice-text.ts";
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
  const { client, matterId } = notice;
  const text = noticeText(notice);
  // Many a text names the client already.
  const name = client && !text.includes(client.name) ? client.name : null;
  const open = () => {
    onClose();
    if (client)
      void router.navigate({
        to: "/clients/$clientId",
        params: { clientId: String(client.id) },
        search: matterId === null ? {} : { matter: matterId },
      });
    else if (notice.kind.startsWith("application")) void router.navigate({ to: "/applications" });
  };
  return (
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
    </button>
  );
}

function refresh(): void {
  void queryClient.invalidateQueries({ queryKey: ["notices"] });
  void queryClient.invalidateQueries({ queryKey: ["counters"] });
}
