import { urlOf } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { late } from "../lib/late.tsx";
import styles from "./message-files.module.css";
import { uiTexts } from "./texts.ts";

// Of all messages few bring a file that is neither seen nor heard in place.
const FileChips = late(() => import("./file-chips.tsx").then((module) => module.FileChips));

type MessageFile = {
  n: number;
  name: string;
  type: string;
  size: number | null;
  isHere: boolean;
  error: string | null;
};

/** Pictures to look at, sounds to hear, everything else to open; a file still on its way, or lost, says so. */
export function MessageFiles({ messageId, files }: { messageId: number; files: MessageFile[] }) {
  const t = useTexts(uiTexts);
  if (files.length === 0) return null;
  const hrefOf = (n: number) => urlOf("/api/messages/:id/files/:n", { id: messageId, n });
  const others = files.filter((file) => file.isHere && kindOf(file.type) === "other");
  return (
    <div className={styles.files} data-testid={`message-files-${messageId}`}>
      {files.map((file) =>
        file.isHere ? (
          <Shown key={file.n} file={file} href={hrefOf(file.n)} />
        ) : (
          <p key={file.n} className={file.error === null ? styles.waiting : styles.failed}>
            {t(file.error === null ? "fileOnItsWay" : "fileLost", { name: file.name })}
          </p>
        ),
      )}
      {others.length > 0 && (
        <FileChips
          label={t("files")}
          files={others.map((file) => ({ ...file, key: file.n, size: file.size ?? 0, href: hrefOf(file.n) }))}
        />
      )}
    </div>
  );
}

function Shown({ file, href }: { file: MessageFile; href: string }) {
  const t = useTexts(uiTexts);
  switch (kindOf(file.type)) {
    case "picture":
      return (
        <a className={styles.picture} href={href} target="_blank" rel="noreferrer" title={file.name}>
          <img src={href} alt={t("picture", { name: file.name })} loading="lazy" decoding="async" />
        </a>
      );
    case "sound":
      // oxlint-disable-next-line jsx-a11y/media-has-caption -- what a client said has no captions
      return <audio className={styles.sound} src={href} controls preload="none" aria-label={file.name} />;
    case "film":
      // oxlint-disable-next-line jsx-a11y/media-has-caption -- nor what he filmed
      return <video className={styles.film} src={href} controls preload="none" aria-label={file.name} />;
    case "other":
      return null;
  }
}

/** Only what the server lets a browser show by itself. */
function kindOf(type: string): "picture" | "sound" | "film" | "other" {
  if (/^image\/(jpeg|png|gif|webp)$/.test(type)) return "picture";
  if (/^audio\/(mpeg|ogg|wav|mp4)$/.test(type)) return "sound";
  return type === "video/mp4" ? "film" : "other";
}
