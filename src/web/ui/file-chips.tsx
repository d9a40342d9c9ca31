import {
  IconFile,
  IconFileText,
  IconFileZip,
  IconMusic,
  IconPhoto,
  IconVideo,
  IconX,
  type Icon,
} from "@tabler/icons-react";
import type { Bringing, Uploads } from "../lib/upload.ts";
import { useTexts } from "../lib/i18n.ts";
import { useLocale, type Locale } from "../lib/locale.ts";
import { errorText } from "./error-text.ts";
import styles from "./file-chips.module.css";
import { uiTexts } from "./texts.ts";

type ShownFile = { key: string | number; name: string; type: string; size: number; href: string };

/** Files that are here: a press opens or saves one. */
export function FileChips({ files, label }: { files: ShownFile[]; label: string }) {
  const locale = useLocale();
  if (files.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={label}>
      {files.map((file) => {
        const Sign = signOf(file.type);
        return (
          <li key={file.key} style={{ maxWidth: "100%" }}>
            <a
              className={styles.chip}
              href={file.href}
              target="_blank"
              rel="noreferrer"
              data-testid={`file-${file.key}`}
            >
              <Sign size={16} stroke={1.8} />
              <span className={styles.name}>{file.name}</span>
              <span className={styles.size}>{formatSize(file.size, locale)}</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** Files on their way to the server, each with its progress, its fault in words and a way back. */
export function UploadChips({ uploads }: { uploads: Uploads }) {
  const t = useTexts(uiTexts);
  if (uploads.items.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t("files")}>
      {uploads.items.map((one) => (
        <UploadChip key={one.key} item={one} onRemove={() => uploads.remove(one.key)} />
      ))}
    </ul>
  );
}

function UploadChip({ item, onRemove }: { item: Bringing; onRemove: () => void }) {
  const t = useTexts(uiTexts);
  const locale = useLocale();
  const failed = item.error !== null;
  return (
    <li className={styles.chip} data-failed={failed || undefined} data-testid={`upload-${item.name}`}>
      <IconFile size={16} stroke={1.8} />
      <span className={styles.name}>{item.name}</span>
      <span className={styles.size}>{failed ? errorText(item.error) : formatSize(item.size, locale)}</span>
      <button
        type="button"
        className={styles.remove}
        aria-label={t("removeFile", { name: item.name })}
        onClick={onRemove}
      >
        <IconX size={15} />
      </button>
      {!failed && item.id === null && (
        <span
          className={styles.bar}
          role="progressbar"
          aria-label={item.name}
          aria-valuenow={Math.round(item.progress * 100)}
          style={{ width: "100%", transform: `scaleX(${item.progress})` }}
        />
      )}
    </li>
  );
}

const signs: readonly [RegExp, Icon][] = [
  [/^image\//, IconPhoto],
  [/^audio\//, IconMusic],
  [/^video\//, IconVideo],
  [/pdf|text|word|document/, IconFileText],
  [/zip|archive|compressed/, IconFileZip],
];
const signOf = (type: string): Icon => signs.find(([mark]) => mark.test(type))?.[1] ?? IconFile;

const UNITS: Record<Locale, readonly string[]> = { ru: ["Б", "КБ", "МБ", "ГБ"], en: ["B", "KB", "MB", "GB"] };

/** «2,4 МБ». */
export function formatSize(bytes: number, locale: Locale): string {
  const step = Math.min(3, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const value = bytes / 1024 ** step;
  const digits = step === 0 || value >= 100 ? 0 : 1;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)} ${UNITS[locale][step] ?? ""}`;
}
