import { IconChevronRight, IconCircleCheck, IconCircleDashed, IconClockExclamation } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Gap } from "../../api/requirements.ts";
import { useFormat } from "../lib/format.ts";
import { gapTexts } from "../lib/gap-texts.ts";
import { useTexts } from "../lib/i18n.ts";
import { useLocale } from "../lib/locale.ts";
import styles from "./gap-list.module.css";

type GapListProps = {
  gaps: readonly Gap[];
  /** Leads to the place where it is filled. */
  onFill?: ((gap: Gap) => void) | undefined;
  /** A further deed of one: «нет и не было». */
  deed?: (gap: Gap) => ReactNode;
  testId?: string;
};

const signs = { have: IconCircleCheck, missing: IconCircleDashed, old: IconClockExclamation };

/** What a card lacks: what it is, why it is needed, whose it is and since when. */
export function GapList({ gaps, onFill, deed, testId }: GapListProps) {
  return (
    <ul className={styles.list} data-testid={testId}>
      {gaps.map((gap) => (
        <GapRow key={`${gap.kind} ${gap.what}`} gap={gap} onFill={onFill} deed={deed} />
      ))}
    </ul>
  );
}

function GapRow({ gap, onFill, deed }: { gap: Gap } & Pick<GapListProps, "onFill" | "deed">) {
  const t = useTexts(gapTexts);
  const locale = useLocale();
  const f = useFormat();
  const Sign = signs[gap.state];
  const title = locale === "ru" ? gap.title : gap.titleEn;
  const days = f.daysSince(gap.since);
  const words = (
    <>
      <Sign size={18} stroke={1.8} className={styles.sign} data-state={gap.state} aria-hidden />
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        <span className={styles.why}>{locale === "ru" ? gap.why : gap.whyEn}</span>
        <span className={styles.meta}>
          {t(gap.state)} · {t(`owes_${gap.owes}`)}
          {gap.state !== "have" && <> · {days === 0 ? t("today") : t("age", { n: days })}</>}
        </span>
      </span>
    </>
  );
  return (
    <li className={styles.item} data-testid={`gap-${gap.what}`} data-state={gap.state}>
      {onFill ? (
        <button
          type="button"
          className={styles.row}
          aria-label={t("fill", { name: title })}
          onClick={() => onFill(gap)}
        >
          {words}
          <IconChevronRight size={17} className={styles.go} aria-hidden />
        </button>
      ) : (
        <div className={styles.row}>{words}</div>
      )}
      {deed?.(gap)}
    </li>
  );
}
