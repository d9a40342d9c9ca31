import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { EmptyState, LoadingRows, QueryState } from "../ui/states.tsx";
import { groupWords } from "./group-words.ts";
import type { DialogParts } from "./parts.ts";
import { useWords } from "./queries.ts";
import styles from "./stream.module.css";
import { dialogTexts } from "./texts.ts";
import { WordLine } from "./word.tsx";

type StreamProps = {
  id: number;
  clientId: number | null;
  clientName: string;
  letterId: number | null;
  onLetter: () => void;
  parts: DialogParts;
};

/**
 * The conversation, its end in sight. The box is turned upside down by CSS: the browser itself keeps the end in place
 * when words come, and the place of reading when older ones are put above.
 */
export function Stream({ id, ...place }: StreamProps) {
  const t = useTexts(dialogTexts);
  const f = useFormat();
  const words = useWords(id);
  return (
    <div className={styles.scroll} role="log" aria-label={t("stream")} tabIndex={0} data-testid="dialog-stream">
      <div className={styles.inner}>
        <QueryState query={words} compact loading={<LoadingRows rows={6} height={58} />}>
          {({ pages }) => {
            const days = groupWords(
              pages.flatMap((page) => page.items),
              f.context.zone,
            );
            if (days.length === 0) return <EmptyState compact title={t("noWords")} hint={t("noWordsHint")} />;
            return (
              <>
                {words.hasNextPage && (
                  <Older
                    busy={words.isFetchingNextPage}
                    onMore={() => void words.fetchNextPage({ cancelRefetch: false })}
                  />
                )}
                {days.map((day) => (
                  <section key={day.day} className={styles.day} aria-label={f.day(day.day)}>
                    <h3 className={styles.dayName}>
                      <span>{f.day(day.day)}</span>
                    </h3>
                    {day.words.map((word) => (
                      <WordLine key={word.key} word={word} {...place} />
                    ))}
                  </section>
                ))}
              </>
            );
          }}
        </QueryState>
      </div>
    </div>
  );
}

function Older({ busy, onMore }: { busy: boolean; onMore: () => void }) {
  const t = useTexts(dialogTexts);
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && !busy && onMore(), {
      rootMargin: "300px",
    });
    if (mark.current) seen.observe(mark.current);
    return () => seen.disconnect();
  }, [busy, onMore]);
  return (
    <div ref={mark} className={styles.older}>
      <Button variant="default" size="compact-sm" loading={busy} onClick={onMore} data-testid="words-older">
        {t("older")}
      </Button>
    </div>
  );
}
