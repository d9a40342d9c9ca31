import { Button } from "@mantine/core";
import { IconArrowDown } from "@tabler/icons-react";
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { useStore } from "../lib/store.ts";
import { EmptyState, QueryState, Skeleton } from "../ui/states.tsx";
import { rowsOf } from "./group-posts.ts";
import { PendingRow } from "./pending-row.tsx";
import { pendings, type Pending } from "./pending.ts";
import type { PostDeeds } from "./post-actions.tsx";
import { PostRow } from "./post-row.tsx";
import { usePosts, type Post, type Room } from "./queries.ts";
import styles from "./stream.module.css";
import { chatTexts } from "./texts.ts";
import { useReading } from "./use-reading.ts";

type StreamProps = {
  room: Room;
  /** A post that a link, an answer or the search leads to. */
  sought: number | undefined;
  deeds: PostDeeds;
  onSeek: (postId: number | undefined) => void;
  compact?: boolean;
};

/** What was said in a room, the newest below. It opens where reading stopped. */
export function Stream({ room, sought, deeds, onSeek, compact }: StreamProps) {
  const posts = usePosts(room.id, sought);
  const own = useStore(pendings).filter((one) => one.roomId === room.id);
  return (
    <div className={styles.frame}>
      <QueryState query={posts} loading={<StreamSkeleton />} {...(compact ? { compact } : {})}>
        {(stream) => (
          <Posts
            key={`${room.id}-${sought ?? 0}`}
            room={room}
            posts={stream.pages.flatMap((page) => page.items)}
            own={own}
            query={posts}
            sought={sought}
            deeds={deeds}
            onSeek={onSeek}
            compact={compact ?? false}
          />
        )}
      </QueryState>
      {/* What was said while the stream could not come is seen all the same. */}
      {!posts.data && own.map((pending) => <PendingRow key={pending.key} pending={pending} />)}
    </div>
  );
}

type PostsProps = StreamProps & { posts: Post[]; own: Pending[]; query: ReturnType<typeof usePosts>; compact: boolean };

function Posts({ room, posts, own, query, sought, deeds, onSeek, compact }: PostsProps) {
  const t = useTexts(chatTexts);
  const f = useFormat();
  const { user } = useSession();
  const box = useRef<HTMLDivElement>(null);
  // The mark stays where reading stopped for as long as the room is open.
  const [readPostId] = useState(room.readPostId);
  const rows = rowsOf(posts, { zone: f.context.zone, readPostId, me: user.id });
  const newest = posts.at(-1);
  const { isBelow, scrolled } = usePlace(box, { posts, pending: own.length, sought });
  const glance = useReading(room.id, box, newest?.lastId ?? 0);
  return (
    <>
      <div
        ref={box}
        className={styles.stream}
        role="log"
        aria-label={t("chat")}
        tabIndex={-1}
        data-testid="chat-stream"
        onScroll={() => {
          scrolled();
          glance();
          const near = box.current && box.current.scrollTop < 240;
          if (near && query.hasPreviousPage && !query.isFetchingPreviousPage) void query.fetchPreviousPage();
        }}
      >
        <div className={styles.content}>
          <div className={styles.spring} />
          {query.hasPreviousPage && (
            <Button
              variant="subtle"
              size="compact-sm"
              className={styles.older}
              loading={query.isFetchingPreviousPage}
              onClick={() => void query.fetchPreviousPage()}
            >
              {t("older")}
            </Button>
          )}
          {posts.length === 0 && own.length === 0 && (
            <EmptyState compact={compact} title={t("noPosts")} hint={t("noPostsHint")} />
          )}
          {rows.map((row) =>
            row.kind === "day" ? (
              <div key={row.key} className={styles.day}>
                <span>{f.day(row.day)}</span>
              </div>
            ) : row.kind === "new" ? (
              <div key={row.key} className={styles.new} data-testid="chat-new-mark">
                <span>{t("newPosts")}</span>
              </div>
            ) : (
              <PostRow
                key={row.key}
                post={row.post}
                isFirst={row.isFirst}
                isSought={row.post.id === sought}
                deeds={deeds}
                onOpen={onSeek}
              />
            ),
          )}
          {own.map((pending) => (
            <PendingRow key={pending.key} pending={pending} />
          ))}
          {query.hasNextPage && (
            <Button
              variant="subtle"
              size="compact-sm"
              className={styles.older}
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t("newPosts")}
            </Button>
          )}
        </div>
      </div>
      {(isBelow || query.hasNextPage) && (
        <Button
          className={styles.down}
          variant="default"
          size="compact-md"
          radius="xl"
          leftSection={<IconArrowDown size={16} />}
          onClick={() => (sought ? onSeek(undefined) : box.current?.scrollTo({ top: box.current.scrollHeight }))}
          data-testid="chat-down"
        >
          {room.unread > 0 ? t("toNewestCount", { n: room.unread }) : t("toNewest")}
        </Button>
      )}
    </>
  );
}

