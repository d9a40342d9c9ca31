import { IconChevronDown } from "@tabler/icons-react";
import { useId, useState, type ReactNode } from "react";
import { formatLength } from "../../lib/dates.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { late } from "../../lib/late.tsx";
import type { Figures } from "../queries.ts";
import { noNarrowing, type Filters } from "./filters.ts";
import styles from "./figures.module.css";
import { figureTexts } from "./list-texts.ts";

const FiguresInFull = late(() => import("./figures-in-full.tsx").then((module) => module.FiguresInFull));

type LineFiguresProps = { figures: Figures; onFilters: (change: Partial<Filters>) => void };

/** The answers first; every number opens the list behind it. */
export function LineFigures({ figures, onFilters }: LineFiguresProps) {
  const t = useTexts(figureTexts);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const show = (change: Partial<Filters>) => onFilters({ ...noNarrowing, tab: "all", ofLine: true, ...change });
  return (
    <section className={styles.figures} aria-label={t("figures")} data-testid="line-figures">
      <Tiles total={figures.total} show={show} />
      <button
        type="button"
        className={styles.fold}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        data-testid="figures-more"
      >
        {t("more")}
        <IconChevronDown size={16} data-open={isOpen || undefined} />
      </button>
      {isOpen && (
        <div id={id}>
          <FiguresInFull figures={figures} show={show} />
        </div>
      )}
    </section>
  );
}

type TilesProps = { total: Figures["total"]; show: (change: Partial<Filters>) => void };

function Tiles({ total, show }: TilesProps) {
  const t = useTexts(figureTexts);
  const f = useFormat();
  const incoming = total.answered + total.lost;
  const share = incoming === 0 ? "" : t("lostShare", { share: `${Math.round((total.lost / incoming) * 100)}%` });
  return (
    <div className={styles.tiles}>
      <Tile
        name={t("answered")}
        value={f.number(total.answered)}
        onOpen={() => show({ direction: "in", outcome: "talked" })}
        testId="figure-answered"
      />
      <Tile
        name={t("lost")}
        value={f.number(total.lost)}
        aside={share}
        isWide
        tone={total.lost > 0 ? "red" : undefined}
        onOpen={() => show({ tab: "missed" })}
        testId="figure-lost"
      >
        {total.lostBusy > 0 && (
          <Inner onOpen={() => show({ tab: "missed", lostBusy: true })} testId="figure-busy">
            {t("lostBusy", { n: total.lostBusy })}
          </Inner>
        )}
        {total.calledBack > 0 && (
          <Inner onOpen={() => show({ tab: "missed", calledBack: true })} testId="figure-back">
            {t("calledBack", { n: total.calledBack })}
          </Inner>
        )}
      </Tile>
      <Tile
        name={t("waiting")}
        value={total.waitingSeconds === null ? t("none") : formatLength(total.waitingSeconds)}
        onOpen={() => show({ direction: "in" })}
        testId="figure-waiting"
      >
        {total.longestWaitingSeconds === null
          ? t("waitingHint")
          : t("longest", { time: formatLength(total.longestWaitingSeconds) })}
      </Tile>
      <Tile name={t("out")} value={f.number(total.out)} onOpen={() => show({ direction: "out" })} testId="figure-out">
        {total.out > 0 && (
          <Inner onOpen={() => show({ direction: "out", outcome: "talked" })} testId="figure-out-talked">
            {t("outTalked", { n: total.outTalked })}
          </Inner>
        )}
      </Tile>
      <Tile
        name={t("talk")}
        value={formatLength(total.talkSeconds)}
        onOpen={() => show({ outcome: "talked" })}
        testId="figure-talk"
      >
        {t("talkHint")}
      </Tile>
    </div>
  );
}

type TileProps = {
  name: string;
  value: string;
  aside?: string;
  /** Takes a row of its own on a phone. */
  isWide?: boolean;
  tone?: "red" | undefined;
  onOpen: () => void;
  testId: string;
  children?: ReactNode;
};

function Tile({ name, value, aside, isWide, tone, onOpen, testId, children }: TileProps) {
  return (
    <div className={styles.tile} data-wide={isWide || undefined}>
      <button type="button" className={styles.main} onClick={onOpen} data-testid={testId}>
        <span className={styles.name}>{name}</span>
        <b className={styles.value} data-tone={tone}>
          {value}
          {aside && <span className={styles.aside}>{aside}</span>}
        </b>
      </button>
      <div className={styles.detail}>{children}</div>
    </div>
  );
}

function Inner({ onOpen, testId, children }: { onOpen: () => void; testId: string; children: ReactNode }) {
  return (
    <button type="button" className={styles.inner} onClick={onOpen} data-testid={testId}>
      {children}
    </button>
  );
}
