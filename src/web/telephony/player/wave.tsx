import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { formatLength } from "../../lib/dates.ts";
import { useTexts } from "../../lib/i18n.ts";
import styles from "./player.module.css";
import { playerTexts } from "./player-texts.ts";
import { barsOf, deedOf, momentAt, type PlayerDeed } from "./wave-model.ts";

const BAR = 4;
const HEIGHT = 32;

type WaveProps = {
  /** Undefined while they are read; none where the sound is of another kind: then a plain line shows the place. */
  peaks: readonly number[] | undefined;
  at: number;
  length: number;
  onAct: (deed: PlayerDeed) => void;
  onPress: (to: number) => void;
};

export function Wave({ peaks, at, length, onAct, onPress }: WaveProps) {
  const t = useTexts(playerTexts);
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const bars = barsOf(peaks ?? [], Math.floor(width / BAR));
  const share = length > 0 ? Math.min(1, at / length) : 0;
  const pressed = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width: full } = event.currentTarget.getBoundingClientRect();
    onPress(momentAt(event.clientX - left, full, length));
  };
  const typed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const deed = deedOf({ code: event.code, shiftKey: event.shiftKey }, at, length);
    if (!deed) return;
    event.preventDefault();
    event.stopPropagation();
    onAct(deed);
  };
  return (
    <div
      ref={box}
      className={styles.wave}
      role="slider"
      tabIndex={0}
      aria-label={t("place")}
      aria-valuemin={0}
      aria-valuemax={Math.round(length)}
      aria-valuenow={Math.round(at)}
      aria-valuetext={t("placeAt", { at: formatLength(at), all: formatLength(length) })}
      onPointerDown={pressed}
      onKeyDown={typed}
      data-testid="wave"
      data-peaks={peaks?.length ?? 0}
    >
      <svg width={width} height={HEIGHT} aria-hidden="true" className={styles.bars}>
        <path d={pathOf(bars)} className={styles.toCome} />
        <path d={pathOf(bars)} className={styles.passed} style={{ clipPath: `inset(0 ${(1 - share) * 100}% 0 0)` }} />
      </svg>
    </div>
  );
}

/** One path for all bars: a hundred elements a call would be thousands in a timeline. */
const pathOf = (bars: readonly number[]): string =>
  bars
    .map((height, place) => {
      const tall = Math.max(2, height * (HEIGHT - 4));
      return `M${place * BAR + 1} ${((HEIGHT - tall) / 2).toFixed(1)}v${tall.toFixed(1)}`;
    })
    .join("");

function useWidth(box: { current: HTMLDivElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const node = box.current;
    if (!node) return;
    const watcher = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    watcher.observe(node);
    return () => watcher.disconnect();
  }, [box]);
  return width;
}