const NEAR = 80;

/** Keeps the place: at the end it follows what comes, elsewhere nothing moves under the reader's eyes. */
function usePlace(
  box: RefObject<HTMLDivElement | null>,
  now: { posts: Post[]; pending: number; sought: number | undefined },
) {
  const atEnd = useRef(true);
  const before = useRef<{ first: number | undefined; height: number } | null>(null);
  const [isBelow, setBelow] = useState(false);
  const first = now.posts[0]?.id;
  const last = now.posts.at(-1)?.lastId;
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const was = before.current;
    before.current = { first, height: element.scrollHeight };
    if (!was) {
      begin(element, now.sought);
      atEnd.current = isAtEnd(element);
      return;
    }
    if (was.first !== first) element.scrollTop += element.scrollHeight - was.height;
    else if (atEnd.current) element.scrollTop = element.scrollHeight;
  }, [box, first, last, now.pending, now.sought, now.posts]);
  useFollowing(box, atEnd, now.sought);
  const scrolled = () => {
    const element = box.current;
    if (!element) return;
    atEnd.current = isAtEnd(element);
    setBelow(!atEnd.current);
  };
  return { isBelow, scrolled };
}

const isAtEnd = (box: HTMLElement): boolean => box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;

/** So long after the opening cards and pictures may still come and push the place away. */
const SETTLING_MS = 1500;

function useFollowing(
  box: RefObject<HTMLDivElement | null>,
  atEnd: RefObject<boolean>,
  sought: number | undefined,
): void {
  useEffect(() => {
    const element = box.current;
    const content = element?.firstElementChild;
    if (!element || !content) return;
    const until = performance.now() + SETTLING_MS;
    const watcher = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
      else if (performance.now() < until) begin(element, sought);
    });
    watcher.observe(content);
    return () => watcher.disconnect();
  }, [box, atEnd, sought]);
}

/** At the sought post, else at the mark where reading stopped, else at the end. */
function begin(box: HTMLElement, sought: number | undefined): void {
  const goal = sought
    ? box.querySelector(`[data-post="${sought}"]`)
    : box.querySelector('[data-testid="chat-new-mark"]');
  if (!goal) return void (box.scrollTop = box.scrollHeight);
  const shift = goal.getBoundingClientRect().top - box.getBoundingClientRect().top;
  box.scrollTop += shift - box.clientHeight / (sought ? 2.5 : 4);
}

function StreamSkeleton() {
  return (
    <div className={styles.skeleton} data-testid="state-loading">
      {[62, 38, 74, 46, 55].map((width) => (
        <div key={width} className={styles.skeletonRow}>
          <Skeleton width={34} height={34} round />
          <div className={styles.skeletonWords}>
            <Skeleton width={120} height={12} />
            <Skeleton width={`${width}%`} />
          </div>
        </div>
      ))}
    </div>
  );
}
