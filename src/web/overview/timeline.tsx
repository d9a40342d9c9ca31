import { Button } from "@mantine/core";
import { IconAdjustments, IconChevronDown } from "@tabler/icons-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { timelineKinds } from "../../api/overview.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { FilterPills } from "../ui/filter-pills.tsx";
import { SectionLine } from "../ui/panel.tsx";
import { EmptyState, LoadingRows, QueryState } from "../ui/states.tsx";
import { groupDays, type DayGroup } from "./group-days.ts";
import type { StageNames } from "./line-words.tsx";
import { useTimeline, type Item, type Kind } from "./queries.ts";
import { overviewTexts } from "./texts.ts";
import type { CallSound } from "./call-item.tsx";
import { TimelineItem, type LetterView } from "./timeline-item.tsx";
import styles from "./timeline.module.css";

type TimelineProps = {
  clientId: number;
  clientName: string;
  stageName: StageNames;
  kind: Kind;
  onKind: (kind: Kind) => void;
  /** The sound of a call: its player belongs to another slice. */
  sound: CallSound;
  /** A letter as the slice of mail shows it. */
  letter: LetterView;
  /** What stands on top under «Запланировано»; null when nothing is planned. */
  planned: ReactNode;
};

export function Timeline({ clientId, clientName, stageName, sound, letter, kind, onKind, planned }: TimelineProps) {
  const t = useTexts(overviewTexts);
  const timeline = useTimeline(clientId, kind);
  return (
    <section className={styles.timeline} aria-label={t("timeline")} data-testid="timeline">
      <h2 className="op-hidden">{t("timeline")}</h2>
      {planned}
      <FilterPills
        label={t("kinds")}
        value={kind}
        onChange={onKind}
        pills={timelineKinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
      />
      <QueryState query={timeline} compact loading={<LoadingRows rows={5} height={64} />}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0)
            return (
              <EmptyState
                compact
                title={t(kind === "all" ? "nothing" : "nothingOfKind")}
                hint={t(kind === "all" ? "nothingHint" : "nothingOfKindHint")}
              />
            );
          const place = { clientId, clientName, stageName, sound, letter };
          return <Days items={items} {...place} />;
        }}
      </QueryState>
      {timeline.hasNextPage && (
        <More busy={timeline.isFetchingNextPage} onMore={() => void timeline.fetchNextPage({ cancelRefetch: false })} />
      )}
    </section>
  );
}

type Place = Pick<TimelineProps, "clientId" | "clientName" | "stageName" | "sound" | "letter">;

function Days({ items, ...place }: Place & { items: Item[] }) {
  const f = useFormat();
  return groupDays(items, f.context.zone).map((group) => (
    <div key={group.day} className={styles.day}>
      <SectionLine>
        <span className={styles.dayName}>{f.day(group.day)}</span>
      </SectionLine>
      {group.items.map((item) => (
        <TimelineItem key={item.id} item={item} {...place} />
      ))}
      {group.noise.length > 0 && <Noise group={group} {...place} />}
    </div>
  ));
}

/** Changes of fields and other steps of the system: one line a day until somebody asks. */
function Noise({ group, ...place }: Place & { group: DayGroup }) {
  const t = useTexts(overviewTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <div className={styles.item}>
        <span className={styles.mark} data-tone="gray" data-line aria-hidden>
          <IconAdjustments size={16} stroke={1.8} />
        </span>
        <button
          type="button"
          className={styles.noise}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          data-testid={`noise-${group.day}`}
        >
          {t("noise", { n: group.noise.length })}
          <IconChevronDown size={15} data-open={isOpen || undefined} />
        </button>
      </div>
      {isOpen && group.noise.map((item) => <TimelineItem key={item.id} item={item} {...place} />)}
    </>
  );
}

/** Older portions come before the end is seen; they go below, so the place is kept. */
function More({ onMore, busy }: { onMore: () => void; busy: boolean }) {
  const t = useTexts(overviewTexts);
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && !busy && onMore(), {
      rootMargin: "500px",
    });
    if (mark.current) seen.observe(mark.current);
    return () => seen.disconnect();
  }, [onMore, busy]);
  return (
    <div ref={mark} className={styles.more}>
      <Button variant="default" onClick={onMore} loading={busy} data-testid="timeline-more">
        {t("older")}
      </Button>
    </div>
  );
}
