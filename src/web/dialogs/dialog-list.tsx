import { Button } from "@mantine/core";
import { IconSearch, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState, type RefObject } from "react";
import { queues } from "../../api/inbox.ts";
import { useTexts } from "../lib/i18n.ts";
import { Choice } from "../ui/choice.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { EmptyState, LoadingRows, QueryState } from "../ui/states.tsx";
import { useChannelName } from "./channel-sign.tsx";
import { DialogRow } from "./dialog-row.tsx";
import styles from "./list.module.css";
import { useFound, useQueue, type Brief, type Page, type Queue } from "./queries.ts";
import { dialogTexts } from "./texts.ts";

export type Place = { queue: Queue; channel: string | undefined; q: string };
const channels = ["whatsapp", "telegram", "max", "sms", "email", "call"] as const;
type Shown = (typeof channels)[number];

type DialogListProps = {
  place: Place;
  currentId: number | undefined;
  search: RefObject<HTMLInputElement | null>;
  onPlace: (change: Partial<Place>) => void;
  onOpen: (id: number) => void;
};

/** Queues, search and the list itself: one pane. */
export function DialogList({ place, currentId, search, onPlace, onOpen }: DialogListProps) {
  const t = useTexts(dialogTexts);
  const channelName = useChannelName();
  const list = useQueue(place.queue, place.channel, true);
  const counts = useKept(list.data?.pages[0]?.counts ?? null);
  const [clears, setClears] = useState(0);
  const isSearch = place.q.trim().length >= 2;
  return (
    <section className={styles.pane} aria-label={t("list")} data-testid="dialog-list">
      <SearchField key={clears} ref={search} value={place.q} onChange={(q) => onPlace({ q })} />
      <div className={styles.queues} role="group" aria-label={t("queues")}>
        {queues.map((queue) => (
          <button
            key={queue}
            type="button"
            className={styles.queue}
            aria-pressed={!isSearch && queue === place.queue}
            onClick={() => {
              // What was looked for ends with the choice of a queue: the field begins anew.
              setClears(clears + 1);
              onPlace({ queue, q: "" });
            }}
            data-testid={`queue-${queue}`}
          >
            <span className="op-truncate">{t(`queue_${queue}`)}</span>
            {counts && queue !== "all" && counts[queue] > 0 && (
              <b data-tone={queue === "waiting" ? "red" : undefined}>
                {counts[queue] >= 1000 ? "1000+" : counts[queue]}
              </b>
            )}
          </button>
        ))}
      </div>
      <div className={styles.filter}>
        <Choice
          bare
          label={t("channel")}
          value={isShown(place.channel) ? place.channel : "any"}
          onChange={(value) => onPlace({ channel: value === "any" ? undefined : value })}
          options={[
            { value: "any" as const, label: t("anyChannel") },
            ...channels.map((value) => ({ value, label: channelName(value) })),
          ]}
          testId="dialog-channel"
        />
      </div>
      <div className={styles.scroll}>
        {isSearch ? (
          <FoundRows q={place.q.trim()} channel={place.channel} currentId={currentId} onOpen={onOpen} />
        ) : (
          <QueryState query={list} compact loading={<LoadingRows rows={7} height={62} />}>
            {({ pages }) => {
              const items = pages.flatMap((page) => page.items);
              if (pages.length === 0) return <LoadingRows rows={7} height={62} />;
              if (items.length === 0) return <EmptyQueue queue={place.queue} />;
              return (
                <>
                  <Rows items={items} currentId={currentId} onOpen={onOpen} />
                  {list.hasNextPage && (
                    <More
                      busy={list.isFetchingNextPage}
                      onMore={() => void list.fetchNextPage({ cancelRefetch: false })}
                    />
                  )}
                </>
              );
            }}
          </QueryState>
        )}
      </div>
    </section>
  );
}

const isShown = (channel: string | undefined): channel is Shown => channels.some((one) => one === channel);

/** While a page comes the former counts stay: the row of queues does not jump. */
function useKept(counts: Page["counts"]): Page["counts"] {
  const [kept, setKept] = useState(counts);
  if (counts && counts !== kept) setKept(counts);
  return counts ?? kept;
}

function SearchField({
  ref,
  value,
  onChange,
}: {
  ref: RefObject<HTMLInputElement | null>;
  value: string;
  onChange: (q: string) => void;
}) {
  const t = useTexts(dialogTexts);
  const [text, setText] = useState(value);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text), 220);
    return () => clearTimeout(timer);
    // Only what is typed asks anew.
  }, [text]); // oxlint-disable-line react/exhaustive-deps
  return (
    <div className={styles.search}>
      <IconSearch size={17} stroke={1.8} />
      <input
        ref={ref}
        type="search"
        aria-label={t("searchName")}
        placeholder={t("search")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") setText("");
        }}
        data-testid="dialog-search"
      />
      {text !== "" && (
        <IconButton label={t("clearSearch")} size={26} icon={<IconX size={15} />} onClick={() => setText("")} />
      )}
    </div>
  );
}

type RowsProps = {
  items: Parameters<typeof DialogRow>[0]["item"][];
  currentId: number | undefined;
  onOpen: (id: number) => void;
};

const Rows = ({ items, currentId, onOpen }: RowsProps) => (
  <ul className={styles.rows}>
    {items.map((item: Brief) => (
      <li key={item.id}>
        <DialogRow item={item} isCurrent={item.id === currentId} onOpen={() => onOpen(item.id)} />
      </li>
    ))}
  </ul>
);

function FoundRows({ q, channel, ...rows }: { q: string; channel: string | undefined } & Omit<RowsProps, "items">) {
  const t = useTexts(dialogTexts);
  const found = useFound(q, channel);
  return (
    <QueryState query={found} compact loading={<LoadingRows rows={5} height={62} />}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState compact title={t("nothingFound")} hint={t("nothingFoundHint")} />
        ) : (
          <Rows items={items} {...rows} />
        )
      }
    </QueryState>
  );
}

function EmptyQueue({ queue }: { queue: Queue }) {
  const t = useTexts(dialogTexts);
  const isWaiting = queue === "waiting";
  return (
    <EmptyState
      compact
      title={t(isWaiting ? "nobodyWaits" : "emptyQueue")}
      hint={t(isWaiting ? "nobodyWaitsHint" : "emptyQueueHint")}
    />
  );
}

function More({ busy, onMore }: { busy: boolean; onMore: () => void }) {
  const t = useTexts(dialogTexts);
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && !busy && onMore(), {
      rootMargin: "400px",
    });
    if (mark.current) seen.observe(mark.current);
    return () => seen.disconnect();
  }, [busy, onMore]);
  return (
    <div ref={mark} className={styles.more}>
      <Button variant="default" size="compact-sm" loading={busy} onClick={onMore}>
        {t("more")}
      </Button>
    </div>
  );
}
