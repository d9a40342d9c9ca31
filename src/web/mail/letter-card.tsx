import { IconMail, IconMailOpened, IconPaperclip } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { markLetterRead } from "../../api/mail.ts";
import { call } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { late } from "../lib/late.tsx";
import { LoadingRows } from "../ui/states.tsx";
import { Tag } from "../ui/tag.tsx";
import { LetterState } from "./letter-state.tsx";
import styles from "./letter.module.css";
import type { Letter, LetterBrief } from "./queries.ts";
import { mailTexts } from "./texts.ts";

const OpenLetter = late(
  () => import("./open-letter.tsx").then((module) => module.OpenLetter),
  <LoadingRows rows={2} height={40} />,
);

type LetterCardProps = {
  letter: LetterBrief;
  /** Without it the letter cannot be answered here. */
  onReply?: (letter: Letter, toAll: boolean) => void;
};

/** A letter in a stream: folded to its head, opened where it stands. */
export function LetterCard({ letter, onReply }: LetterCardProps) {
  const t = useTexts(mailTexts);
  const f = useFormat();
  const [isOpen, setOpen] = useState(false);
  const isRead = useReading(letter, isOpen);
  const isIn = letter.direction === "in";
  const names = (isIn ? [letter.from] : letter.to).map((one) => one.name || one.address).join(", ");
  return (
    <article
      className={styles.letter}
      data-in={isIn || undefined}
      data-failed={letter.state === "failed" || undefined}
      data-testid={`letter-${letter.id}`}
    >
      <button
        type="button"
        className={styles.head}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        data-testid={`letter-open-${letter.id}`}
      >
        <span className={styles.subject}>
          {isRead ? <IconMailOpened size={16} stroke={1.8} /> : <IconMail size={16} stroke={1.8} />}
          <span className={isOpen ? styles.whole : styles.cut}>{letter.subject || t("noSubject")}</span>
        </span>
        <time className={styles.time} dateTime={letter.at} title={f.when(letter.at)}>
          {f.when(letter.at)}
        </time>
        {!isOpen && (
          <span className={styles.who}>
            {t(isIn ? "from" : "to")}: {names}
          </span>
        )}
        {!isOpen && letter.snippet && <span className={styles.snippet}>{letter.snippet}</span>}
        <Marks letter={letter} isOpen={isOpen} />
      </button>
      {isOpen && (
        <div className={styles.inside}>
          <OpenLetter id={letter.id} onReply={onReply} />
        </div>
      )}
    </article>
  );
}

function Marks({ letter, isOpen }: { letter: LetterBrief; isOpen: boolean }) {
  const t = useTexts(mailTexts);
  // Opened, it shows the files themselves.
  const files = isOpen ? 0 : letter.files;
  if (files === 0 && letter.direction === "in" && !letter.isAutomatic) return null;
  return (
    <span className={styles.tags}>
      <LetterState state={letter.state} />
      {files > 0 && <Tag icon={<IconPaperclip size={14} />}>{t("fileCount", { n: files })}</Tag>}
      {letter.isAutomatic && <Tag tone="hollow">{t("automatic")}</Tag>}
    </span>
  );
}

/** Opened is read, once. */
function useReading({ id, direction, isRead }: LetterBrief, isOpen: boolean): boolean {
  const [wasOpened, setOpened] = useState(false);
  const isNew = direction === "in" && !isRead;
  useEffect(() => {
    if (!isOpen || !isNew) return;
    setOpened(true);
    // Whether the mark was kept changes nothing for the reader; the next opening tries again.
    call(markLetterRead, { params: { id }, body: { isRead: true } }).catch(() => undefined);
  }, [id, isNew, isOpen]);
  return !isNew || wasOpened;
}
