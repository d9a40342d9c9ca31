import { IconPhotoOff } from "@tabler/icons-react";
import { useComputedColorScheme } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";
import { getLetterBody } from "../../api/mail.ts";
import { urlOf } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import styles from "./letter.module.css";
import type { Letter } from "./queries.ts";
import { mailTexts } from "./texts.ts";

/** What was written: HTML in a frame that can run nothing, else plain text; the quoted tail is folded. */
export function LetterBody({ letter }: { letter: Letter }) {
  return letter.hasHtml ? <HtmlBody letter={letter} /> : <PlainBody text={letter.text} quoteFrom={letter.quoteFrom} />;
}

export function PlainBody({ text, quoteFrom }: { text: string; quoteFrom: number | null }) {
  const t = useTexts(mailTexts);
  const [isWhole, setWhole] = useState(false);
  const own = quoteFrom === null ? text : text.slice(0, quoteFrom).trimEnd();
  return (
    <div className={styles.text}>
      {own}
      {quoteFrom !== null && (
        <>
          {isWhole && <blockquote className={styles.quote}>{text.slice(quoteFrom).trim()}</blockquote>}
          <button type="button" className={styles.more} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {t(isWhole ? "hideQuoted" : "quoted")}
          </button>
        </>
      )}
    </div>
  );
}

const LEAST = 60;
const MOST = 4000;

function HtmlBody({ letter }: { letter: Letter }) {
  const t = useTexts(mailTexts);
  const theme = useComputedColorScheme("light");
  const [hasRemote, setRemote] = useState(false);
  const [height, setHeight] = useState(160);
  const src = urlOf(getLetterBody.path, { id: letter.id }, { remote: hasRemote ? "1" : "0", theme });
  // No script runs in the frame, so its own origin may be read: only to learn how high it is.
  const measure = (event: SyntheticEvent<HTMLIFrameElement>) => {
    const page = event.currentTarget.contentDocument;
    if (!page) return;
    const fit = () => setHeight(Math.min(MOST, Math.max(LEAST, Math.ceil(page.body.getBoundingClientRect().height))));
    // Pictures come, quotes unfold, the window changes: each time it is another height.
    new ResizeObserver(fit).observe(page.body);
  };
  return (
    <>
      {letter.hasRemote && !hasRemote && (
        <p className={styles.notice} data-tone="gray" role="note">
          <IconPhotoOff size={16} stroke={1.8} />
          <span>{t("remote")}</span>
          <button type="button" className={styles.more} onClick={() => setRemote(true)} data-testid="letter-remote">
            {t("showRemote")}
          </button>
        </p>
      )}
      <iframe
        key={src}
        className={styles.frame}
        title={t("frame")}
        src={src}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        style={{ height }}
        onLoad={measure}
        data-testid="letter-frame"
      />
    </>
  );
}
