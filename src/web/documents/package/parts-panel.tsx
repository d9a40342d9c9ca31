import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconCircleDashed, IconClockExclamation, IconPencil } from "@tabler/icons-react";
import { useFormat } from "../../lib/format.ts";
import { sayPair, useTexts, type Pair } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { Panel } from "../../ui/panel.tsx";
import { Tag } from "../../ui/tag.tsx";
import type { Tone } from "../../ui/tone.ts";
import styles from "./package.module.css";
import type { Part } from "./queries.ts";
import { packageTexts, partReasons } from "./texts.ts";

const looks = {
  present: ["green", IconCheck],
  absent: ["hollow", IconCircleDashed],
  old: ["amber", IconClockExclamation],
  wrong: ["red", IconAlertTriangle],
} as const satisfies Record<Part["state"], readonly [Tone, unknown]>;

type PartsProps = {
  parts: readonly Part[];
  mayWrite: boolean;
  isBusy: boolean;
  /** No codes: all that can be made. */
  onMake: (codes?: string[]) => void;
  onOpen: (part: Part) => void;
};

/** The papers in the order in which they are bound, each with its state and the way to set it right. */
export function PartsPanel({ parts, mayWrite, isBusy, onMake, onOpen }: PartsProps) {
  const t = useTexts(packageTexts);
  const counted = parts.filter((part) => part.isRequired || part.state !== "absent");
  const ready = counted.filter(({ state }) => state === "present").length;
  const canMake = parts.some((part) => isMakeable(part) && part.isRequired);
  return (
    <Panel title={t("papers")} flush testId="package-parts" aside={t("count", { ready, all: counted.length })}>
      <ol className={styles.list}>
        {parts.map((part) => (
          <li key={part.code}>
            <PartRow part={part} mayWrite={mayWrite} isBusy={isBusy} onMake={onMake} onOpen={onOpen} />
          </li>
        ))}
      </ol>
      {mayWrite && canMake && (
        <div className={styles.foot}>
          <Button fullWidth variant="light" loading={isBusy} onClick={() => onMake()} data-testid="package-make">
            {t("make")}
          </Button>
        </div>
      )}
    </Panel>
  );
}

const isMakeable = (part: Part): boolean =>
  part.what === "template" &&
  part.state !== "present" &&
  !part.isHandEdited &&
  part.reason !== "no-template" &&
  part.reason !== "facts-missing";

type RowProps = { part: Part } & Omit<PartsProps, "parts">;

function PartRow({ part, mayWrite, isBusy, onMake, onOpen }: RowProps) {
  const t = useTexts(packageTexts);
  const f = useFormat();
  const locale = useLocale();
  const [tone, Sign] = looks[part.state];
  const title = sayPair(part.title, undefined, locale);
  const known = part.reason === null ? undefined : (partReasons as Record<string, Pair>)[part.reason];
  const quiet = [
    part.about,
    part.attachment === null ? (part.isRequired ? t("main") : t("optional")) : "",
    known ? sayPair(known, undefined, locale) : "",
    part.validUntil === null ? "" : t("until", { day: f.date(part.validUntil) }),
  ].filter((text) => text !== "");
  return (
    <div className={styles.row} data-testid={`part-${part.code}`} data-state={part.state}>
      <span
        className={styles.place}
        title={part.attachment === null ? undefined : t("attachment", { n: part.attachment })}
      >
        {part.attachment ?? "—"}
      </span>
      <span className={styles.words}>
        <span className={styles.title} data-main={(part.attachment === null && part.isRequired) || undefined}>
          {title}
        </span>
        {quiet.length > 0 && <span className={styles.quiet}>{quiet.join(" · ")}</span>}
      </span>
      <span className={styles.end}>
        {part.isHandEdited && (
          <Tag tone="gray" icon={<IconPencil size={13} />}>
            {t("edited")}
          </Tag>
        )}
        <Tag tone={tone} icon={<Sign size={13} />}>
          {t(part.state)}
        </Tag>
        {mayWrite && isMakeable(part) && (
          <Button
            size="compact-sm"
            variant="default"
            loading={isBusy}
            onClick={() => onMake([part.code])}
            aria-label={t("makeOne", { title })}
          >
            {t("makeShort")}
          </Button>
        )}
        {(part.nodeId !== null || part.itemId !== null) && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => onOpen(part)}
            aria-label={t("openPaper", { title })}
            data-testid={`part-open-${part.code}`}
          >
            →
          </Button>
        )}
      </span>
    </div>
  );
}
